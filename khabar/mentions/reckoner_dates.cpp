// Days and months by name and number, of the Gregorian and the Hijri calendar.

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 12> gregorian_months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> hijri_months = {
    "muharram", "safar",  "rabi al-awwal", "rabi al-thani", "jumada al-ula", "jumada al-akhira",
    "rajab",    "shaban", "ramadan",       "shawwal",       "dhu al-qada",   "dhu al-hijja"};

/// A month of one calendar, by the numbers of that calendar.
struct Month {
    int year = 0;
    int month = 0;
};

/// What the two calendars answer alike.
class Months {
public:
    Months(Calendar calendar, const HijriCalendar& table)
        : hijri_(calendar == Calendar::hijri), table_(table) {}

    /// The civil day of a day of a month; day 0 stands for the first.
    [[nodiscard]] std::optional<Day> start(Month at, int day) const {
        const int number = day == 0 ? 1 : day;
        if (hijri_) {
            // A month of 29 days had 30 where it began a day earlier.
            const auto first = table_.month_start(at.year, at.month);
            return first ? std::optional(*first + days{number - 1}) : std::nullopt;
        }
        const std::chrono::year_month_day ymd{std::chrono::year{at.year},
                                              std::chrono::month{static_cast<unsigned>(at.month)},
                                              std::chrono::day{static_cast<unsigned>(number)}};
        return ymd.ok() ? std::optional<Day>{Day{ymd}} : std::nullopt;
    }
    /// The day after the last of the month that begins on `first`.
    [[nodiscard]] Day end(Month at, Day first) const {
        return hijri_ ? first + days{table_.month_length(at.year, at.month).value_or(30)}
                      : add_months(first, 1);
    }
    [[nodiscard]] std::optional<Month> of(Day day) const {
        if (!hijri_) {
            return Month{year_of(day), month_of(day)};
        }
        const auto date = table_.date(day);
        return date ? std::optional(Month{date->year, date->month}) : std::nullopt;
    }

private:
    bool hijri_;
    const HijriCalendar& table_;
};

Month later(Month from, int count) {
    const int index = from.year * 12 + from.month - 1 + count;
    return {index / 12, index % 12 + 1};
}

/// How far a day lies from the nearest such weekday: -3 to 3 days.
int to_weekday(Day day, int weekday) {
    const auto named = static_cast<int>(std::chrono::weekday{day}.c_encoding());
    return (weekday - named + 10) % 7 - 3;
}

/// The year meant where the words tell none, and the other that they may mean.
struct Year {
    int number = 0;
    std::optional<int> other;
};

/// The year by default, or one next to it, in which the day falls on the weekday told. Further
/// years are no better than a weekday that is wrong. Of the Hijra countries lie a day apart.
std::optional<int> year_by_weekday(const DateFields& fields, const Months& months, int by_default,
                                   bool forward) {
    const int apart = fields.calendar == Calendar::hijri ? 1 : 0;
    for (const int year :
         {by_default, by_default + (forward ? 1 : -1), by_default + (forward ? -1 : 1)}) {
        const auto day = months.start({year, fields.month}, fields.day);
        if (day && std::abs(to_weekday(*day, *fields.weekday)) <= apart) {
            return year;
        }
    }
    return std::nullopt;
}

Year year_by_shift(const DateFields& fields, const Months& months, Month now, Day published,
                   bool forward) {
    constexpr int tries = 8;  // why: from one 29 February to the next, over a year without
    Year year{now.year, std::nullopt};
    const int month = fields.month;
    const auto start_in = [&](int at) { return months.start({at, month}, fields.day); };
    switch (fields.shift) {
        case Shift::none:
            if (forward) {
                const Day floor =
                    fields.day != 0 ? published : months.start(now, 0).value_or(published);
                for (int i = 0;
                     i < tries && (!start_in(year.number) || *start_in(year.number) < floor); ++i) {
                    ++year.number;
                }
            } else {
                for (int i = 0;
                     i < tries && (!start_in(year.number) || *start_in(year.number) > published);
                     ++i) {
                    --year.number;
                }
            }
            break;
        case Shift::current:
            year.number -= month > now.month + 1 ? 1 : 0;
            break;
        case Shift::last:
        case Shift::before_last:
            if (month > now.month || (month == now.month && fields.day == 0)) {
                --year.number;
            } else if (month == now.month) {
                // "the fifth of last February", late in February: mostly this one.
                const auto day = start_in(year.number);
                if (!day || *day >= published) {
                    --year.number;
                } else {
                    year.other = year.number - 1;
                }
            }
            year.number -= fields.shift == Shift::before_last ? 1 : 0;
            break;
        case Shift::next:
        case Shift::after_next:
            year.number += month <= now.month ? 1 : 0;
            year.number += fields.shift == Shift::after_next ? 1 : 0;
            break;
    }
    return year;
}

