#include "khabar/gazetteer/geonames_lines.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/gazetteer/country_codes.h"
#include "khabar/gazetteer/feature_kind.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/row_fault.h"

namespace khabar::gazetteer {

namespace {

constexpr std::size_t place_columns = 19;

template <class T>
bool read(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

std::string quoted(std::string_view text) {
    constexpr std::size_t shown = 40;  // why: enough to find it
    return '"' + mend_utf8(text.substr(0, shown)) + '"';
}

void add_name(std::vector<std::string>& names, std::string_view name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
        names.emplace_back(name);
    }
}

/// Whether the language Arabic has all letters of a name in Arabic script: Persian, Urdu, Kurdish
/// and others have more.
bool only_arabic_letters(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = decode_at(name, at);
        if (c.value >= 0x0671 && c.value <= 0x06D3) {
            return false;
        }
        at += c.length;
    }
    return true;
}

bool is_arabic(std::string_view name) {
    return language_of_name(name) == LanguageId::arabic;
}

void add_arabic_of_list(PlaceRow& row, std::string_view list) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view name = list.substr(0, comma);
        if (is_arabic(name) && only_arabic_letters(name)) {
            add_name(row.names_ar, name);
        }
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
}

std::string country_fault(std::string_view code, const GeonamesCodes& codes, PlaceRow& row) {
    if (code.empty()) {  // on the high seas
        return {};
    }
    row.country = alpha3_of(code);
    if (row.country.empty()) {
        const auto found = codes.countries.find(std::string(code));
        if (found == codes.countries.end()) {
            return "no such country: " + quoted(code);
        }
        row.country = found->second;
    }
    return {};
}

}  // namespace

std::string read_geonames_place(const std::vector<std::string_view>& columns,
                                const GeonamesCodes& codes, bool any_arabic, GeonamesPlace& place) {
    if (columns.size() != place_columns) {
        return fmt::format("{} columns; a place has {}", columns.size(), place_columns);
    }
    place = {};
    PlaceRow& row = place.row;
    if (!read(columns[0], place.id) || place.id == 0) {
        return "no number of a place: " + quoted(columns[0]);
    }
    if (!read(columns[4], row.lat)) {
        return "no latitude: " + quoted(columns[4]);
    }
    if (!read(columns[5], row.lon)) {
        return "no longitude: " + quoted(columns[5]);
    }
    if (!columns[14].empty() && !read(columns[14], row.population)) {
        return "no population: " + quoted(columns[14]);
    }
    if (auto fault = country_fault(columns[8], codes, row); !fault.empty()) {
        return fault;
    }
    row.id = fmt::format("gn:{}", place.id);
    for (const std::size_t column : {1u, 2u}) {
        add_name(is_arabic(columns[column]) ? row.names_ar : row.names, columns[column]);
    }
    if (any_arabic) {
        add_arabic_of_list(row, columns[3]);
    }
    const auto region =
        codes.regions.find(std::string(columns[8]) + '.' + std::string(columns[10]));
    if (region != codes.regions.end()) {
        row.region = region->second;
    }
    row.kind = kind_of_feature(columns[6], columns[7], row.population);
    place.kept = !row.kind.empty();
    place.modified = columns[18];
    return row_fault(row).value_or(std::string());
}

std::string read_alternate_name(const std::vector<std::string_view>& columns, AlternateName& name) {
    if (columns.size() != 8 && columns.size() != 10) {
        return fmt::format("{} columns; an alternate name has 8 or 10", columns.size());
    }
    name = {};
    if (!read(columns[0], name.id)) {
        return "no number of a name: " + quoted(columns[0]);
    }
    if (!read(columns[1], name.place)) {
        return "no number of a place: " + quoted(columns[1]);
    }
    name.arabic = columns[2] == "ar";
    if (!name.arabic && columns[2] != "en") {
        return {};
    }
    name.name = columns[3];
    if (name.name.empty() || name.name.size() > max_name_bytes || !is_utf8(name.name)) {
        return "no name, or one that is too long or not UTF-8: " + quoted(name.name);
    }
    const auto set = [&](std::size_t column) { return columns[column] == "1"; };
    name.rank = set(4)   ? NameRank::preferred
                : set(6) ? NameRank::colloquial
                : set(5) ? NameRank::short_name
                         : NameRank::usual;
    const bool ended = columns.size() == 10 && !columns[9].empty();
    name.kept = !set(7) && !ended && is_arabic(name.name) == name.arabic;
    return {};
}

void add_alternate_names(PlaceRow& row, const std::vector<AlternateName>& alternates) {
    std::vector<std::string> latin;
    std::vector<std::string> arabic;
    const auto preferred = [](const AlternateName& each) {
        return !each.arabic && each.rank == NameRank::preferred;
    };
    const auto first = std::find_if(alternates.begin(), alternates.end(), preferred);
    if (first != alternates.end()) {
        add_name(latin, first->name);
    }
    for (const std::string& name : row.names) {
        add_name(latin, name);
    }
    for (const AlternateName& each : alternates) {
        add_name(each.arabic ? arabic : latin, each.name);
    }
    for (const std::string& name : row.names_ar) {
        add_name(arabic, name);
    }
    row.names = std::move(latin);
    row.names_ar = std::move(arabic);
}

}  // namespace khabar::gazetteer
