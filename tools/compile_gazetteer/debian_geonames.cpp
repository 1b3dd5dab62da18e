#include "debian_geonames.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

#include "khabar/core/utf8.h"
#include "khabar/gazetteer/country_codes.h"
#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

constexpr std::size_t texts = 7;  ///< members of a town that are texts

/// Little-endian, of 1 to 8 bytes.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) {
        value = (value << 8u) | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

double real_at(std::string_view bytes, std::size_t at) {
    return std::bit_cast<double>(number_at(bytes, at, 8));
}

/// How many bytes each offset of a GVariant container of `size` bytes takes.
std::size_t offset_width(std::size_t size) {
    return size < 0x100u ? 1 : size < 0x10000u ? 2 : size < 0x100000000u ? 4 : 8;
}

std::size_t align(std::size_t at, std::size_t border) {
    return (at + border - 1) / border * border;
}

struct Town {
    std::array<std::string_view, texts> text;
    std::uint64_t people = 0;
    double lat = 0;
    double lon = 0;
};

/// One element: the texts, each closed by a zero, the three numbers on their borders, and at the
/// end the offsets where the texts end, the last text's first.
std::optional<Town> read_town(std::string_view bytes) {
    const std::size_t width = offset_width(bytes.size());
    if (bytes.size() < texts * width) {
        return std::nullopt;
    }
    Town town;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < texts; ++i) {
        const std::size_t end = number_at(bytes, bytes.size() - (i + 1) * width, width);
        if (end <= begin || end > bytes.size() - texts * width || bytes[end - 1] != '\0') {
            return std::nullopt;
        }
        town.text[i] = bytes.substr(begin, end - 1 - begin);
        if (!is_utf8(town.text[i]) || town.text[i].find('\0') != std::string_view::npos) {
            return std::nullopt;
        }
        begin = end;
    }
    const std::size_t people = align(begin, 4);
    const std::size_t point = align(people + 4, 8);
    if (point + 16 + texts * width != bytes.size()) {
        return std::nullopt;
    }
    town.people = number_at(bytes, people, 4);
    town.lat = real_at(bytes, point);
    town.lon = real_at(bytes, point + 8);
    if (!(std::abs(town.lat) <= 90) || !(std::abs(town.lon) <= 180)) {
        return std::nullopt;
    }
    return town;
}

void add_name(std::vector<std::string>& names, std::string name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
    }
}

bool is_latin(std::string_view name) {
    return !plain_latin(name).empty();
}

std::string quoted(std::string_view line, std::size_t from) {
    std::string out;
    for (std::size_t at = from + 1; at + 1 < line.size(); ++at) {
        if (line[at] == '\\' && at + 2 < line.size()) {
            ++at;
        }
        out += line[at];
    }
    return out;
}

}  // namespace

Expected<Names> read_po(std::string_view po) {
    Names names;
    std::string id;
    std::size_t number = 0;
    bool in_id = false;
    while (!po.empty()) {
        ++number;
        const std::size_t end = std::min(po.find('\n'), po.size());
        const std::string_view line = po.substr(0, end);
        po.remove_prefix(std::min(end + 1, po.size()));
        if (line.starts_with("msgid \"") && line.ends_with('"')) {
            id = quoted(line, 6);
            in_id = true;
        } else if (line.starts_with("msgstr \"") && line.ends_with('"') && in_id) {
            if (!id.empty()) {  // the empty one is the header of the catalogue
                names[id] = quoted(line, 7);
            }
            in_id = false;
        } else if (!line.empty() && !(id.empty() && line.front() == '"')) {
            return Error{ErrorCode::bad_table, fmt::format("line {}", number),
                         "not what msgunfmt --no-wrap prints"};
        }
    }
    return names;
}

Expected<std::vector<PlaceRow>> read_debian_geonames(std::string_view cities, const Names& english,
                                                     const Names& arabic) {
    const auto bad = [](std::string where, std::string_view detail) {
        return Error{ErrorCode::bad_table, std::move(where), std::string(detail)};
    };
    const std::size_t width = offset_width(cities.size());
    if (cities.size() < width) {
        return bad("cities.compiled", "too short");
    }
    const std::size_t offsets = number_at(cities, cities.size() - width, width);
    if (offsets > cities.size() || (cities.size() - offsets) % width != 0) {
        return bad("cities.compiled", "the table of its towns lies outside");
    }
    std::vector<PlaceRow> rows;
    std::size_t begin = 0;
    for (std::size_t at = offsets; at < cities.size(); at += width) {
        const std::size_t end = number_at(cities, at, width);
        const std::string where = fmt::format("town {}", rows.size() + 1);
        if (end < begin || end > offsets) {
            return bad(where, "it lies outside");
        }
        const auto town = read_town(cities.substr(begin, end - begin));
        if (!town) {
            return bad(where, "no town as libgeonames 0.3 writes it");
        }
        PlaceRow row;
        row.id = fmt::format("gn:{}", town->text[0]);
        if (const auto name = english.find(town->text[0]);
            name != english.end() && is_latin(name->second)) {
            add_name(row.names, clean_name(name->second));
        }
        add_name(row.names, clean_name(town->text[1]));
        if (const auto name = arabic.find(town->text[0]);
            name != arabic.end() && is_arabic(name->second)) {
            add_name(row.names_ar, clean_name(name->second));
        }
        row.kind = "town";
        row.country = gazetteer::alpha3_of(town->text[4]);
        row.region = town->text[3];
        row.lat = town->lat;
        row.lon = town->lon;
        row.population = town->people;
        rows.push_back(std::move(row));
        begin = align(end, 8);
    }
    return rows;
}

}  // namespace khabar::compile_gazetteer
