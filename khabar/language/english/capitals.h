#pragma once

#include <cstdint>
#include <vector>

#include "khabar/language/language.h"

namespace khabar::english {

/// What the capitals of a word tell.
enum class Capital : std::uint8_t {
    small,
    idle,    ///< it begins a sentence, or all words have one
    inside,  ///< only names, and words that stand as one, have it there
    acronym  ///< all its letters are capitals, where other words are small
};

/// One for each token of a sentence. In a title where most words have capitals, and in text of
/// capitals alone, they tell nothing.
void judge_capitals(const Document& document, const Tokens& tokens, const Sentence& sentence,
                    std::vector<Capital>& out);

}  // namespace khabar::english
