#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace khabar {

/// What a character is to the splitter of tokens.
enum class CharKind : std::uint8_t {
    space,
    line_end,
    hidden,
    letter,
    mark,
    digit,
    punctuation,
    symbol
};

/// The same as kind_of, for any character.
CharKind kind_of_any(char32_t c);

/// The kinds of ASCII, which is nearly all of English text.
inline constexpr auto ascii_kinds = [] {
    std::array<CharKind, 0x80> kinds{};
    for (char32_t c = 0; c < 0x80; ++c) {
        const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        const bool symbol = std::u32string_view(U"$+<=>^`|~").find(c) != std::u32string_view::npos;
        kinds[c] = c == U'\n'               ? CharKind::line_end
                   : c <= U' ' || c == 0x7F ? CharKind::space
                   : letter                 ? CharKind::letter
                   : c >= U'0' && c <= U'9' ? CharKind::digit
                   : symbol                 ? CharKind::symbol
                                            : CharKind::punctuation;
    }
    return kinds;
}();

inline CharKind kind_of(char32_t c) {
    return c < 0x80 ? ascii_kinds[c] : kind_of_any(c);
}

/// Where the number ends whose first digit ends at `end`: digits and what stands between two of
/// them (1,000 or 3.5 or 10/5). Precondition: end <= limit <= text.size().
std::uint32_t number_end(std::string_view text, std::uint32_t end, std::uint32_t limit);

}  // namespace khabar
