#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/time_dates.h"

namespace khabar::times {

/// Reads single days: deictic ones, weekdays and dates, with the part of the day and what confirms
/// them.
class DayReader : public DateReader {
public:
    using DateReader::DateReader;

protected:
    /// [part of day] [day] (deictic | weekday | date) with what may follow each.
    [[nodiscard]] MaybeRead day_phrase(std::uint32_t at) const;
    [[nodiscard]] MaybeRead dated(const Fields& fields, std::uint32_t at) const;
    [[nodiscard]] MaybeRead deictic(std::uint32_t at) const;
    /// A weekday beside "yesterday" confirms it; a clash is marked and the other day kept.
    void confirm(TimeMention& time, int named) const;
    [[nodiscard]] MaybeRead weekday(std::uint32_t at) const;
    /// "Thursday 1 August 2024", "Tuesday, 7 Rajab 1446, that is 7 January 2025".
    [[nodiscard]] MaybeRead date_after_weekday(std::uint32_t at) const;
};

}  // namespace khabar::times
