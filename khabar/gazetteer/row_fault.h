#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "khabar/gazetteer/place_row.h"

namespace khabar::gazetteer {

constexpr std::size_t max_id_bytes = 255;
constexpr std::size_t max_name_bytes = 1000;  // why: GeoNames allows 400 characters
constexpr std::size_t max_names = 2000;  // why: in either script; a capital of the world has 150
constexpr double max_lat = 90;
constexpr double max_lon = 180;

/// What keeps a row out of a gazetteer: no id, no name, a text that is too long or no UTF-8, more
/// names than a place has, a coordinate outside the globe. Nothing for a good row.
std::optional<std::string> row_fault(const PlaceRow& row);

}  // namespace khabar::gazetteer
