#include "khabar/gazetteer/own_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/gazetteer/country_codes.h"
#include "khabar/gazetteer/kinds.h"
#include "khabar/gazetteer/line_reader.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/row_fault.h"
#include "khabar/tables/table_file.h"

namespace khabar::gazetteer {

namespace {

constexpr std::size_t max_faults_told = 5;  // why: who mends five sees what is wrong with the rest

enum Column : std::size_t { ar, en, kind, country, lat, lon, id, column_count };
constexpr std::array<std::string_view, column_count> column_names{"ar",  "en",  "kind", "country",
                                                                  "lat", "lon", "id"};

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> names_of(std::string_view cell) {
    std::vector<std::string> names;
    for (const std::string_view each : alternatives(cell)) {
        if (const std::string_view name = trimmed(each); !name.empty()) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::string made_id(const PlaceRow& row) {
    std::string made = "own:";
    for (const char c : row.country) {
        made.push_back(static_cast<char>(c + 32));
    }
    made += row.country.empty() ? "" : ".";
    for (const char c : name_key(row.names.empty() ? row.names_ar.front() : row.names.front())) {
        if (c != '\'') {
            made.push_back(c == ' ' ? '-' : c);
        }
    }
    return made;
}

/// The rows, and all that is wrong, in the order of the lines.
class OwnReader {
public:
    explicit OwnReader(LineReader reader) : reader_(std::move(reader)) {}

    Expected<std::vector<PlaceRow>> run() {
        std::string_view line;
        bool headed = false;
        while (true) {
            const auto some = reader_.next(line);
            if (!some) {
                return some.error();
            }
            if (!*some) {
                break;
            }
            if (reader_.number() == 1 && line.starts_with("\xEF\xBB\xBF")) {
                line.remove_prefix(3);
            }
            if (trimmed(line).empty() || line.front() == '#') {
                continue;
            }
            if (reader_.too_long() || !is_utf8(line)) {
                fault("a line that is too long or not UTF-8");
            } else {
                split_columns(line, cells_);
                headed ? read_row() : read_header();
            }
            if (!headed && faults_ > 0) {
                break;
            }
            headed = true;
            if (rows_.size() > max_own_rows) {
                return Error{
                    ErrorCode::too_large, reader_.file().string(),
                    fmt::format("more than {} places: make a gazetteer of them", max_own_rows)};
            }
        }
        if (!headed && faults_ == 0) {
            return Error{ErrorCode::bad_lexicon, reader_.file().string(),
                         "no line that names the columns"};
        }
        if (faults_ > max_faults_told) {
            first_->detail += fmt::format("; and {} more", faults_ - max_faults_told);
        }
        if (first_) {
            return *std::move(first_);
        }
        return std::move(rows_);
    }

private:
    void fault(const std::string& what) {
        if (++faults_ == 1) {
            first_ = Error{ErrorCode::bad_lexicon, reader_.place(), what};
        } else if (faults_ <= max_faults_told) {
            first_->detail += fmt::format("; {}: {}", reader_.place(), what);
        }
    }

    void read_header() {
        places_.fill(npos);
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::string_view name = trimmed(cells_[i]);
            const auto* const found = std::find(column_names.begin(), column_names.end(), name);
            if (found == column_names.end()) {
                fault(
                    fmt::format("no such column: \"{}\"; there are ar, en, kind, country, lat, "
                                "lon, id",
                                name));
                continue;
            }
            std::size_t& place = places_[static_cast<std::size_t>(found - column_names.begin())];
            if (place != npos) {
                fault(fmt::format("column \"{}\" stands twice", name));
            }
            place = i;
        }
        for (const Column needed : {lat, lon}) {
            if (places_[needed] == npos) {
                fault(fmt::format("no column \"{}\"", column_names[needed]));
            }
        }
        if (places_[ar] == npos && places_[en] == npos) {
            fault("no column \"ar\" or \"en\"");
        }
        width_ = cells_.size();
    }

    [[nodiscard]] std::string_view cell(Column column) const {
        return places_[column] == npos ? std::string_view() : trimmed(cells_[places_[column]]);
    }

    std::optional<double> coordinate(Column column) {
        const std::string_view text = cell(column);
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
            fault(fmt::format("{}: \"{}\" is no number of degrees, as 32.89", column_names[column],
                              text));
            return std::nullopt;
        }
        return value;
    }

    void read_row() {
        const std::size_t before = faults_;
        if (cells_.size() != width_) {
            return fault(fmt::format("{} cells; the first line has {}", cells_.size(), width_));
        }
        PlaceRow row;
        row.names = names_of(cell(en));
        row.names_ar = names_of(cell(ar));
        row.kind = cell(kind);
        row.country = cell(country);
        row.id = cell(id);
        if (!row.kind.empty() && !is_kind(row.kind)) {
            fault(fmt::format("no such kind: \"{}\"; there are {}", row.kind,
                              fmt::join(place_kinds, ", ")));
        }
        if (!row.country.empty() && !is_alpha3(row.country)) {
            fault(fmt::format("no such country: \"{}\"; write three capital letters, as LBY",
                              row.country));
        }
        if (row.id.find(' ') != std::string::npos) {
            fault("an id with a blank in it");
        }
        const auto north = coordinate(lat);
        const auto east = coordinate(lon);
        if (row.names.empty() && row.names_ar.empty()) {
            return fault("no name: neither ar nor en");
        }
        if (faults_ > before || !north || !east) {
            return;
        }
        row.lat = *north;
        row.lon = *east;
        row.id = row.id.empty() ? made_id(row) : row.id;
        if (const auto wrong = row_fault(row)) {
            return fault(*wrong);
        }
        const auto [known, fresh] = lines_.emplace(row.id, reader_.number());
        if (!fresh) {
            return fault(fmt::format("the id {} is that of line {}: give one of them another",
                                     row.id, known->second));
        }
        rows_.push_back(std::move(row));
    }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    LineReader reader_;
    std::vector<std::string_view> cells_;
    std::array<std::size_t, column_count> places_{};
    std::size_t width_ = 0;
    std::unordered_map<std::string, std::uint64_t> lines_;
    std::vector<PlaceRow> rows_;
    std::optional<Error> first_;
    std::size_t faults_ = 0;
};

}  // namespace

Expected<std::vector<PlaceRow>> read_own_places(const std::filesystem::path& file) {
    auto reader = LineReader::open(file);
    if (!reader) {
        return reader.error();
    }
    return OwnReader(*std::move(reader)).run();
}

}  // namespace khabar::gazetteer
