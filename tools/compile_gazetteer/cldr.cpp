#include "cldr.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <utility>

#include "khabar/gazetteer/country_codes.h"
#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

using Texts = std::map<std::string, std::string, std::less<>>;  ///< code to name

/// Words of an English name that only say that it is a division.
constexpr std::array<std::string_view, 30> generic_words{
    "governorate", "province", "region",    "state",        "district",   "county",
    "oblast",      "krai",     "republic",  "prefecture",   "department", "of",
    "the",         "emirate",  "muhafazah", "municipality", "autonomous", "canton",
    "parish",      "division", "city",      "capital",      "and",        "okrug",
    "voivodeship", "wilaya",   "commune",   "territory",    "raion",      "provincia"};

/// The name without the generic words, unless it has no other.
std::string bare_division(std::string_view name) {
    std::string kept;
    std::string word;
    for (const char c : plain_latin(name) + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        if (word == "northern" || word == "southern" || word == "eastern" || word == "western") {
            word.resize(word.size() - 3);  // "Western Darfur" is "West Darfur"
        }
        if (std::find(generic_words.begin(), generic_words.end(), word) == generic_words.end()) {
            kept += word + " ";
        }
        word.clear();
    }
    return kept.empty() ? std::string(name) : kept;  // "Capital" is a name, too
}

std::string decode_entities(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string out;
    while (!text.empty()) {
        const auto* entity = std::find_if(entities.begin(), entities.end(),
                                          [&](const auto& e) { return text.starts_with(e.first); });
        out += entity == entities.end() ? text.front() : entity->second;
        text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
    }
    return out;
}

/// The elements <subdivision type="lyba" ...>name</subdivision>; all stand on one line each.
Texts read_names(std::string_view xml) {
    constexpr std::string_view open = "<subdivision type=\"";
    Texts names;
    for (std::size_t at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at)) {
        at += open.size();
        const std::size_t quote = xml.find('"', at);
        const std::size_t begin = xml.find('>', at);
        const std::size_t end = xml.find('<', at);
        if (quote == std::string_view::npos || begin == std::string_view::npos ||
            end == std::string_view::npos || quote > begin || begin > end) {
            continue;
        }
        names.emplace(xml.substr(at, quote - at),
                      clean_name(decode_entities(xml.substr(begin + 1, end - begin - 1))));
    }
    return names;
}

struct Vector {
    double x = 0;
    double y = 0;
    double z = 0;
};

Vector unit(const PlaceRow& row) {
    constexpr double radian = std::numbers::pi / 180;
    const double lat = row.lat * radian;
    const double lon = row.lon * radian;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// The town nearest to the middle of all. Precondition: !towns.empty().
const PlaceRow& middle_town(const std::vector<const PlaceRow*>& towns) {
    Vector sum;
    for (const PlaceRow* town : towns) {
        const Vector v = unit(*town);
        sum = {sum.x + v.x, sum.y + v.y, sum.z + v.z};
    }
    const PlaceRow* best = towns.front();
    double most = -std::numeric_limits<double>::infinity();
    for (const PlaceRow* town : towns) {
        const Vector v = unit(*town);
        const double along = v.x * sum.x + v.y * sum.y + v.z * sum.z;
        if (along > most) {
            most = along;
            best = town;
        }
    }
    return *best;
}

using TownList = std::vector<const PlaceRow*>;
using Towns = std::map<std::string, std::map<std::string, TownList>>;  ///< by country and name

/// The towns of divisions, by what a name of the division shares with CLDR's.
class DivisionTowns {
public:
    explicit DivisionTowns(const Towns& towns) {
        for (const auto& [country, divisions] : towns) {
            for (const auto& [name, list] : divisions) {
                TownList& all = keys_[{country, name_key(name)}];
                all.insert(all.end(), list.begin(), list.end());
                if (const std::string sounds = consonants(name); sounds.size() >= 3) {
                    sounds_[{country, sounds}].push_back(&list);
                }
            }
        }
    }

    [[nodiscard]] const TownList* by_key(const Division& division) const {
        const auto found = keys_.find({division.country, division_key(division.name)});
        return found == keys_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const TownList* by_sounds(const Division& division) const {
        const auto found =
            sounds_.find({division.country, consonants(bare_division(division.name))});
        return found == sounds_.end() || found->second.size() != 1 ? nullptr
                                                                   : found->second.front();
    }

private:
    std::map<std::pair<std::string, std::string>, TownList> keys_;
    std::map<std::pair<std::string, std::string>, std::vector<const TownList*>> sounds_;
};

std::vector<std::string> arabic_names(const std::string& name,
                                      const std::vector<std::string>& place_heads) {
    std::vector<std::string> names{name};
    for (const std::string& head : place_heads) {
        if (name.starts_with(head + " ")) {
            names.push_back(name.substr(head.size() + 1));
            break;
        }
    }
    return names;
}

}  // namespace

std::string division_key(std::string_view name) {
    return name_key(bare_division(name));
}

bool same_division(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty()) {
        return false;
    }
    if (division_key(one) == division_key(other)) {
        return true;
    }
    const std::string sounds = consonants(bare_division(one));
    return sounds.size() >= 2 && sounds == consonants(bare_division(other));
}

Expected<std::vector<Division>> read_subdivisions(std::string_view arabic,
                                                  std::string_view english) {
    const Texts in_arabic = read_names(arabic);
    const Texts in_english = read_names(english);
    if (in_arabic.empty() || in_english.empty()) {
        return Error{ErrorCode::bad_table, in_arabic.empty() ? "ar.xml" : "en.xml",
                     "no element <subdivision type=...>"};
    }
    std::vector<Division> divisions;
    for (const auto& [code, name_ar] : in_arabic) {
        const auto name = in_english.find(code);
        if (name == in_english.end() || !is_arabic(name_ar) || code.size() < 3) {
            continue;
        }
        std::string country = code.substr(0, 2);
        std::transform(country.begin(), country.end(), country.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (const std::string_view three = gazetteer::alpha3_of(country); !three.empty()) {
            divisions.push_back({code, std::string(three), name->second, name_ar});
        }
    }
    return divisions;
}

std::vector<PlaceRow> place_divisions(const std::vector<Division>& divisions,
                                      const std::vector<City>& cities,
                                      const std::vector<std::string>& place_heads) {
    constexpr std::size_t fewest_towns = 2;  // one alone has no middle
    Towns first;
    Towns second;
    for (const City& city : cities) {
        if (!city.row.region.empty()) {
            first[city.row.country][bare_division(city.row.region)].push_back(&city.row);
        }
        if (!city.second.empty()) {
            second[city.row.country][bare_division(city.second)].push_back(&city.row);
        }
    }
    const DivisionTowns of_first(first);
    const DivisionTowns of_second(second);
    std::vector<PlaceRow> rows;
    for (const Division& division : divisions) {
        const std::vector<const PlaceRow*>* towns = of_first.by_key(division);
        for (const auto* found : {of_second.by_key(division), of_first.by_sounds(division)}) {
            towns = towns == nullptr ? found : towns;
        }
        if (towns == nullptr || towns->size() < fewest_towns) {
            continue;
        }
        const PlaceRow& town = middle_town(*towns);
        PlaceRow row;
        row.id = fmt::format("cldr:{}", division.code);
        row.names = {division.name};
        row.names_ar = arabic_names(division.name_ar, place_heads);
        row.kind = "governorate";
        row.country = division.country;
        row.region = town.region;
        row.lat = town.lat;
        row.lon = town.lon;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace khabar::compile_gazetteer
