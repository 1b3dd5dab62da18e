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

/// The same as decode_at, for any character; that one is for the innermost loops.
CodePoint decode_any(std::string_view text, std::size_t at);

/// Decodes the character that begins at `at`. Precondition: at < text.size().
inline CodePoint decode_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80u) {
        return {lead, 1};
    }
    if (lead >= 0xC2u && lead <= 0xDFu && at + 1 < text.size()) {  // Arabic letters among them
        const auto next = static_cast<unsigned char>(text[at + 1]);
        if ((next & 0xC0u) == 0x80u) {
            return {((lead & 0x1Fu) << 6u) | (next & 0x3Fu), 2};
        }
    }
    return decode_any(text, at);
}

/// Whether the whole text is well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

/// The text with each run of bad bytes replaced by U+FFFD, as browsers do.
std::string mend_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t value);

}  // namespace khabar
