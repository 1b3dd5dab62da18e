#pragma once

#include <optional>
#include <string_view>

#include "khabar/core/civil.h"

namespace khabar::input {

/// The day of a feed's time, as written, at the writer's clock: ISO 8601 ("2021-03-10T22:30:00Z"),
/// or RFC 822 and what resembles it ("Wed, 10 Mar 2021 22:30:00 GMT", "10 March 21"). Nothing where
/// it is neither.
std::optional<Day> feed_day(std::string_view text);

}  // namespace khabar::input
