#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::exchange {

inline constexpr std::size_t max_row_bytes = std::size_t{4}
                                             << 20u;  // why: notes run to some kB; an
                                                      // open quote takes all the rest
inline constexpr std::size_t max_columns = 1000;      // why: the widest table known has 61

/// One row of a table and the line of the file that it begins on.
struct CsvCells {
    std::vector<std::string> cells;
    std::size_t line = 0;
};

/// Reads CSV (RFC 4180) or tab-separated values, a row at a time: quoted cells hold separators,
/// quotes and line ends; a byte order mark and empty lines are skipped; LF and CR LF end a row.
class CsvReader {
public:
    /// The stream outlives it. `file` is told in errors.
    CsvReader(std::istream& in, std::string file, char separator)
        : in_(in), file_(std::move(file)), separator_(separator) {}

    /// The next row; nothing at the end. A row that is too large or not well formed is an error,
    /// and the one behind it can be read. Errors: bad_table, with FILE:LINE; io.
    std::optional<Expected<CsvCells>> next();

    [[nodiscard]] std::string place(std::size_t line) const {
        return file_ + ":" + std::to_string(line);
    }

private:
    [[nodiscard]] int peek() { return in_.peek(); }
    int take();
    void skip_mark();
    /// One cell into `row`; whether the row ends with it.
    bool read_cell(CsvCells& row);
    bool read_quoted(std::string& cell);
    void keep(std::string& cell, int byte);

    std::istream& in_;
    std::string file_;
    char separator_;
    std::size_t line_ = 1;
    std::size_t bytes_ = 0;  ///< of the row
    bool begun_ = false;
    bool open_quote_ = false;
};

}  // namespace khabar::exchange
