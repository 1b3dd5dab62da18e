#pragma once

#include <vector>

#include "khabar/syntax/english/units.h"

namespace khabar::syntax {

/// What only the units behind tell: whether "after" opens a clause, and what brackets hold.
void settle_units(const ReadText& text, std::vector<EnglishUnit>& units);

}  // namespace khabar::syntax
