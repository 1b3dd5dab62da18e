#pragma once

#include <cstdint>

#include "khabar/language/language.h"

namespace khabar::syntax {

/// The noun that a phrase is built on: the first word of an Arabic one; of an English one the last
/// before what hangs on it ("heavy mortar fire on the town"). Precondition: the range is not empty.
std::uint32_t head_token(const ReadText& text, TokenRange phrase);

/// Where the words begin by which a phrase is known: from there to head_token's all may tell what
/// it is ("heavy mortar fire").
std::uint32_t first_word(const ReadText& text, TokenRange phrase);

}  // namespace khabar::syntax
