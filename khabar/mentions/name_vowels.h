#pragma once

#include <string_view>

namespace khabar::mentions {

/// Whether the vowel marks of two spellings of the same letters contradict each other: "عُمان" is
/// Oman, "عَمّان" is Amman. A letter without a mark contradicts nothing.
bool vowels_conflict(std::string_view one, std::string_view other);

}  // namespace khabar::mentions
