#pragma once

#include <string_view>

namespace khabar::places {

struct Point {
    double lat;  ///< degrees north
    double lon;  ///< degrees east
    bool operator==(const Point&) const = default;
};

/// Kilometres along the great circle.
double distance_km(Point a, Point b);

/// The point `km` from `from` towards a point of the compass (N, NE, E ...).
Point towards(Point from, double km, std::string_view bearing);

}  // namespace khabar::places
