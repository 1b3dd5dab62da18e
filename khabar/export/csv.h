#pragma once

#include <string>

#include "khabar/export/record.h"

namespace khabar {

/// The first row: the names of the columns (docs/stages/export.md), ended by CR LF.
std::string csv_header();

/// Appends one flat row for each event: RFC 4180, UTF-8, rows ended by CR LF. Several values of one
/// cell are joined by "; ". A cell of words that a spreadsheet would take for a formula (= + - @ or
/// a control in front) gets an apostrophe before it; columns of numbers do not.
void append_csv(std::string& out, const CodedDocument& coded);

}  // namespace khabar
