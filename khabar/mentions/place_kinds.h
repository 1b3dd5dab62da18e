#pragma once

#include <string_view>

#include "khabar/mentions/mention.h"

namespace khabar::places {

/// How exactly a place of a kind (the column `kind` of places/places and of ar/place_heads) is
/// known.
PlacePrecision precision_of(std::string_view kind);

/// How far from its point it may reach, km. `confirmed`: another layer has the point too.
double radius_of(PlacePrecision precision, bool confirmed);

}  // namespace khabar::places
