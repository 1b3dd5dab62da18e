#include "join.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "names.h"

namespace khabar::compile_gazetteer {

std::vector<PlaceRow> join_places(std::vector<PlaceRow> known, const std::vector<PlaceRow>& more) {
    const auto key_of = [](const PlaceRow& row, const std::string& name) {
        return row.country + ":" + name_key(name);
    };
    std::unordered_multimap<std::string, std::size_t> by_key;
    for (std::size_t at = 0; at < known.size(); ++at) {
        for (const std::string& name : known[at].names) {
            by_key.emplace(key_of(known[at], name), at);
        }
    }
    for (const PlaceRow& row : more) {
        std::optional<std::size_t> nearest;
        double km = same_place_km;
        for (const std::string& name : row.names) {
            const auto [begin, end] = by_key.equal_range(key_of(row, name));
            for (auto found = begin; found != end; ++found) {
                const PlaceRow& other = known[found->second];
                const double away = distance_km(row.lat, row.lon, other.lat, other.lon);
                if (away < km || (away == km && !nearest)) {
                    km = away;
                    nearest = found->second;
                }
            }
        }
        if (!nearest) {
            known.push_back(row);
            continue;
        }
        std::vector<std::string>& names = known[*nearest].names;
        for (const std::string& name : row.names) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    return known;
}

}  // namespace khabar::compile_gazetteer
