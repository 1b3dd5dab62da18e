#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/gazetteer/layout.h"

namespace khabar::gazetteer {

/// The shape of the static R-tree over `places` records: level 0 is the records themselves, each
/// node above has the next 16 of the level below it, the last level is one node. So no node needs
/// to name its children, and nothing in a file can lead a walk astray.
struct BoxLevels {
    explicit BoxLevels(std::uint32_t places);

    static constexpr std::size_t max_levels = 9;    // why: 16 to the 8th is 2 to the 32nd
    std::array<std::uint32_t, max_levels> nodes{};  ///< of each level
    std::array<std::uint32_t, max_levels> first{};  ///< a level's first box; none for level 0
    std::size_t levels = 0;                         ///< 0 without places
    std::uint32_t boxes = 0;
};

/// Makes the boxes of level 1 while the records come in their order, and the rest at the end.
class BoxMaker {
public:
    void add(std::int32_t lat, std::int32_t lon);
    /// All boxes, level after level. To be called once.
    std::vector<Box> finish();

private:
    std::vector<Box> boxes_;
    std::uint32_t places_ = 0;
};

struct NearPlace {
    std::uint32_t place;
    double km;
};

/// The distance along the great circle on a globe of 6371.0088 km (the mean radius of WGS 84).
double great_circle_km(double lat1, double lon1, double lat2, double lon2);

/// Places within `km`, the nearest first, `most` of them; of equally far ones the first in the
/// file. Looks at few boxes: best first (Hjaltason and Samet 1999), with the distance to a box on
/// the globe as geoflatbush reckons it.
///
/// records  PlaceRecord one after the other
/// boxes    as BoxMaker made them; fewer than BoxLevels tells: nothing is found
std::vector<NearPlace> near_places(std::string_view records, std::string_view boxes, double lat,
                                   double lon, double km, std::size_t most);

}  // namespace khabar::gazetteer
