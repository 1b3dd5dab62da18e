#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"

namespace khabar::story {

/// The folded words of a text in their order: runs of letters (with their marks) or of digits.
/// A thousands separator within a number is dropped ("1,200" is "1200").
std::vector<std::string> words_of(std::string_view text, LanguageId language);

/// A folded word without the particles and the article that may be attached to it, where at least
/// three letters are left: what two texts that say the same are likely to share.
std::string_view bare_word(std::string_view word, LanguageId language);

/// "ar" is Arabic, all else English.
LanguageId language_of(std::string_view code);

}  // namespace khabar::story
