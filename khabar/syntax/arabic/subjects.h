#pragma once

#include <cstddef>
#include <cstdint>

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// "The army took the town and killed five": a transitive verb that goes on behind "and", agrees
/// with the subject before it and has but one bare phrase, has that for its object. A verb behind
/// its subject agrees in number too: "gunmen attacked and was killed X" begins anew.
[[nodiscard]] bool shares_subject(const OpenSentence& sentence, const Clause& clause,
                                  std::size_t verb);

/// A dropped subject is that of the clause before, of who governs the noun, of the speaker of the
/// sentence before, or of the many who were last spoken of as acting.
void take_dropped_subject(OpenSentence& sentence, std::uint32_t clause);

/// Those whom a sentence that was read to its end leaves in mind.
void remember(const OpenSentence& sentence, Memory& memory);

}  // namespace khabar::syntax
