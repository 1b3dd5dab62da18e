#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/english/time_dates.h"

namespace khabar::times {

/// Reads single days by their relation to publication or by weekday, feasts, seasons, and the clock
/// beside a day.
class EnglishDays : public EnglishDates {
public:
    using EnglishDates::EnglishDates;

protected:
    /// A date, weekday, "yesterday morning", feast, with the part of the day and clock at it.
    [[nodiscard]] MaybeRead day_at(std::uint32_t at) const;
    /// "Friday", "last Friday", "Friday last week", "Tuesday of next week".
    [[nodiscard]] MaybeRead weekday(std::uint32_t at) const;
    [[nodiscard]] MaybeRead feast(std::uint32_t at) const;
    [[nodiscard]] MaybeRead season(std::uint32_t at) const;
    /// "this weekend", "the weekend".
    [[nodiscard]] TimeMention weekend(Shift shift, bool ahead) const;
    /// "at 3:30 p.m. GMT [on Friday]", "ten o'clock", "noon local time".
    [[nodiscard]] MaybeRead clock(std::uint32_t at) const;
    /// The year that stands behind a feast or a season; moves `end`.
    [[nodiscard]] DateFields when(std::uint32_t& end, Shift shift) const;
    /// Whether a weekday, feast or season is part of a name: "the Sunday Times".
    [[nodiscard]] bool in_name(std::uint32_t at, std::uint32_t end) const;

    /// "the weekend of Thanksgiving", "the weekend of 5 May".
    [[nodiscard]] MaybeRead weekend_of(std::uint32_t at) const;

private:
    /// "next Friday, 5 December": the date, on the side that "next" tells.
    [[nodiscard]] MaybeRead shifted_date(std::uint32_t at) const;
    /// "[Easter] weekend"; moves `end` past the word.
    [[nodiscard]] bool over_weekend(std::uint32_t& end) const;
    /// A preposition before a day that ends or begins with it: "before the New Year".
    [[nodiscard]] bool limits(std::uint32_t at) const;
    /// "Thanksgiving 2023": a holiday told by a weekday of its month.
    [[nodiscard]] MaybeRead holiday(std::uint32_t at) const;
    [[nodiscard]] MaybeRead weekday_and_number(std::uint32_t at) const;
    struct Hands {
        int hour = 0;
        int minute = 0;
        std::uint32_t end = 0;
        bool sure = false;  ///< a word says that it is a clock
    };
    [[nodiscard]] std::optional<Hands> hands(std::uint32_t at) const;
    /// A day without its part or clock.
    [[nodiscard]] MaybeRead plain_day(std::uint32_t at) const;
    /// "morning", "night", "in the afternoon" behind a day, and a clock; moves the end.
    void day_tail(Read& day) const;
    [[nodiscard]] std::uint32_t over_part(std::uint32_t at) const;
};

}  // namespace khabar::times
