#pragma once

#include "khabar/syntax/english/sentence.h"

namespace khabar::syntax {

/// Opens a clause for each predicate of an English sentence, in order: how it hangs on those before
/// it, and its subject. Linear in the sentence, but for looks ahead of a bounded length.
void open_english_clauses(EnglishSentence& sentence);

}  // namespace khabar::syntax
