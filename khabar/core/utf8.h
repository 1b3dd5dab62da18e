#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

/// One decoded character and the bytes that it took. Bad bytes decode as U+FFFD, one byte long.
struct CodePoint {
    char32_t value;
    std::uint32_t length;
};

constexpr char32_t replacement_character = 0xFFFD;

/// Decodes the character that begins at `at`. Precondition: at < text.size().
CodePoint decode_at(std::string_view text, std::size_t at);

/// Whether the whole text is well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

/// The text with each run of bad bytes replaced by U+FFFD, as browsers do.
std::string mend_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t value);

}  // namespace khabar
