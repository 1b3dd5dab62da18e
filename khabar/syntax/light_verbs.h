#pragma once

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// "They launched an attack on X": the noun carries the event, the verb its arguments. Which verbs,
/// and where the noun and its roles stand: lexicon/ar/light_verbs.tsv.
/// clause: that of a verb or of its noun, light or not.
void carry_light_verb(OpenSentence& sentence, std::uint32_t clause);

}  // namespace khabar::syntax
