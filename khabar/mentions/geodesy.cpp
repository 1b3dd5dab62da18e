#include "khabar/mentions/geodesy.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace khabar::places {

namespace {

constexpr double earth_km = 6371.0088;  // the mean radius, IUGG
constexpr double to_radians = std::numbers::pi / 180;

}  // namespace

double distance_km(Point a, Point b) {
    const double dlat = (b.lat - a.lat) * to_radians;
    const double dlon = (b.lon - a.lon) * to_radians;
    const double h = std::pow(std::sin(dlat / 2), 2) + std::cos(a.lat * to_radians) *
                                                           std::cos(b.lat * to_radians) *
                                                           std::pow(std::sin(dlon / 2), 2);
    return 2 * earth_km * std::asin(std::min(1.0, std::sqrt(h)));
}

Point towards(Point from, double km, std::string_view bearing) {
    static constexpr std::string_view points[] = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
    const auto found = std::find(std::begin(points), std::end(points), bearing);
    if (found == std::end(points)) {
        return from;
    }
    constexpr double step = 45;
    const double angle =
        static_cast<double>(std::distance(std::begin(points), found)) * step * to_radians;
    const double way = km / earth_km;
    const double lat = from.lat * to_radians;
    const double to_lat =
        std::asin(std::sin(lat) * std::cos(way) + std::cos(lat) * std::sin(way) * std::cos(angle));
    const double to_lon =
        from.lon * to_radians + std::atan2(std::sin(angle) * std::sin(way) * std::cos(lat),
                                           std::cos(way) - std::sin(lat) * std::sin(to_lat));
    return {to_lat / to_radians, to_lon / to_radians};
}

}  // namespace khabar::places
