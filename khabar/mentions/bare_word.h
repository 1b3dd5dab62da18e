#pragma once

#include <cstdint>
#include <string>

#include "khabar/language/language.h"

namespace khabar::mentions {

/// The folded word under a reading: attached particles cut, the article kept, or put back after the
/// l- that hides it.
std::string bare_word(const ReadText& text, std::uint32_t token, const Reading& reading);

}  // namespace khabar::mentions
