#include "check_notes.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "names.h"

namespace khabar::compile_gazetteer {

namespace {

/// How a kind is held against the layers.
enum class Held {
    town,      ///< a point that towns of its name can contradict
    site,      ///< a point that is often named after a town elsewhere
    division,  ///< by the division that the point lies in
    not_held   ///< has no point
};

Held held(std::string_view kind) {
    constexpr std::array<std::string_view, 4> towns{"town", "village", "district", "camp"};
    constexpr std::array<std::string_view, 8> sites{"port", "airport", "base",     "crossing",
                                                    "dam",  "island",  "oilfield", "front"};
    const auto among = [&](const auto& kinds) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    return among(towns)                                ? Held::town
           : among(sites)                              ? Held::site
           : kind == "governorate" || kind == "region" ? Held::division
                                                       : Held::not_held;
}

/// Countries that the sources draw other borders between, or name apart: each group is held as one.
constexpr std::array<std::string_view, 9> disputed{"PSE ISR SYR LBN", "MAR ESH",         "UKR RUS",
                                                   "SDN SSD EGY",     "SRB KOS",         "IND PAK",
                                                   "ARM AZE GEO",     "CHN TWN HKG MAC", "GBR GIB"};

/// The country, then those that may hold its places in another source.
std::vector<std::string> claimants(const std::string& country) {
    std::vector<std::string> all{country};
    for (const std::string_view group : disputed) {
        if (country.empty() || group.find(country) == std::string_view::npos) {
            continue;
        }
        for (std::size_t at = 0; at < group.size(); at += 4) {
            if (const auto other = group.substr(at, 3); other != country) {
                all.emplace_back(other);
            }
        }
    }
    return all;
}

struct Nearest {
    const PlaceRow* row = nullptr;
    double km = std::numeric_limits<double>::infinity();
};

/// The places of one layer by country and by what their names share.
class Layer {
public:
    void add(const PlaceRow& row) {
        towns_[row.country].push_back(&row);
        std::set<std::string> keys;
        for (const auto* names : {&row.names, &row.names_ar}) {
            for (const std::string& name : *names) {
                if (std::string key = name_key(name); !key.empty()) {
                    keys.insert(row.country + "=" + key);
                }
                if (std::string sounds = consonants(name); sounds.size() >= fewest_sounds) {
                    keys.insert(row.country + "~" + sounds);
                }
            }
        }
        for (const std::string& key : keys) {
            by_key_[key].push_back(&row);
        }
    }

    /// The nearest that has one of the note's names; one that sounds like it within near_km, too.
    [[nodiscard]] Nearest same(const Note& note, const std::string& country) const {
        return nearest(note, country, '=', name_key, std::numeric_limits<double>::infinity());
    }
    [[nodiscard]] Nearest alike(const Note& note, const std::string& country) const {
        return nearest(note, country, '~', consonants, near_km);
    }
    /// The town nearest to a point, of any name.
    [[nodiscard]] Nearest any(const Note& note, const std::string& country) const {
        Nearest best;
        if (const auto found = towns_.find(country); found != towns_.end()) {
            for (const PlaceRow* row : found->second) {
                take(best, note, *row);
            }
        }
        return best;
    }

private:
    static constexpr std::size_t fewest_sounds = 2;  ///< one consonant tells no name

    static void take(Nearest& best, const Note& note, const PlaceRow& row) {
        const double km = distance_km(note.lat, note.lon, row.lat, row.lon);
        if (km < best.km) {
            best = {&row, km};
        }
    }

    Nearest nearest(const Note& note, const std::string& country, char sign,
                    std::string (*key_of)(std::string_view), double bound) const {
        Nearest best;
        for (const auto* names : {&note.ar, &note.en}) {
            for (const std::string& name : *names) {
                const auto found = by_key_.find(country + sign + key_of(name));
                if (found == by_key_.end()) {
                    continue;
                }
                for (const PlaceRow* row : found->second) {
                    take(best, note, *row);
                }
            }
        }
        return best.km <= bound ? best : Nearest{};
    }

    std::unordered_map<std::string, std::vector<const PlaceRow*>> towns_;
    std::unordered_map<std::string, std::vector<const PlaceRow*>> by_key_;
};

class Holder {
public:
    explicit Holder(const Layers& layers) : layers_(layers) {
        for (const PlaceRow& row : layers.debian) {
            debian_.add(row);
        }
        for (const City& city : layers.cities) {
            cities_.add(city.row);
        }
    }

