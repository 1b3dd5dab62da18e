#pragma once

#include <cstdint>

#include "khabar/language/language.h"

namespace khabar::attribution {

/// The words of an English verb that stand before it: auxiliaries, "not", adverbs ("may not have
/// been fully withdrawn"). The first of them, not before `begin`; `verb` itself where there are
/// none, and in Arabic, where they are written as one or are words of their own.
std::uint32_t verb_group_begin(const ReadText& text, std::uint32_t verb, std::uint32_t begin);

/// Whether an English verb stands behind "to": "to leave", "to be freed".
bool is_infinitive(const ReadText& text, std::uint32_t verb, std::uint32_t begin);

/// A determiner or pronoun that says that there is none: "no troops", "nobody".
bool says_none(const ReadText& text, std::uint32_t token);

}  // namespace khabar::attribution
