#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/english/actor_words.h"
#include "khabar/mentions/offices.h"

namespace khabar::actors {

/// Names of human beings in English: who of the lexicon bears one, and names that no row knows,
/// which give no identity.
class EnglishPersons {
public:
    EnglishPersons(const Scene& scene, const EnglishWords& words)
        : in_(scene), words_(words), offices_(scene.tables) {}

    /// The end of a run of words that look like a person's name, or `at`. Without a title before it
    /// a run has two words and begins with a given name, or somebody says something.
    [[nodiscard]] std::uint32_t run(std::uint32_t at, bool titled) const;
    /// "Donald J. Trump": who of the lexicon has the first name and the family's name of a run.
    [[nodiscard]] std::optional<RowId> bearer(std::uint32_t begin, std::uint32_t end) const;
    /// "President Assad": who of that family's name held the office that a title is.
    ///
    /// title    the phrase before the name, with its country where it says one
    [[nodiscard]] std::optional<RowId> holder(const Phrase& title,
                                              const mentions::NameMatch& family) const;
    /// Whether a family's name alone, and nobody whom the text told in full.
    [[nodiscard]] bool unknown_family(const mentions::NameMatch& match) const;

    /// The end of the title that stands in the text from `begin` or later and goes beyond `end`:
    /// "minister of foreign affairs"; `end` for none.
    [[nodiscard]] std::uint32_t end_of_title(std::uint32_t begin, std::uint32_t end) const;
    /// "The Egyptian foreign minister" is EGY.foreign-minister, whoever holds it.
    void read_office(Phrase& phrase) const;

    /// Keeps what a titled phrase said of the unknown name in it, for later mentions by name.
    void remember(const Phrase& phrase);
    /// What an earlier phrase of this document said of the one whose name stands at a token.
    [[nodiscard]] const ActorMention* known(std::uint32_t at) const;

private:
    [[nodiscard]] bool ends_name(std::uint32_t begin, std::uint32_t last) const;
    [[nodiscard]] std::string where(const Phrase& phrase, std::uint32_t title) const;
    [[nodiscard]] bool goes_on(std::uint32_t token, bool first) const;

    const Scene& in_;
    const EnglishWords& words_;
    mentions::Offices offices_;
    std::map<std::string, ActorMention, std::less<>> told_;  ///< by family's name
};

}  // namespace khabar::actors
