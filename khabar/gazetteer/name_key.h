#pragma once

#include <string>
#include <string_view>

#include "khabar/core/document.h"

namespace khabar::gazetteer {

/// Arabic for a name that holds an Arabic letter, else English: how fold() is to take it.
LanguageId language_of_name(std::string_view name);

/// The key under which a name is found: its words and numbers as split_tokens (text/tokens.h) cuts
/// a text, each folded, with one space between them. So the tokens of a text, folded and joined,
/// meet it; whoever walks a text passes over the signs between them.
///
///   "Al-Qa'im"       al qa'im        a hyphen cuts, an apostrophe behind an ASCII letter does not
///   "6th of October" 6 th of october
///
/// Empty for a name without letters and digits.
std::string name_key(std::string_view name);

}  // namespace khabar::gazetteer
