#pragma once

#include <string_view>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// How exactly a place of a kind (the column `kind` of places/places and of ar/place_heads) is
/// known.
PlacePrecision precision_of(std::string_view kind);

/// How far from its point it may reach, km. `confirmed`: another layer has the point too.
double radius_of(PlacePrecision precision, bool confirmed);

/// "West of Marib": an English place told by its direction from another.
bool is_way_off(const ReadText& text, TokenRange place);

}  // namespace khabar::places
