#include "khabar/store/place_filter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "khabar/mentions/geodesy.h"

namespace khabar::store {
namespace {

constexpr double micro_degrees = 1e6;

}  // namespace

std::vector<MicroBox> boxes_of(const Box& box) {
    const std::int32_t south = micro_of(box.south);
    const std::int32_t north = micro_of(box.north);
    if (box.west <= box.east) {
        return {{micro_of(box.west), south, micro_of(box.east), north}};
    }
    return {{micro_of(box.west), south, micro_of(180), north},
            {micro_of(-180), south, micro_of(box.east), north}};
}

std::vector<MicroBox> boxes_of(const Circle& circle) {
    constexpr double km_a_degree = 111;  // why: 111.19 on our sphere; less makes the box larger
    constexpr double slack = 1e-4;
    const double reach = circle.km / km_a_degree + slack;
    const double south = circle.lat - reach;
    const double north = circle.lat + reach;
    const Box band{-180, std::max(south, -90.0), 180, std::min(north, 90.0)};
    if (south <= -90 || north >= 90) {  // a pole lies in it: all longitudes
        return boxes_of(band);
    }
    // The meridian that touches the circle: sin(width) = sin(radius) / cos(latitude).
    constexpr double degree = std::numbers::pi / 180;
    const double sine = std::sin(reach * degree) / std::cos(circle.lat * degree);
    if (sine >= 1) {
        return boxes_of(band);
    }
    const double width = std::asin(sine) / degree + slack;
    const auto turned = [](double lon) {
        return lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon;
    };
    return boxes_of(
        Box{turned(circle.lon - width), band.south, turned(circle.lon + width), band.north});
}

bool inside(const Circle& circle, Point point) {
    return places::distance_km({circle.lat, circle.lon},
                               {point.lat / micro_degrees, point.lon / micro_degrees}) <= circle.km;
}

std::int32_t least_confidence(double confidence) {
    constexpr double slack = 1e-9;  // 0.29 * 100 is 28.999999999999996, and 0.07 * 100 a bit over 7
    return static_cast<std::int32_t>(std::ceil(confidence * 100 - slack));
}

}  // namespace khabar::store
