#pragma once

#include <span>

#include "khabar/syntax/english/words.h"

namespace khabar::syntax {

/// Settles what the words around a word tell of it: the verb of a question, a noun that is a verb
/// before "that", where one noun phrase ends and another begins. Time: linear in the tokens.
void settle_english_words(const ReadText& text, const TableFile& tables, TokenRange sentence,
                          std::span<EnglishToken> tokens);

}  // namespace khabar::syntax
