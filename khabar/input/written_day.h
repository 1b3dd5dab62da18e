#pragma once

#include <optional>
#include <string_view>

#include "khabar/core/civil.h"

namespace khabar::input {

/// The day of a time as feeds and lines of JSON write it, at the writer's clock: ISO 8601
/// ("2021-03-10T22:30:00Z", "20210310", "20210310223000"), or RFC 822 and what resembles it
/// ("Wed, 10 Mar 2021 22:30:00 GMT", "10 March 21"). Nothing where it is neither: 03/10/2021 is
/// October here and March there.
std::optional<Day> written_day(std::string_view text);

}  // namespace khabar::input