    [[nodiscard]] Verdict hold(const Note& note) const {
        switch (held(note.kind)) {
            case Held::town:
                return hold_point(note, true);
            case Held::site:
                return hold_point(note, false);
            case Held::division:
                return hold_division(note);
            case Held::not_held:
                break;
        }
        return {};
    }

private:
    [[nodiscard]] Nearest near_by(const Layer& layer, const Note& note) const {
        Nearest best;
        for (const std::string& country : claimants(note.country)) {
            for (const Nearest& found : {layer.same(note, country), layer.alike(note, country)}) {
                if (found.km < best.km) {
                    best = found;
                }
            }
        }
        return best.km <= near_km ? best : Nearest{};
    }

    [[nodiscard]] Verdict hold_point(const Note& note, bool can_differ) const {
        Verdict verdict;
        if (const Nearest town = near_by(debian_, note); town.row != nullptr) {
            verdict.confirmed = town.row->id;
        }
        if (near_by(cities_, note).row != nullptr) {
            verdict.confirmed += verdict.confirmed.empty() ? "cities" : "|cities";
        }
        if (verdict.confirmed.empty() && can_differ) {
            Nearest best = debian_.same(note, note.country);
            if (const Nearest city = cities_.same(note, note.country); city.km < best.km) {
                best = city;
            }
            if (best.row != nullptr) {
                verdict.differs_km = best.km;
                verdict.nearest =
                    fmt::format("{} {} {:.3f} {:.3f}", best.row->id, best.row->names.front(),
                                best.row->lat, best.row->lon);
            }
        }
        return verdict;
    }

    [[nodiscard]] Verdict hold_division(const Note& note) const {
        std::set<std::string> in_arabic;
        for (const std::string& name : note.ar) {
            in_arabic.insert(name_key(name));
        }
        const Division* division = nullptr;
        for (const Division& candidate : layers_.divisions) {
            if (candidate.country == note.country &&
                (in_arabic.contains(name_key(candidate.name_ar)) ||
                 std::any_of(note.en.begin(), note.en.end(), [&](const std::string& name) {
                     return division_key(name) == division_key(candidate.name);
                 }))) {
                division = &candidate;
                break;
            }
        }
        const Nearest town = cities_.any(note, note.country);
        if (division == nullptr || town.row == nullptr) {
            return {};
        }
        Nearest own;
        for (const City& city : layers_.cities) {
            if (city.row.country == note.country &&
                (same_division(city.row.region, division->name) ||
                 same_division(city.second, division->name))) {
                const double km = distance_km(note.lat, note.lon, city.row.lat, city.row.lon);
                if (km < own.km) {
                    own = {&city.row, km};
                }
            }
        }
        Verdict verdict;
        if (own.row == town.row || own.km <= near_km) {
            verdict.confirmed = fmt::format("cldr:{}", division->code);
        } else if (own.row != nullptr) {
            verdict.differs_km = own.km;
            verdict.nearest = fmt::format(
                "cldr:{} {}: its nearest town {} {:.3f} {:.3f}; the point is by {} in {}",
                division->code, division->name, own.row->names.front(), own.row->lat, own.row->lon,
                town.row->names.front(), town.row->region);
        }
        return verdict;
    }

    const Layers& layers_;
    Layer debian_;
    Layer cities_;
};

}  // namespace

std::vector<Verdict> hold_notes(const std::vector<Note>& notes, const Layers& layers) {
    const Holder holder(layers);
    std::vector<Verdict> verdicts;
    verdicts.reserve(notes.size());
    for (const Note& note : notes) {
        verdicts.push_back(holder.hold(note));
    }
    return verdicts;
}

std::vector<std::string> find_duplicates(const std::vector<Note>& notes) {
    constexpr double same_km = 3;
    std::map<std::string, std::vector<const Note*>> by_name;
    for (const Note& note : notes) {
        std::set<std::string> keys;
        for (const auto* names : {&note.ar, &note.en}) {
            for (const std::string& name : *names) {
                keys.insert(note.country + " " + name_key(name));
            }
        }
        for (const std::string& key : keys) {
            by_name[key].push_back(&note);
        }
    }
    std::set<std::string> pairs;
    for (const auto& [key, same] : by_name) {
        for (std::size_t a = 0; a < same.size(); ++a) {
            for (std::size_t b = a + 1; b < same.size(); ++b) {
                if (held(same[a]->kind) == held(same[b]->kind) &&
                    distance_km(same[a]->lat, same[a]->lon, same[b]->lat, same[b]->lon) <=
                        same_km) {
                    pairs.insert(fmt::format("{} and {}", same[a]->id, same[b]->id));
                }
            }
        }
    }
    return {pairs.begin(), pairs.end()};
}

}  // namespace khabar::compile_gazetteer
