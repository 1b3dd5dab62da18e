#include "khabar/gazetteer/box_tree.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <queue>

namespace khabar::gazetteer {

namespace {

constexpr double radius_km = 6371.0088;
constexpr double radian = std::numbers::pi / 180;

/// The haversine of an angle in degrees.
double haversine(double degrees) {
    const double sine = std::sin(degrees * radian / 2);
    return sine * sine;
}

/// The haversine of the angle between two points, seen from the middle of the globe.
double between(double haversine_of_lon, double cos_lat, double lat, double other_lat) {
    return haversine(lat - other_lat) + cos_lat * std::cos(other_lat * radian) * haversine_of_lon;
}

double km_of(double haversine_of_angle) {
    return 2 * radius_km * std::asin(std::sqrt(std::clamp(haversine_of_angle, 0.0, 1.0)));
}

/// No point of the box is nearer than this.
double box_distance(const Box& box, double lat, double cos_lat, double lon) {
    const double min_lat = box.min_lat / micro;
    const double max_lat = box.max_lat / micro;
    const double min_lon = box.min_lon / micro;
    const double max_lon = box.max_lon / micro;
    if (lon >= min_lon && lon <= max_lon) {
        return lat < min_lat   ? haversine(lat - min_lat)
               : lat > max_lat ? haversine(lat - max_lat)
                               : 0;
    }
    const double side = std::min(haversine(lon - min_lon), haversine(lon - max_lon));
    // Where the great circle through the point comes nearest to the meridian of that side.
    const double cos_side = 1 - 2 * side;
    const double pole = lat > 0 ? 90 : -90;
    const double nearest =
        cos_side > 0 ? std::atan(std::tan(lat * radian) / cos_side) / radian : pole;
    if (nearest > min_lat && nearest < max_lat) {
        return between(side, cos_lat, lat, nearest);
    }
    return std::min(between(side, cos_lat, lat, min_lat), between(side, cos_lat, lat, max_lat));
}

void widen(Box& box, const Box& other) {
    box.min_lat = std::min(box.min_lat, other.min_lat);
    box.min_lon = std::min(box.min_lon, other.min_lon);
    box.max_lat = std::max(box.max_lat, other.max_lat);
    box.max_lon = std::max(box.max_lon, other.max_lon);
}

/// One of an array of plain values; the caller keeps within it.
template <class T>
T item(std::string_view array, std::uint32_t number) {
    T value{};
    std::memcpy(&value, array.data() + std::size_t{number} * sizeof(T), sizeof(T));
    return value;
}

struct Node {
    double distance;  ///< haversine
    std::size_t level;
    std::uint32_t number;
};

/// Turns the queue: the nearest on top, of equal ones boxes before places, then the first.
struct Farther {
    bool operator()(const Node& a, const Node& b) const {
        if (a.distance != b.distance) {
            return a.distance > b.distance;
        }
        return a.level != b.level ? a.level < b.level : a.number > b.number;
    }
};

}  // namespace

BoxLevels::BoxLevels(std::uint32_t places) {
    for (std::uint32_t count = places; count > 0; ++levels) {
        nodes[levels] = count;
        first[levels] = levels == 0 ? 0 : boxes;
        boxes += levels == 0 ? 0 : count;
        count = count == 1 && levels > 0 ? 0 : (count - 1) / box_children + 1;
    }
}

void BoxMaker::add(std::int32_t lat, std::int32_t lon) {
    const Box point{lat, lon, lat, lon};
    if (places_++ % box_children == 0) {
        boxes_.push_back(point);
    } else {
        widen(boxes_.back(), point);
    }
}

std::vector<Box> BoxMaker::finish() {
    const BoxLevels shape(places_);
    for (std::size_t level = 2; level < shape.levels; ++level) {
        for (std::uint32_t node = 0; node < shape.nodes[level]; ++node) {
            const std::uint32_t begin = node * box_children;
            const std::uint32_t end = std::min(begin + box_children, shape.nodes[level - 1]);
            Box box = boxes_[shape.first[level - 1] + begin];
            for (std::uint32_t child = begin + 1; child < end; ++child) {
                widen(box, boxes_[shape.first[level - 1] + child]);
            }
            boxes_.push_back(box);
        }
    }
    return std::move(boxes_);
}

double great_circle_km(double lat1, double lon1, double lat2, double lon2) {
    return km_of(between(haversine(lon1 - lon2), std::cos(lat1 * radian), lat1, lat2));
}

std::vector<NearPlace> near_places(std::string_view records, std::string_view boxes, double lat,
                                   double lon, double km, std::size_t most) {
    const auto places = static_cast<std::uint32_t>(records.size() / sizeof(PlaceRecord));
    const BoxLevels shape(places);
    std::vector<NearPlace> found;
    if (shape.levels == 0 || boxes.size() / sizeof(Box) < shape.boxes || !(std::abs(lat) <= 90) ||
        !std::isfinite(lon)) {
        return found;
    }
    lon = std::remainder(lon, 360);  // as the boxes have it
    const double cos_lat = std::cos(lat * radian);
    std::priority_queue<Node, std::vector<Node>, Farther> queue;
    queue.push({0, shape.levels - 1, 0});
    while (!queue.empty() && found.size() < most) {
        const Node node = queue.top();
        queue.pop();
        const double away = km_of(node.distance);
        if (!(away <= km)) {
            break;
        }
        if (node.level == 0) {
            found.push_back({node.number, away});
            continue;
        }
        const std::size_t below = node.level - 1;
        const std::uint32_t begin = node.number * box_children;
        const std::uint32_t end = std::min(begin + box_children, shape.nodes[below]);
        for (std::uint32_t child = begin; child < end; ++child) {
            if (below == 0) {
                const auto record = item<PlaceRecord>(records, child);
                queue.push(
                    {between(haversine(lon - record.lon / micro), cos_lat, lat, record.lat / micro),
                     below, child});
            } else {
                const auto box = item<Box>(boxes, shape.first[below] + child);
                queue.push({box_distance(box, lat, cos_lat, lon), below, child});
            }
        }
    }
    return found;
}

}  // namespace khabar::gazetteer
