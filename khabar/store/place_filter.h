#pragma once

#include <cstdint>
#include <vector>

#include "khabar/store/query.h"
#include "khabar/store/row.h"

namespace khabar::store {

/// A box in micro-degrees, its edges included; west is never more than east.
struct MicroBox {
    std::int32_t west = 0;
    std::int32_t south = 0;
    std::int32_t east = 0;
    std::int32_t north = 0;
};

/// The same area; two boxes where it lies across the line of dates.
std::vector<MicroBox> boxes_of(const Box& box);
/// Boxes that hold the whole circle, and some more.
std::vector<MicroBox> boxes_of(const Circle& circle);

bool inside(const Circle& circle, Point point);

/// The least Row::confidence that is at least `confidence` (0 to 1).
std::int32_t least_confidence(double confidence);

}  // namespace khabar::store
