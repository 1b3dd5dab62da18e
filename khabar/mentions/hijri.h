#pragma once

#include <optional>

#include "khabar/core/civil.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

/// A day of the Hijra: month 1 Muharram to 12 Dhu al-Hijja.
struct HijriDate {
    int year = 0;
    int month = 0;
    int day = 0;
};

/// The Hijri calendar by the months of Umm al-Qura (Saudi Arabia's), as lexicon/calendar/hijri.tsv
/// has them: the years 1300 to 1600, 12 November 1882 to 25 November 2174. Countries that wait for
/// the crescent begin a month up to a day earlier or later, so what comes of it is approximate.
/// Nothing for years outside, and where the sheet lacks or damages the year's row.
class HijriCalendar {
public:
    static constexpr int first_year = 1300;
    static constexpr int last_year = 1600;

    explicit HijriCalendar(const TableFile& tables) : sheet_(tables.sheet("calendar/hijri")) {}

    [[nodiscard]] static constexpr bool covers(int year) noexcept {
        return year >= first_year && year <= last_year;
    }
    /// The civil day on which a month begins; month 1 to 12.
    [[nodiscard]] std::optional<Day> month_start(int year, int month) const;
    /// 29 or 30 days.
    [[nodiscard]] std::optional<int> month_length(int year, int month) const;
    /// The civil day after the last of the year.
    [[nodiscard]] std::optional<Day> year_end(int year) const;
    [[nodiscard]] std::optional<HijriDate> date(Day day) const;
    /// The first year of the Hijra that has this day of a month in a civil year; day 0 is the day
    /// before the month begins.
    [[nodiscard]] std::optional<int> year_in(int civil_year, int month, int day) const;

private:
    struct Year;
    [[nodiscard]] std::optional<Year> year(int number) const;

    const Sheet* sheet_;
};

}  // namespace khabar::times
