#pragma once

#include <string>
#include <string_view>

namespace khabar::exports {

/// Whether a spreadsheet might run the cell as a formula: = + - @, their full-width forms, or a
/// control in front, also behind white space.
bool looks_like_formula(std::string_view cell);

/// One row of a table (RFC 4180: CRLF, quotes where a cell needs them); cells are appended in the
/// order of the columns.
class CsvRow {
public:
    /// Appends to `out`, which outlives it. `separator`: a comma, or a tab.
    explicit CsvRow(std::string& out, char separator = ',') : out_(out), separator_(separator) {}

    /// Words of a page, of the lexicon or of the caller. What a spreadsheet would read as a formula
    /// gets an apostrophe in front.
    void words(std::string_view cell);

    /// What this program wrote: digits, signs, dates.
    void figure(std::string_view cell) { put(cell, ""); }

    /// Ends the row; the next cell begins another.
    void end();

private:
    void put(std::string_view cell, std::string_view before);

    std::string& out_;
    char separator_;
    bool first_ = true;
};

}  // namespace khabar::exports
