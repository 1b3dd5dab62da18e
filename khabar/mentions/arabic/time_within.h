#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_spans.h"

namespace khabar::times {

/// Reads days and weeks that are told by a longer time, or by the time told before: the last
/// Thursday of May, Sunday of last week, the first week of the month, the following day.
class WithinReader : public SpanReader {
public:
    using SpanReader::SpanReader;

protected:
    /// "the first Thursday of May", "the last day of the month", "the last 24 hours".
    [[nodiscard]] MaybeRead ranked(std::uint32_t at) const;
    /// "[day] Sunday of last week", "the last Tuesday of May", "the Tuesday before".
    [[nodiscard]] MaybeRead weekday_within(std::uint32_t at) const;
    /// "the first week of October", "the last week of last month".
    [[nodiscard]] MaybeRead week_within(std::uint32_t at) const;
    /// "the following day", "the year before", "the same month", by the time told before.
    [[nodiscard]] MaybeRead beside_told(std::uint32_t at) const;
    /// "the last day of the month".
    [[nodiscard]] MaybeRead last_day_within(std::uint32_t at) const;
    /// "the rest of the week".
    [[nodiscard]] MaybeRead rest(std::uint32_t at) const;
    /// "every week", "every Friday", "every three months": no single time, and where it ends.
    [[nodiscard]] std::optional<std::uint32_t> every(std::uint32_t at) const;

private:
    /// A weekday with or without its article.
    [[nodiscard]] bool is_weekday(std::uint32_t at) const;
    /// The weekday in the week that is told at `behind`.
    [[nodiscard]] MaybeRead day_of_week(const Item& named, std::uint32_t behind) const;
    /// The month behind "of", or right behind where that can be.
    [[nodiscard]] MaybeRead month_behind(std::uint32_t at) const;
    /// The same, or a year.
    [[nodiscard]] MaybeRead month_or_year_behind(std::uint32_t at) const;
    /// -1, 1 or 0 for "before", "following", "the same"; nothing for another word.
    [[nodiscard]] std::optional<int> step_at(std::uint32_t at) const;
};

}  // namespace khabar::times
