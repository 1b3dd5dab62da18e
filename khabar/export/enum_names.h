#pragma once

#include <string_view>

#include "khabar/mentions/mention.h"

namespace khabar::exports {

/// Enumerators as RECORD.md writes them.
std::string_view name(PlacePrecision precision);
std::string_view name(PlaceReason reason);
std::string_view name(TimePrecision precision);
std::string_view name(Calendar calendar);
std::string_view name(Anchor anchor);
std::string_view name(Approx approx);

}  // namespace khabar::exports
