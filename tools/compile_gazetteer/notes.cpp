#include "notes.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

std::vector<std::string_view> split(std::string_view line, char sign) {
    std::vector<std::string_view> cells;
    for (;;) {
        const std::size_t at = line.find(sign);
        cells.push_back(line.substr(0, at));
        if (at == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(at + 1);
    }
}

/// A sheet as far as this tool needs it: the cells of some columns, by line.
class Table {
public:
    struct Row {
        std::vector<std::string_view> cells;
        std::uint32_t line = 0;
    };

    /// Errors: bad_lexicon, where a column is missing or a row has other cells than the header.
    static Expected<Table> read(std::string_view tsv, std::string_view file,
                                std::vector<std::string_view> wanted) {
        Table table;
        table.file_ = file;
        std::vector<std::string_view> header;
        std::vector<std::size_t> places;
        std::uint32_t number = 0;
        for (const std::string_view line : split(tsv, '\n')) {
            ++number;
            if (line.empty() || line.front() == '#') {
                continue;
            }
            const std::vector<std::string_view> cells = split(line, '\t');
            if (header.empty()) {
                header = cells;
                for (const std::string_view column : wanted) {
                    const auto found = std::find(header.begin(), header.end(), column);
                    if (found == header.end()) {
                        return table.fault(number, fmt::format("no column \"{}\"", column));
                    }
                    places.push_back(static_cast<std::size_t>(found - header.begin()));
                }
                continue;
            }
            if (cells.size() != header.size()) {
                return table.fault(number, fmt::format("{} cells where the header has {}",
                                                       cells.size(), header.size()));
            }
            Row row;
            row.line = number;
            for (const std::size_t place : places) {
                row.cells.push_back(cells[place]);
            }
            table.rows_.push_back(std::move(row));
        }
        return table;
    }

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] Error fault(std::uint32_t line, std::string detail) const {
        return {ErrorCode::bad_lexicon, fmt::format("{}:{}", file_, line), std::move(detail)};
    }

private:
    std::string file_;
    std::vector<Row> rows_;
};

std::optional<double> real(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

}  // namespace

Expected<std::vector<Note>> read_notes(std::string_view tsv, std::string_view file) {
    const auto table =
        Table::read(tsv, file, {"id", "ar", "en", "kind", "country", "lat", "lon", "confirmed"});
    if (!table) {
        return table.error();
    }
    std::vector<Note> notes;
    for (const Table::Row& row : table->rows()) {
        const auto lat = real(row.cells[5]);
        const auto lon = real(row.cells[6]);
        if (!lat || !lon) {
            return table->fault(row.line, "lat or lon is no number");
        }
        notes.push_back({std::string(row.cells[0]), name_variants(row.cells[1]),
                         name_variants(row.cells[2]), std::string(row.cells[3]),
                         std::string(row.cells[4]), *lat, *lon, std::string(row.cells[7]),
                         row.line});
    }
    return notes;
}

Expected<std::vector<Note>> read_capitals(std::string_view tsv, std::string_view file) {
    const auto table =
        Table::read(tsv, file, {"iso", "capital", "capital_en", "capital_lat", "capital_lon"});
    if (!table) {
        return table.error();
    }
    std::vector<Note> notes;
    for (const Table::Row& row : table->rows()) {
        if (row.cells[3].empty() && row.cells[4].empty()) {
            continue;  // a country without a capital
        }
        const auto lat = real(row.cells[3]);
        const auto lon = real(row.cells[4]);
        if (!lat || !lon) {
            return table->fault(row.line, "capital_lat or capital_lon is no number");
        }
        notes.push_back({fmt::format("capital.{}", row.cells[0]), name_variants(row.cells[1]),
                         name_variants(row.cells[2]), "town", std::string(row.cells[0]), *lat, *lon,
                         "", row.line});
    }
    return notes;
}

Expected<std::vector<Difference>> read_differences(std::string_view tsv, std::string_view file) {
    const auto table = Table::read(tsv, file, {"id", "km"});
    if (!table) {
        return table.error();
    }
    std::vector<Difference> differences;
    for (const Table::Row& row : table->rows()) {
        const auto km = real(row.cells[1]);
        if (!km) {
            return table->fault(row.line, "km is no number");
        }
        differences.push_back({std::string(row.cells[0]), *km, row.line});
    }
    return differences;
}

Expected<std::vector<std::string>> read_column(std::string_view tsv, std::string_view file,
                                               std::string_view column) {
    const auto table = Table::read(tsv, file, {column});
    if (!table) {
        return table.error();
    }
    std::vector<std::string> cells;
    for (const Table::Row& row : table->rows()) {
        cells.emplace_back(row.cells.front());
    }
    return cells;
}

std::string with_confirmed(std::string_view tsv,
                           const std::map<std::string, std::string>& confirmed) {
    std::string out;
    std::optional<std::size_t> place;
    const std::vector<std::string_view> lines = split(tsv, '\n');
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (at > 0) {
            out += '\n';
        }
        const std::string_view line = lines[at];
        if (line.empty() || line.front() == '#') {
            out += line;
            continue;
        }
        std::vector<std::string_view> cells = split(line, '\t');
        if (!place) {
            place = static_cast<std::size_t>(std::find(cells.begin(), cells.end(), "confirmed") -
                                             cells.begin());
        } else if (const auto found = confirmed.find(std::string(cells.front()));
                   found != confirmed.end()) {
            cells[*place] = found->second;
        }
        out += fmt::format("{}", fmt::join(cells, "\t"));
    }
    return out;
}

}  // namespace khabar::compile_gazetteer
