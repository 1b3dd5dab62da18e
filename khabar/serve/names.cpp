#include "khabar/serve/names.h"

#include <algorithm>
#include <cstdint>

#include "khabar/export/identity.h"

namespace khabar::serve {

namespace {

constexpr std::string_view actors_sheet = "actors/actors";

std::string first_of(std::string_view cell) {
    const auto all = alternatives(cell);
    return all.empty() ? std::string() : std::string(all.front());
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

/// Calls `take` with the sheet and each of its rows.
template <class Take>
void each_row(const TableFile& tables, std::string_view name, Take take) {
    const std::span<const Sheet> sheets = tables.sheets();
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        if (sheets[at].name() == name) {
            for (std::uint32_t row = 0; row < sheets[at].rows(); ++row) {
                take(sheets[at], RowId{SheetId{static_cast<std::uint16_t>(at)}, row});
            }
        }
    }
}

}  // namespace

Names::Names(const TableFile& tables) {
    for (const std::string_view name :
         {actors_sheet, std::string_view("actors/countries"), std::string_view("places/places")}) {
        each_row(tables, name, [&](const Sheet&, RowId row) {
            if (const auto identity = identify(row, tables)) {
                names_.emplace(identity->id,
                               record::Name{std::string(identity->ar), std::string(identity->en)});
            }
        });
    }
    each_row(tables, actors_sheet, [this](const Sheet& sheet, RowId row) {
        if (const std::string_view parent = sheet.cell(row.row, "parent"); !parent.empty()) {
            above_.emplace(sheet.cell(row.row, "id"), parent);
        }
    });
    each_row(tables, "actors/titles", [this](const Sheet& sheet, RowId row) {
        titles_.emplace(
            sheet.cell(row.row, "key"),
            record::Name{first_of(sheet.cell(row.row, "ar")), first_of(sheet.cell(row.row, "en"))});
    });
}

std::optional<record::Name> Names::of(std::string_view id) const {
    if (const auto known = names_.find(id); known != names_.end()) {
        return known->second;
    }
    const std::size_t dot = id.rfind('.');
    const auto title =
        dot == std::string_view::npos ? titles_.end() : titles_.find(id.substr(dot + 1));
    if (title == titles_.end()) {
        return std::nullopt;
    }
    const std::string_view where = id.substr(0, dot);
    auto body = names_.find(where);
    if (body == names_.end()) {
        body = names_.find("cty." + lower(where));
    }
    if (body == names_.end()) {
        return title->second;
    }
    return record::Name{title->second.ar + " - " + body->second.ar,
                        title->second.en + " - " + body->second.en};
}

std::vector<std::string> Names::with_those_above(std::string_view id) const {
    std::vector<std::string> all{std::string(id)};
    for (auto next = above_.find(id); next != above_.end(); next = above_.find(all.back())) {
        if (std::find(all.begin(), all.end(), next->second) != all.end()) {
            break;
        }
        all.push_back(next->second);
    }
    return all;
}

bool shown_as_kind(std::string_view kind) {
    return kind == "person" || kind == "witness" || kind == "document" || kind == "unnamed";
}

}  // namespace khabar::serve
