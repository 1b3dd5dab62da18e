#pragma once

#include <cstdint>

namespace khabar::gazetteer {

/// Where a point lies on the Hilbert curve over the globe, so that points near each other on the
/// curve are near each other on the ground (Hamilton 2006; Warren, Hacker's Delight 16).
///
/// lat, lon  micro-degrees within -90 to 90 and -180 to 180 degrees
std::uint64_t hilbert_of(std::int32_t lat, std::int32_t lon);

}  // namespace khabar::gazetteer
