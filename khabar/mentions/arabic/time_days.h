#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_dates.h"

namespace khabar::times {

/// Reads single days: deictic ones, weekdays and dates, with the part of the day and what confirms
/// them.
class DayReader : public DateReader {
public:
    using DateReader::DateReader;

protected:
    /// [part of day] [day] (deictic | weekday | date) with what may follow each.
    [[nodiscard]] MaybeRead day_phrase(std::uint32_t at) const;
    /// "the third day of October": the word "day" before a date that begins with its ordinal.
    [[nodiscard]] std::optional<Fields> day_of_month(std::uint32_t at) const;
    /// Whether a date in digits that lacks its day or its year is one: the words round it tell.
    [[nodiscard]] bool believed(const Fields& fields, std::uint32_t at) const;
    /// 3/12/2024 may be March as well: both orders kept, that one first which the clause allows.
    [[nodiscard]] std::optional<TimeMention> other_order(const Fields& fields,
                                                         std::optional<TimeMention> time,
                                                         std::uint32_t at) const;
    [[nodiscard]] MaybeRead dated(const Fields& fields, std::uint32_t at) const;
    [[nodiscard]] MaybeRead deictic(std::uint32_t at) const;
    /// A weekday beside "yesterday" confirms it; a clash is marked and the other day kept.
    void confirm(TimeMention& time, int named) const;
    /// `part`: the part of the day that stands before it.
    [[nodiscard]] MaybeRead weekday(std::uint32_t at, DayPart part) const;
    /// weekday: 0 Sunday to 6 Saturday, which the date should be. "Thursday 1 August 2024",
    /// "Tuesday, 7 Rajab 1446, that is 7 January 2025".
    [[nodiscard]] MaybeRead date_after_weekday(std::uint32_t at, int weekday) const;
};

}  // namespace khabar::times
