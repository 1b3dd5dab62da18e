#include "khabar/exchange/read_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "khabar/core/hash.h"

namespace khabar::exchange {

namespace {

constexpr std::size_t id_digits = 20;  // as of events that were coded

/// Columns without which a table is not what it is said to be.
std::vector<std::string_view> needed(TableKind kind) {
    switch (kind) {
        case TableKind::acled:
            return {"event_id_cnty", "event_date", "event_type", "sub_event_type"};
        case TableKind::ged:
            return {"id", "type_of_violence", "side_a", "side_b", "date_start"};
        case TableKind::polecat:
            return {"event id", "event date", "event type"};
    }
    return {};
}

std::string last_part(const std::string& file) {
    const std::size_t slash = file.find_last_of("/\\");
    return slash == std::string::npos ? file : file.substr(slash + 1);
}

}  // namespace

std::string_view name(TableKind kind) {
    switch (kind) {
        case TableKind::acled:
            return "acled";
        case TableKind::ged:
            return "ged";
        case TableKind::polecat:
            return "polecat";
    }
    return {};
}

std::optional<TableKind> table_kind(std::string_view text) {
    for (const auto kind : {TableKind::acled, TableKind::ged, TableKind::polecat}) {
        if (name(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

TableReader::TableReader(std::istream& in, const std::string& file, TableKind kind)
    : csv_(in, file, kind == TableKind::polecat ? '\t' : ','),
      kind_(kind),
      table_(last_part(file)) {}

Expected<std::unique_ptr<TableReader>> TableReader::open(std::istream& in, const std::string& file,
                                                         TableKind kind) {
    std::unique_ptr<TableReader> reader(new TableReader(in, file, kind));
    std::optional<Expected<CsvCells>> row = reader->csv_.next();
    if (!row) {
        return Error{ErrorCode::bad_table, file, "the table is empty"};
    }
    if (!*row) {
        return row->error();
    }
    reader->header_ = header_of((*row)->cells);
    const std::vector<std::string> usual = ged_columns();
    if (kind == TableKind::ged && !reader->header_.contains("id") &&
        (*row)->cells.size() == usual.size()) {
        reader->header_ = header_of(usual);
        reader->first_ = **std::move(row);
        return reader;
    }
    for (const std::string_view column : needed(kind)) {
        if (!reader->header_.contains(column)) {
            return Error{ErrorCode::bad_table, reader->csv_.place((*row)->line),
                         "no column \"" + std::string(column) + "\": no table of " +
                             std::string(name(kind))};
        }
    }
    return reader;
}

std::optional<Expected<record::Record>> TableReader::next() {
    std::optional<Expected<CsvCells>> row;
    if (first_) {
        row = std::exchange(first_, std::nullopt).value();
    } else {
        row = csv_.next();
    }
    if (!row) {
        return std::nullopt;
    }
    ++rows_;
    Expected<record::Record> record = *row ? read(**row) : Expected<record::Record>(row->error());
    if (!record) {
        ++left_out_;
    }
    return record;
}

Expected<record::Record> TableReader::read(const CsvCells& cells) const {
    const TableRow row(header_, cells.cells);
    RowReading reading = kind_ == TableKind::acled ? read_acled(row)
                         : kind_ == TableKind::ged ? read_ged(row)
                                                   : read_polecat(row);
    if (reading.id.empty()) {
        reading.why_not = "no id";
    }
    if (!reading.record || reading.id.empty()) {
        return Error{ErrorCode::bad_table, csv_.place(cells.line), reading.why_not};
    }
    record::Record& record = *reading.record;
    record.coder_version = "import:" + std::string(name(kind_));
    record.document.id = table_ + "#" + reading.id;
    record.id =
        to_hex(hash128(record.coder_version + "\n" + record.document.id)).substr(0, id_digits);
    record.rule.row = csv_.place(cells.line);
    return std::move(record);
}

}  // namespace khabar::exchange
