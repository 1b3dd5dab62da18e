#pragma once

#include "khabar/language/language.h"

namespace khabar::english {

/// Marks the heads of noun phrases that begin with "the", "this", a possessive or 's as definite,
/// in all their readings as nouns.
void mark_definite(ReadText& text, TokenRange sentence);

}  // namespace khabar::english
