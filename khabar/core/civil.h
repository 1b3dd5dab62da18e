#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

/// A civil day, counted from 1970-01-01; no clock and no zone.
using Day = std::chrono::sys_days;

/// Reads the day of "2020-05-26" or of an ISO 8601 time that begins so
/// ("2020-05-26T10:00:00+02:00": the day as written, at the writer's clock). Years 1000 to 2999.
/// Nothing when it is no such day.
std::optional<Day> parse_day(std::string_view text);

/// "2020-05-26".
std::string format_day(Day day);

}  // namespace khabar
