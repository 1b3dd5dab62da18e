#pragma once

#include <cstdint>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/language/valency.h"
#include "khabar/tables/table_file.h"

namespace khabar::arabic {

/// Decides between the active and the passive of a verb whose letters allow both (qatala, qutila),
/// where the page's marks do not: by how often its passive is met (ar/passives), by what stands
/// before it, and by the phrases behind it. An active verb that needs an object and has none is
/// passive; so is one whose only phrase is what its row says the passive happens to.
class Voice {
public:
    explicit Voice(const TableFile& tables);

    /// Puts the likelier voice first among the readings of each verb of a sentence; the other loses
    /// what speaks against it. Linear in the tokens.
    void judge(ReadText& text, TokenRange sentence) const;

private:
    enum class Patient : std::uint8_t { either, person, thing };
    /// What the tables say of a verb.
    struct Use {
        std::int8_t rate = 0;  ///< of ten occurrences with the active's letters
        Patient patient = Patient::either;
        Valency valency;
    };
    /// A noun phrase behind a verb.
    struct Phrase {
        bool human = false;
        bool accusative = false;
        bool number = false;
        bool bound = false;  ///< with a pronoun of the third person
    };
    /// What follows a verb up to the end of its clause.
    struct Behind {
        std::vector<Phrase> phrases;  ///< bare ones, those of time left out
        bool preposition_first = false;
        bool content = false;  ///< "that ..."
        bool agent = false;    ///< "at the hands of"
    };

    [[nodiscard]] Use use_of(const Reading& verb) const;
    [[nodiscard]] Behind look_behind(const ReadText& text, std::uint32_t verb,
                                     std::uint32_t end) const;
    /// Whose subject a verb has.
    enum class Subject : std::uint8_t {
        behind,  ///< to be found behind the verb, or the patient of a passive
        before,  ///< a topic that stands before it, or the noun of a relative
        shared   ///< perhaps that of the verb before: joined, or behind "that"
    };
    [[nodiscard]] Subject subject_of(const ReadText& text, std::uint32_t verb,
                                     std::uint32_t begin) const;
    /// Above 0 for the passive.
    [[nodiscard]] std::int32_t evidence(const ReadText& text, std::uint32_t token,
                                        TokenRange sentence) const;
    [[nodiscard]] bool names_agent(const ReadText& text, std::uint32_t token,
                                   std::uint32_t end) const;
    [[nodiscard]] bool is_time(const ReadText& text, std::uint32_t token) const;

    const TableFile& tables_;
    const Index& deictics_;
    const Index& weekdays_;
    const Index& months_;
    const Index& agents_;
    const Sheet* verbs_;
    SheetId verb_sheet_{};
    std::vector<Use> uses_;  ///< by row of ar/verbs
};

}  // namespace khabar::arabic
