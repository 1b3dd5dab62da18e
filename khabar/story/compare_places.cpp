#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <vector>

#include "khabar/mentions/geodesy.h"
#include "khabar/story/compare_features.h"

namespace khabar::story {

namespace {

constexpr PlacePoints same_spot{"same_place", 25, false};
constexpr PlacePoints near{"near_place", 10, false};
constexpr PlacePoints neighbours{"neighbour_place", -20, false};  // two names near each other
constexpr PlacePoints within{"within_place", 2, false};
constexpr PlacePoints same_wide{"same_region", 10, false};  // one region or country
constexpr PlacePoints same_words{"place_words", 30, false};
constexpr PlacePoints same_town{"same_town", 20, false};
constexpr PlacePoints other_towns{"other_towns", -40, false};
constexpr PlacePoints unknown{"", 0, false};
constexpr PlacePoints elsewhere{"elsewhere", -50, false};
constexpr PlacePoints apart{"apart", 0, true};

constexpr double micro = 1e-6;
constexpr double least_radius_km = 3;  // why: the two ends of a village, two ways to write a point
constexpr float wide_km = 30;          // why: "in the south of the province" is no town
constexpr double doubtful_km = 10;     // why: "near the town" told by another as the next town
constexpr double region_radius_km = 150;  // why: a region without a radius; a province of the Nile

bool is_wide(const Where& where) {
    return where.precision == Precision::region || where.precision == Precision::country ||
           where.radius_km >= wide_km;
}

double radius(const Where& where) {
    const double told = static_cast<double>(where.radius_km);
    if (told > 0) {
        return std::max(told, least_radius_km);
    }
    return is_wide(where) ? region_radius_km : least_radius_km;
}

double distance_km(const Where& a, const Where& b) {
    return places::distance_km({a.lat * micro, a.lon * micro}, {b.lat * micro, b.lon * micro});
}

/// By their latitudes alone, which costs nothing: no two points are nearer to each other.
double least_km(const Where& a, const Where& b) {
    constexpr double degree_km = 111;
    return std::abs(a.lat - b.lat) * micro * degree_km;
}

PlacePoints by_distance(const Where& a, const Where& b) {
    const double reach = radius(a) + radius(b);
    const bool wide = is_wide(a) || is_wide(b);
    if (least_km(a, b) > (wide ? 2 * reach : reach + doubtful_km)) {
        return apart;
    }
    const double km = distance_km(a, b);
    if (km <= reach) {
        return wide ? within : a.id != 0 && b.id != 0 ? neighbours : near;
    }
    if (wide) {
        // a region's radius is a rough circle: its towns may lie outside
        return km <= 2 * reach ? unknown : apart;
    }
    return km <= reach + doubtful_km ? elsewhere : apart;
}

PlacePoints compare_two(const Where& a, const Where& b) {
    if (a.country != 0 && b.country != 0 && a.country != b.country) {
        return apart;
    }
    if (a.id != 0 && a.id == b.id) {
        return is_wide(a) || is_wide(b) ? same_wide : same_spot;
    }
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    if (shorter > 0 && shared_marks(a.words, b.words) == shorter) {
        return is_wide(a) && is_wide(b) ? same_wide : same_words;
    }
    const bool same_country = a.country != 0 && a.country == b.country;
    if (same_country && (a.precision == Precision::country || b.precision == Precision::country)) {
        return {"place_country", 5, false};
    }
    if (a.has_point && b.has_point) {
        return by_distance(a, b);
    }
    return unknown;
}

/// Whether one of the towns where the event may have been passes: its own, else those that its
/// document names.
template <class Test>
bool any_town(const Features& features, Test test) {
    bool own = false;
    for (const Where& place : features.places) {
        if (place.has_point && !is_wide(place)) {
            own = true;
            if (test(place)) {
                return true;
            }
        }
    }
    return !own && std::ranges::any_of(features.towns, test);
}

bool are_one_town(const Where& a, const Where& b) {
    const double reach = radius(a) + radius(b);
    return (a.id != 0 && a.id == b.id) || (least_km(a, b) <= reach && distance_km(a, b) <= reach);
}

}  // namespace

PlacePoints compare_towns(const Features& a, const Features& b) {
    const auto any = [](const Where& /*town*/) { return true; };
    if (!any_town(a, any) || !any_town(b, any)) {
        return unknown;
    }
    const bool shared = any_town(a, [&](const Where& one) {
        return any_town(b, [&](const Where& other) { return are_one_town(one, other); });
    });
    return shared ? same_town : other_towns;
}

PlacePoints compare_places(const std::vector<Where>& a, const std::vector<Where>& b) {
    // What neither has a point nor shares a name with another tells nothing: others decide.
    std::optional<PlacePoints> best;
    for (const Where& one : a) {
        for (const Where& other : b) {
            if (one.at != other.at) {
                continue;  // where it began is not where it was
            }
            const PlacePoints points = compare_two(one, other);
            const bool known = !points.why.empty();
            if (known && (!best || (best->apart && !points.apart) ||
                          (best->apart == points.apart && points.points > best->points))) {
                best = points;
            }
        }
    }
    return best.value_or(unknown);
}

}  // namespace khabar::story
