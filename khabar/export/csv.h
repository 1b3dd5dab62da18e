#pragma once

#include <span>
#include <string>
#include <string_view>

#include "khabar/export/csv_row.h"
#include "khabar/export/record.h"
#include "khabar/record/record.h"

namespace khabar {

/// The first row: the names of the columns (docs/stages/export.md), ended by CR LF.
std::string csv_header();

std::span<const std::string_view> csv_columns();
/// The cells of these columns; the row may have more behind them.
void append_csv_cells(exports::CsvRow& row, const record::Record& record);

/// Appends the flat row of one event: RFC 4180, UTF-8, ended by CR LF. Several values of one cell
/// are joined by "; ". A cell of words that a spreadsheet would take for a formula (= + - @ or a
/// control in front) gets an apostrophe before it; columns of numbers do not.
void append_csv(std::string& out, const record::Record& record);

/// Appends the row of each event of a document, in their order.
void append_csv(std::string& out, const CodedDocument& coded);

}  // namespace khabar