/// What stays of a date that no day of publication or no table turns into days.
TimeMention date_in_words(const DateFields& fields, bool forward) {
    const auto& names = fields.calendar == Calendar::hijri ? hijri_months : gregorian_months;
    const TimePrecision precision = fields.day != 0 ? TimePrecision::day : TimePrecision::month;
    std::string named = fields.day != 0 ? std::to_string(fields.day) + " " : "";
    if (fields.relative_month) {
        named += "of " + relative_words(Unit::month, fields.month);
    } else {
        named += names[static_cast<std::size_t>(fields.month - 1)];
        if (fields.year != 0) {
            named += " " + std::to_string(fields.year);
            named += fields.year <= HijriCalendar::last_year ? " ah" : "";
        } else if (fields.by_year) {
            named += " of " + relative_words(Unit::year, fields.relative_year);
        } else {
            named += forward ? " after publication" : " before publication";
        }
    }
    TimeMention time = in_words(precision, named);
    time.calendar = fields.calendar;
    time.anchor = fields.year != 0 ? Anchor::text : Anchor::none;
    time.ahead = forward && fields.year == 0;
    return time;
}

}  // namespace

std::optional<TimeMention> Reckoner::date(const DateFields& fields, bool ahead) const {
    const bool is_hijri = fields.calendar == Calendar::hijri;
    if (is_hijri && fields.day > 30) {
        return std::nullopt;
    }
    const bool forward = fields.shift == Shift::next || fields.shift == Shift::after_next ||
                         (fields.shift == Shift::none && !fields.by_year && ahead);
    const Months months(fields.calendar, hijri_);
    const auto now = published_ ? months.of(*published_) : std::nullopt;
    if (fields.year == 0 && !now) {
        return date_in_words(fields, forward);
    }
    Month at{fields.year, fields.month};
    std::optional<int> other_year;
    if (fields.year != 0 || fields.by_year) {
        at.year = fields.year != 0 ? fields.year : year_of(*published_) + fields.relative_year;
        if (is_hijri && !HijriCalendar::covers(at.year)) {
            // A civil year beside a Hijri month.
            const auto year = hijri_.year_in(at.year, at.month, fields.day == 0 ? 1 : fields.day);
            if (!year) {
                return date_in_words(fields, forward);
            }
            at.year = *year;
        }
    } else if (fields.relative_month) {
        at = later(*now, fields.month);
    } else {
        const Year year = year_by_shift(fields, months, *now, *published_, forward);
        at.year = year.number;
        other_year = year.other;
        if (fields.weekday && fields.day != 0 && fields.shift == Shift::none) {
            at.year = year_by_weekday(fields, months, at.year, forward).value_or(at.year);
        }
    }
    const auto start = months.start(at, fields.day);
    if (!start) {
        return is_hijri ? std::optional(date_in_words(fields, forward)) : std::nullopt;
    }
    const Anchor anchor = fields.year != 0 ? Anchor::text : Anchor::published;
    TimeMention time = fields.day != 0
                           ? span(*start, *start + days{1}, TimePrecision::day, anchor)
                           : span(*start, months.end(at, *start), TimePrecision::month, anchor);
    if (is_hijri) {
        time = hijri(std::move(time));
        const int step =
            fields.weekday && fields.day != 0 ? to_weekday(*start, *fields.weekday) : 0;
        if (std::abs(step) == 1) {
            time.start = *start + days{step};
            time.end = *time.start + days{1};
            time.alternatives.emplace_back(*start, *start + days{1});
        }
    }
    if (other_year && fields.day != 0) {
        const auto other = months.start({*other_year, at.month}, fields.day);
        if (other && *other < *published_) {
            time.alternatives.emplace_back(*other, *other + days{1});
        }
    }
    time.ahead = published_ && *time.start > *published_;
    return dated(std::move(time));
}

}  // namespace khabar::times
