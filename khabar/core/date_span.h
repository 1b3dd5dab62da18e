#pragma once

#include <optional>
#include <string_view>

#include "khabar/core/civil.h"

namespace khabar {

/// The days that a date of some precision may mean, both ends included: "2012-03" is
/// 2012-03-01 to 2012-03-31.
struct DateSpan {
    Day first;
    Day last;
};

/// Reads a date of EDTF level 0: a day ("2012-03-17"), a month ("2012-03") or a year ("2012").
/// Years 1000 to 2999. Nothing when it is no such date.
std::optional<DateSpan> parse_date_span(std::string_view text);

}  // namespace khabar
