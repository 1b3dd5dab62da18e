#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/exchange/csv_reader.h"
#include "khabar/exchange/table_row.h"
#include "khabar/record/record.h"

namespace khabar::exchange {

/// Tables of others (docs/stages/exchange.md): ACLED's events, UCDP's GED, POLECAT.
enum class TableKind : std::uint8_t { acled, ged, polecat };

/// "acled", "ged", "polecat"; nothing for another name.
std::optional<TableKind> table_kind(std::string_view name);
std::string_view name(TableKind kind);

/// Reads such a table into records, a row at a time: words without spans, coder "import:acled" and
/// the like, no lexicon. The document is the row: its id is `table#row's id`.
class TableReader {
public:
    /// `in` outlives it; `file` names it in errors, its last part is the table's name.
    /// Errors: bad_table: no row, or a header without the columns that it takes.
    static Expected<std::unique_ptr<TableReader>> open(std::istream& in, const std::string& file,
                                                       TableKind kind);

    /// The next row's record, or why it is left out, with FILE:LINE; nothing at the end. A row is
    /// left out whose type is not surely one of PLOVER's, or that has no id.
    std::optional<Expected<record::Record>> next();

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

private:
    TableReader(std::istream& in, const std::string& file, TableKind kind);
    Expected<record::Record> read(const CsvCells& row) const;

    CsvReader csv_;
    TableKind kind_;
    std::string table_;
    Header header_;
    std::optional<CsvCells> first_;  ///< of a table without a header
    std::size_t rows_ = 0;
    std::size_t left_out_ = 0;
};

/// What one row says, without id, document's id and coder; a sentence why not.
struct RowReading {
    std::string id;  ///< of the row
    std::optional<record::Record> record;
    std::string why_not;
};
RowReading read_acled(const TableRow& row);
RowReading read_ged(const TableRow& row);
RowReading read_polecat(const TableRow& row);

/// The columns of GED, of which some releases have no header.
std::vector<std::string> ged_columns();

}  // namespace khabar::exchange
