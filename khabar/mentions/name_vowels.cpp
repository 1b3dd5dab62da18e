#include "khabar/mentions/name_vowels.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/marks.h"

namespace khabar::mentions {

namespace {

/// One byte a letter: what is written on it (language/arabic/marks.h).
std::string marks_on_letters(std::string_view written) {
    std::string letters;
    for (std::size_t at = 0; at < written.size();) {
        const CodePoint point = decode_any(written, at);
        const std::uint8_t mark = arabic::code_of_mark(point.value);
        if (mark == 0) {
            letters.push_back(0);
        } else if (!letters.empty()) {
            letters.back() = static_cast<char>(
                arabic::with_mark(static_cast<std::uint8_t>(letters.back()), mark));
        }
        at += point.length;
    }
    return letters;
}

}  // namespace

bool vowels_conflict(std::string_view one, std::string_view other) {
    const std::string a = marks_on_letters(one);
    const std::string b = marks_on_letters(other);
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto x = static_cast<std::uint8_t>(a[i]);
        const auto y = static_cast<std::uint8_t>(b[i]);
        const bool vowels = (x & arabic::marks::vowel) != 0 && (y & arabic::marks::vowel) != 0;
        if ((vowels && (x & arabic::marks::vowel) != (y & arabic::marks::vowel)) ||
            (x != 0 && y != 0 && (x & arabic::marks::doubled) != (y & arabic::marks::doubled))) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::mentions
