#include "place_notes.h"

#include <algorithm>
#include <optional>

#include "khabar/gazetteer/name_key.h"
#include "khabar/record/json_line.h"

namespace khabar::cli {

namespace {

/// Where a kind of note has its cells.
struct NoteColumns {
    std::string_view sheet;
    std::string_view id;
    std::string_view ar;
    std::string_view en;
    std::string_view lat;
    std::string_view lon;
    std::string_view kind;     ///< empty: the column `kind` tells
    std::string_view country;  ///< the column
};
constexpr NoteColumns note_columns[] = {
    {"places/places", "id", "ar", "en", "lat", "lon", "", "country"},
    {"actors/countries", "iso", "ar", "en", "lat", "lon", "country", "iso"},
    {"actors/countries", "iso", "capital", "capital_en", "capital_lat", "capital_lon", "town",
     "iso"},
};

/// The first alternative of a cell, without the mark of a weak name.
std::string_view first_name(std::string_view cell) {
    const std::string_view name = cell.substr(0, cell.find('|'));
    return name.ends_with('?') ? name.substr(0, name.size() - 1) : name;
}

bool bears(std::string_view cell, std::string_view key) {
    const auto names = alternatives(cell);
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return gazetteer::name_key(name) == key; });
}

/// A capital that has a row of its own among the places goes without that of its state.
bool is_there(const std::vector<ShownPlace>& notes, const ShownPlace& place) {
    return std::any_of(notes.begin(), notes.end(), [&](const ShownPlace& each) {
        return each.kind == place.kind && each.country == place.country &&
               (each.name == place.name || each.name_ar == place.name_ar);
    });
}

}  // namespace

// Some two thousand rows: going through all of them takes a few milliseconds, and finds the English
// names too, for which the lexicon has no index.
std::vector<ShownPlace> place_notes(const TableFile& tables, std::string_view key) {
    std::vector<ShownPlace> notes;
    for (const NoteColumns& columns : note_columns) {
        const Sheet* sheet = tables.sheet(columns.sheet);
        for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
            const auto cell = [&](std::string_view column) { return sheet->cell(row, column); };
            const std::optional<double> lat = record::read_number(cell(columns.lat));
            const std::optional<double> lon = record::read_number(cell(columns.lon));
            if (!lat || !lon ||
                !(key.empty() || bears(cell(columns.ar), key) || bears(cell(columns.en), key))) {
                continue;
            }
            ShownPlace place;
            place.layer = "notes";
            place.id = cell(columns.id);
            place.name = first_name(cell(columns.en));
            place.name_ar = first_name(cell(columns.ar));
            place.kind = columns.kind.empty() ? cell("kind") : columns.kind;
            place.country = cell(columns.country);
            place.lat = *lat;
            place.lon = *lon;
            place.row = sheet->place(row);
            if (columns.id != "iso" || !is_there(notes, place)) {
                notes.push_back(std::move(place));
            }
        }
    }
    return notes;
}

}  // namespace khabar::cli
