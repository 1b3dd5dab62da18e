// The rows of the lexicon that coded an event, as they stand.
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

struct Row {
    const Sheet* sheet;
    std::uint32_t row;
};

/// The row at "events/patterns_ar.tsv:123"; nothing where there is none.
std::optional<Row> row_at(const TableFile& tables, std::string_view place) {
    constexpr std::string_view ending = ".tsv:";
    const std::size_t at = place.find(ending);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const Sheet* sheet = tables.sheet(place.substr(0, at));
    const std::string_view digits = place.substr(at + ending.size());
    std::uint32_t line = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), line);
    if (sheet == nullptr || error != std::errc() || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        if (sheet->line(row) == line) {
            return Row{sheet, row};
        }
    }
    return std::nullopt;
}

/// What the ontology says of the event's type with its mode.
std::optional<Row> meaning_of(const TableFile& tables, const record::Record& record) {
    const Sheet* sheet = tables.sheet("events/ontology");
    const std::string_view mode = record.modes.empty() ? std::string_view() : record.modes.front();
    for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
        if (sheet->cell(row, "event") == record.event && sheet->cell(row, "mode") == mode) {
            return Row{sheet, row};
        }
    }
    return std::nullopt;
}

void write_row(record::JsonLine& json, const Row& row) {
    const std::string place =
        std::string(row.sheet->name()) + ".tsv:" + std::to_string(row.sheet->line(row.row));
    json.open_object();
    json.field("row", place);
    json.key("cells");
    json.open_list();
    for (std::uint32_t column = 0; column < row.sheet->columns().size(); ++column) {
        if (const std::string_view cell = row.sheet->cell(row.row, column); !cell.empty()) {
            json.open_list();
            json.text(row.sheet->columns()[column]);
            json.text(cell);
            json.close_list();
        }
    }
    json.close_list();
    json.close_object();
}

}  // namespace

Response rule(Asking& asking) {
    const auto found = asking.store.event(asking.asked.parts.front());
    if (!found) {
        return failure(found.error());
    }
    if (!*found) {
        return failure(404, "not_found", "no such event", "id");
    }
    const record::Record& record = (**found).record;
    const TableFile& tables = asking.service.coder->tables();
    std::vector<Row> rows;
    if (record.lexicon == to_hex(tables.lexicon_hash())) {
        for (const auto& row : {row_at(tables, record.rule.row), meaning_of(tables, record)}) {
            if (row) {
                rows.push_back(*row);
            }
        }
    }
    record::JsonLine json;
    json.open_object();
    json.field("row", record.rule.row);
    json.field("total", record.rule.total);
    json.key("parts");
    json.open_list();
    for (const auto& [name, points] : record.rule.parts) {
        json.open_list();
        json.text(name);
        json.integer(points);
        json.close_list();
    }
    json.close_list();
    json.key("rows");
    json.open_list();
    for (const Row& row : rows) {
        write_row(json, row);
    }
    json.close_list();
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
