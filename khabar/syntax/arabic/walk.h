#pragma once

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// Opens a clause for each predicate of the sentence, in order: how it hangs on those before, and
/// what of it stands before its verb.
void open_clauses(OpenSentence& sentence);

}  // namespace khabar::syntax
