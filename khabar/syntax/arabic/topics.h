#pragma once

#include <cstddef>
#include <optional>

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// What stands before a verb and waits for it.
struct Waiting {
    std::optional<std::size_t> topic;       ///< unit of a bare phrase with no predicate yet
    std::optional<std::size_t> antecedent;  ///< unit that a relative pronoun stands for
    const Reading* that_pronoun = nullptr;  ///< "that he": its subject is a pronoun
};

/// "An attack that fighters launched" has no relative pronoun when the noun is indefinite: the
/// verb's own pronoun points back, over the noun's adjectives.
[[nodiscard]] std::optional<std::size_t> bare_antecedent(const OpenSentence& sentence,
                                                         std::size_t verb);

/// A phrase before the verb is its subject; a relative pronoun's noun is subject or object, and
/// then "that he" waits for the next verb.
/// clause: the verb's, not yet among those of the sentence.
void take_topic(OpenSentence& sentence, std::size_t verb, Clause& clause, Waiting& waiting);

}  // namespace khabar::syntax
