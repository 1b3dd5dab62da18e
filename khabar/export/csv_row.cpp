#include "khabar/export/csv_row.h"

#include <cstddef>

#include "khabar/core/utf8.h"

namespace khabar::exports {

namespace {

/// What a spreadsheet skips before it looks for a formula.
bool is_blank(char32_t letter) {
    return letter == U' ' || letter == 0xA0 || letter == 0xFEFF || letter == 0x3000 ||
           (letter >= 0x2000 && letter <= 0x200F) || letter == 0x202F ||
           (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x2069);
}

bool begins_formula(char32_t letter) {
    switch (letter) {
        case U'=':
        case U'+':
        case U'-':
        case U'@':
        case 0xFF1D:  // full-width forms of the same
        case 0xFF0B:
        case 0xFF0D:
        case 0xFF20:
        case 0x2212:  // the minus sign
            return true;
        default:
            return letter < 0x20 || letter == 0x7F;
    }
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
    for (std::size_t at = 0; at < cell.size();) {
        const CodePoint next = decode_at(cell, at);
        if (!is_blank(next.value)) {
            return begins_formula(next.value);
        }
        at += next.length;
    }
    return false;
}

void CsvRow::words(std::string_view cell) {
    put(cell, looks_like_formula(cell) ? "'" : "");
}

void CsvRow::end() {
    out_ += "\r\n";
    first_ = true;
}

void CsvRow::put(std::string_view cell, std::string_view before) {
    if (!first_) {
        out_ += separator_;
    }
    first_ = false;
    const bool plain = cell.find_first_of("\"\r\n") == std::string_view::npos &&
                       cell.find(separator_) == std::string_view::npos;
    if (plain && before.empty()) {
        out_ += cell;
        return;
    }
    out_ += '"';
    out_ += before;
    for (const char c : cell) {
        out_ += c;
        if (c == '"') {
            out_ += c;
        }
    }
    out_ += '"';
}

}  // namespace khabar::exports
