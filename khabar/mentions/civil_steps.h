#pragma once

#include <chrono>

#include "khabar/core/civil.h"

namespace khabar::times {

/// Precondition: the civil calendar has such a day.
inline Day day_of(int year, unsigned month, unsigned day) {
    return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

inline int year_of(Day day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

inline int month_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
}

/// The first day of its month.
inline Day month_start(Day day) {
    const std::chrono::year_month_day ymd{day};
    return Day{ymd.year() / ymd.month() / std::chrono::day{1}};
}

/// Whole months later; a day that the month lacks becomes its last.
inline Day add_months(Day day, int count) {
    std::chrono::year_month_day ymd{day};
    ymd += std::chrono::months{count};
    if (!ymd.ok()) {
        return Day{ymd.year() / ymd.month() / std::chrono::last};
    }
    return Day{ymd};
}

/// 0 Sunday to 6 Saturday.
inline int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{day}.c_encoding());
}

/// Monday of its week.
inline Day week_start(Day day) {
    const unsigned iso = std::chrono::weekday{day}.iso_encoding();
    return day - std::chrono::days{static_cast<int>(iso) - 1};
}

}  // namespace khabar::times
