#include "khabar/export/terminal.h"

#include <cstdint>

#include <unicode/uchar.h>

#include "khabar/core/utf8.h"

namespace khabar::exports {

namespace {

constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";     // U+2068
constexpr std::string_view pop_directional_isolate = "\xE2\x81\xA9";  // U+2069

UChar32 scalar(char32_t c) {
    return static_cast<UChar32>(c);
}

bool is_bidi_control(char32_t c) {
    return u_hasBinaryProperty(scalar(c), UCHAR_BIDI_CONTROL) != 0;
}

std::size_t columns_of(char32_t c) {
    switch (u_charType(scalar(c))) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
        case U_CONTROL_CHAR:
            return 0;
        default:  // ICU's own enumeration: no list of ours to visit
            break;
    }
    switch (u_getIntPropertyValue(scalar(c), UCHAR_EAST_ASIAN_WIDTH)) {
        case U_EA_FULLWIDTH:
        case U_EA_WIDE:
            return 2;
        default:
            return 1;
    }
}

bool is_right_to_left(char32_t c) {
    const UCharDirection direction = u_charDirection(scalar(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

}  // namespace

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        count += columns_of(point.value);
        at += point.length;
    }
    return count;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.length;
        const bool blank = point.value == '\n' || point.value == '\r' || point.value == '\t' ||
                           point.value == 0x2028 || point.value == 0x2029;
        if (blank) {
            out += ' ';
        } else if (u_charType(scalar(point.value)) != U_CONTROL_CHAR &&
                   !is_bidi_control(point.value)) {
            append_utf8(out, point.value);
        }
    }
    return out;
}

std::string isolate(std::string_view text) {
    std::string out = printable(text);
    for (std::size_t at = 0; at < out.size();) {
        const CodePoint point = decode_at(out, at);
        if (is_right_to_left(point.value)) {
            out.insert(0, first_strong_isolate);
            out += pop_directional_isolate;
            return out;
        }
        at += point.length;
    }
    return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
        if (word.empty()) {
            continue;
        }
        const std::size_t wide = columns(word);
        if (!line.empty() && used + 1 + wide > width) {
            lines.push_back(std::move(line));
            line.clear();
            used = 0;
        }
        if (!line.empty()) {
            line += ' ';
            ++used;
        }
        line += word;
        used += wide;
    }
    if (!line.empty()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string Paint::wrapped(std::string_view code, std::string_view text) const {
    if (!on_ || text.empty()) {
        return std::string(text);
    }
    std::string out = "\x1b[";
    out += code;
    out += 'm';
    out += text;
    out += "\x1b[0m";
    return out;
}

}  // namespace khabar::exports
