#pragma once

#include <vector>

#include "khabar/gazetteer/place_row.h"

namespace khabar::compile_gazetteer {

using gazetteer::PlaceRow;

/// Two lists of towns as one. A town of `more` that has the country, name (name_key) and, within
/// `same_place_km`, the point of one of `known` adds its names to that row, which keeps its id,
/// point and the rest; the others follow behind. Each of `more` joins one row at most, the nearest.
std::vector<PlaceRow> join_places(std::vector<PlaceRow> known, const std::vector<PlaceRow>& more);

/// The dumps behind both sources differ by years, and a point that was mended moved by some km.
/// Two towns of one name so near each other in one country are rare.
constexpr double same_place_km = 8;

}  // namespace khabar::compile_gazetteer
