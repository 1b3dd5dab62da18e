#pragma once

#include <cstdint>
#include <optional>

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

/// The "no" of a phrase whose first word a part has at `first` ("no lasting peace deal": an event
/// noun stands without it), or the "not" before it; not before `begin`.
std::optional<std::uint32_t> word_for_none(const ReadText& text, std::uint32_t first,
                                           std::uint32_t begin);

}  // namespace khabar::attribution
