#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/span.h"
#include "khabar/export/persons.h"
#include "khabar/record/record.h"

namespace khabar::exports {

/// What stands for a person's name, and for words that may hold one.
inline constexpr std::string_view person_mark = "[person]";
inline constexpr std::string_view left_out_mark = "[left out]";

/// "ar" and "en" of records.
LanguageId language_of(const record::Record& record);

/// The names that must not be told of one record, or of all records of a document.
class Secrets {
public:
    explicit Secrets(const Persons& persons) : persons_(persons) {}

    /// Takes in the persons of the record: links of kind person, identities of persons, holders of
    /// offices, words of an office beyond its title, and whoever is not known to be none.
    void learn(const record::Record& record);

    /// Whether the words name a person, or may.
    [[nodiscard]] bool is_person(const record::Entity& entity, LanguageId language) const;
    [[nodiscard]] bool is_person(const record::Link& link, LanguageId language) const;
    [[nodiscard]] bool is_office(std::string_view id) const;

    /// Where names stand in a text, in bytes, in order and apart: whole words that have the form of
    /// a part of a name, attached letters with them.
    [[nodiscard]] std::vector<Span> in(std::string_view text, LanguageId language) const;
    /// The text with a mark for each name.
    [[nodiscard]] std::string masked(std::string_view text, LanguageId language) const;
    /// The same for the names that were learnt alone: the name of an outlet is no text about
    /// people.
    [[nodiscard]] std::string masked_known(std::string_view text, LanguageId language) const;
    /// The words of a person with the mark for the name: a title before it stays.
    [[nodiscard]] std::string masked_person(std::string_view words, LanguageId language) const;
    /// Whether the text may hold names of persons that neither the records nor Persons tell.
    [[nodiscard]] bool in_doubt(std::string_view text, LanguageId language) const {
        return !text.empty() && !named_in(text, language);
    }

private:
    void add_known(std::vector<Span>& found, std::string_view text, LanguageId language) const;
    [[nodiscard]] std::optional<std::vector<Span>> named_in(std::string_view text,
                                                            LanguageId language) const {
        return persons_.named_in ? persons_.named_in(text, language) : std::nullopt;
    }
    [[nodiscard]] bool names_person(std::string_view id) const;
    [[nodiscard]] bool words_name_person(std::string_view words, LanguageId language) const;
    /// As it stands, and each part of it by itself.
    void add(std::string_view name, LanguageId language);
    /// As it stands alone: words that hold more than a name.
    void add_whole(std::string_view words);
    void learn_words(std::string_view words, const record::Identity& who, bool person, bool office,
                     LanguageId language);
    void learn_who(const record::Words& words, const record::Identity& who,
                   const std::optional<record::Identity>& holder, bool person, LanguageId language);
    void learn_chain(const std::vector<record::Link>& chain, LanguageId language);

    const Persons& persons_;
    std::vector<std::string> words_;  ///< parts of names, folded, each once
    std::vector<std::string> names_;  ///< whole names as written
};

}  // namespace khabar::exports
