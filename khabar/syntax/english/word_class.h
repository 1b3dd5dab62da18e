#pragma once

#include <optional>
#include <string_view>

#include "khabar/syntax/english/words.h"

namespace khabar::syntax {

/// What a mark of punctuation is in a sentence.
EnglishWord class_of_sign(std::string_view words);

/// "is", "having", "did": the auxiliaries that are known by their form; none for another word.
std::optional<EnglishWord> class_of_auxiliary(std::string_view folded);

/// What a word that is in no closed class is by its part of speech.
EnglishWord class_of_part(const Features& best);

}  // namespace khabar::syntax
