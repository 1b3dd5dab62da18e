#pragma once

#include <string>
#include <string_view>

namespace khabar::arabic {

/// UTF-8 to code points, and back.
std::u32string decode(std::string_view text);
std::string encode(std::u32string_view letters);

}  // namespace khabar::arabic
