#include "khabar/text/characters.h"

#include <unicode/uchar.h>

#include "khabar/core/utf8.h"

namespace khabar {

namespace {

/// Separators that may stand inside a number: 1,000 3.5 10/5/2015 12:30 and their Arabic kin.
bool joins_digits(char32_t c) {
    return c == U',' || c == U'.' || c == U'/' || c == U':' || c == U'-' || c == 0x066B ||
           c == 0x066C || c == 0x060C;
}

}  // namespace

CharKind kind_of_any(char32_t c) {
    if (c == 0x2028 || c == 0x2029) {
        return CharKind::line_end;
    }
    if (c >= 0x0621 && c <= 0x064A && c != 0x0640) {  // the common case of this product
        return CharKind::letter;
    }
    const auto point = static_cast<UChar32>(c);
    switch (u_charType(point)) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:  // tatweel among them
        case U_OTHER_LETTER:
            return CharKind::letter;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return CharKind::mark;
        case U_DECIMAL_DIGIT_NUMBER:
            return CharKind::digit;
        case U_SPACE_SEPARATOR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
            return CharKind::space;
        case U_CONTROL_CHAR:
            return CharKind::space;
        case U_FORMAT_CHAR:
            return CharKind::hidden;
        case U_DASH_PUNCTUATION:
        case U_START_PUNCTUATION:
        case U_END_PUNCTUATION:
        case U_CONNECTOR_PUNCTUATION:
        case U_OTHER_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return CharKind::punctuation;
        default:
            return CharKind::symbol;
    }
}

std::uint32_t number_end(std::string_view text, std::uint32_t end, std::uint32_t limit) {
    while (end < limit) {
        const CodePoint c = decode_at(text, end);
        if (kind_of(c.value) == CharKind::digit) {
            end += c.length;
            continue;
        }
        const bool inner = joins_digits(c.value) && end + c.length < limit &&
                           kind_of(decode_at(text, end + c.length).value) == CharKind::digit;
        if (!inner) {
            break;
        }
        end += c.length;
    }
    return end;
}

}  // namespace khabar
