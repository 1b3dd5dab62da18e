#pragma once

#include <string>

#include "khabar/mentions/mention.h"

namespace khabar::times {

/// The EDTF of a span, by the shape that its precision gives it: "2024-03", "201X",
/// "2024-05-01/..";
/// "~" behind each date where the span is approximate. Empty for a time without a first day and for
/// what level 1 lacks.
std::string edtf(const TimeMention& time);

}  // namespace khabar::times
