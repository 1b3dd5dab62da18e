#include "khabar/exchange/csv_reader.h"

#include <string_view>
#include <utility>

namespace khabar::exchange {

namespace {

constexpr int end_of_file = std::istream::traits_type::eof();

}  // namespace

int CsvReader::take() {
    const int byte = in_.get();
    if (byte == '\n') {
        ++line_;
    }
    return byte;
}

void CsvReader::skip_mark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    begun_ = true;
    if (peek() != 0xEF) {
        return;
    }
    for (std::size_t i = 0; i < mark.size(); ++i) {
        in_.get();
    }
}

void CsvReader::keep(std::string& cell, int byte) {
    // what is too large is read to its end, and not kept
    if (++bytes_ <= max_row_bytes) {
        cell += static_cast<char>(byte);
    }
}

bool CsvReader::read_quoted(std::string& cell) {
    take();
    for (;;) {
        const int byte = take();
        if (byte == end_of_file) {
            return false;
        }
        if (byte == '"') {
            if (peek() != '"') {
                return true;
            }
            take();
        }
        keep(cell, byte);
    }
}

bool CsvReader::read_cell(CsvCells& row) {
    std::string cell;
    if (peek() == '"' && !read_quoted(cell)) {
        open_quote_ = true;
    }
    bool ends_row = false;
    for (;;) {
        const int byte = take();
        if (byte == separator_) {
            break;
        }
        if (byte == end_of_file || byte == '\n') {
            ends_row = true;
            break;
        }
        if (byte != '\r' || peek() != '\n') {
            keep(cell, byte);
        }
    }
    if (row.cells.size() < max_columns) {
        row.cells.push_back(std::move(cell));
    } else {
        bytes_ = max_row_bytes + 1;
    }
    return ends_row;
}

std::optional<Expected<CsvCells>> CsvReader::next() {
    if (!begun_) {
        skip_mark();
    }
    while (peek() == '\n' || peek() == '\r') {
        take();
    }
    if (in_.bad()) {
        return Error{ErrorCode::io, file_, "cannot be read"};
    }
    if (peek() == end_of_file) {
        return std::nullopt;
    }
    CsvCells row;
    row.line = line_;
    bytes_ = 0;
    open_quote_ = false;
    while (!read_cell(row)) {
    }
    if (open_quote_) {
        return Error{ErrorCode::bad_table, place(row.line), "a quote that is never closed"};
    }
    if (bytes_ > max_row_bytes) {
        return Error{ErrorCode::bad_table, place(row.line), "a row that is too large"};
    }
    return row;
}

}  // namespace khabar::exchange
