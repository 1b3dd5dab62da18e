#pragma once

#include <string>
#include <string_view>

#include "khabar/core/document.h"

namespace khabar::compile {

/// The key of a name or phrase: its words folded, one space between, signs between them gone.
/// English is cut as a text is (text/tokens.h), and only quotes and the signs of hashtags go.
std::string folded_phrase(std::string_view phrase, LanguageId language);

}  // namespace khabar::compile
