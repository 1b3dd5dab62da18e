#pragma once

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// Hangs the event nouns of a sentence on the predicates whose parts they are, and gives each what
/// the words let it share with them: the construct state of a pair of nouns, the complement that
/// stands behind a verb's object, what hangs on the noun in the construct.
/// Precondition: the parts of all clauses are collected.
void link_governed(OpenSentence& sentence);

}  // namespace khabar::syntax
