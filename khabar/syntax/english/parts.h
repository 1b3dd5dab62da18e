#pragma once

#include <optional>

#include "khabar/syntax/english/sentence.h"

namespace khabar::syntax {

/// The last noun phrase that an actor of the sentences before is told by, for "he" and "they".
struct EnglishMemory {
    std::optional<Clause::Part> last;
    std::optional<Clause::Part> one;      ///< no crowd, for "he"
    std::optional<Clause::Part> many;     ///< for "they"
    std::optional<Clause::Part> speaker;  ///< for "we" in a quotation that goes on
    std::optional<Clause::Part> body;     ///< neither person nor crowd, for "it"
    bool thing = false;                   ///< the sentence before was about a thing: "it" is that
};

/// Collects what hangs on a verb, on a noun that names an event. Precondition: the walk is done.
void collect_of_english_verb(EnglishSentence& sentence, std::uint32_t clause);
void collect_of_english_noun(EnglishSentence& sentence, std::uint32_t clause);

/// Hangs event nouns on the predicates whose parts they are, and lends what the words let them
/// share. Precondition: the parts of all clauses are collected.
void link_english_nouns(EnglishSentence& sentence);

/// Gives verbs and nouns without a subject that of what governs them, and pronouns whom they stand
/// for.
void take_english_subjects(EnglishSentence& sentence, EnglishMemory& memory);

/// "An attack blamed on X", "which police attributed to X": the deed is that one's, unless its
/// words name another. Precondition: the parts of all clauses are collected.
void give_deeds_to_blamed(EnglishSentence& sentence);

/// Prepositions behind which a predicate's own complement stands, not a circumstance.
bool governs_in_english(std::string_view particle);
/// Prepositions of a circumstance, which belongs to the verb: after, despite.
bool is_circumstance(std::string_view particle);

}  // namespace khabar::syntax
