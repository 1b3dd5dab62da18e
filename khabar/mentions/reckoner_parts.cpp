// What the words cut out of a time, or join to it.

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/edtf.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;

/// Days from a day to the first such weekday that is not before it.
int to_next(Day from, int weekday) {
    const auto named = static_cast<int>(std::chrono::weekday{from}.c_encoding());
    return (weekday - named + 7) % 7;
}

/// That day of a span.
TimeMention one_day(const TimeMention& of, Day day) {
    TimeMention time = of;
    time.start = day;
    time.end = day + days{1};
    time.precision = TimePrecision::day;
    time.alternatives.clear();
    return dated(std::move(time));
}

/// The same where the span has no days: "last friday of may before publication".
TimeMention one_day(const TimeMention& of, const std::string& name) {
    TimeMention time = in_words(TimePrecision::day, name + " of " + of.relative);
    time.calendar = of.calendar;
    time.anchor = of.anchor;
    time.ahead = of.ahead;
    return time;
}

}  // namespace

void Reckoner::since(TimeMention& time) const {
    if (!time.start) {
        if (!time.relative.empty()) {
            time.relative = "from " + time.relative + " on";
        }
        return;
    }
    if (published_ && *time.start <= *published_) {
        time.end = *published_ + days{1};
    } else {
        time.end.reset();
    }
    time.alternatives.clear();
    const TimePrecision precision = time.precision;
    time.edtf = edtf(time);
    time.precision = precision;
}

bool Reckoner::narrow(TimeMention& time, Section section) {
    const auto put = [&](Day start, Day end) {
        time.start = start;
        time.end = end;
    };
    const auto pick = static_cast<std::size_t>(section);
    static constexpr std::array<std::string_view, 3> names = {"early ", "mid ", "late "};
    switch (time.precision) {
        case TimePrecision::month:
            if (time.start) {
                const Day begin = *time.start;
                const std::array<Day, 4> cuts = {begin, begin + days{10}, begin + days{20},
                                                 *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::quarter:
            if (time.start && time.end) {
                // Months of a season, pairs of months of a half-year.
                const Day begin = *time.start;
                const int third = *time.end - begin > days{100} ? 2 : 1;
                const std::array<Day, 4> cuts = {begin, add_months(begin, third),
                                                 add_months(begin, 2 * third), *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::year:
            if (time.start) {
                const Day begin = *time.start;
                const std::array<std::pair<Day, Day>, 3> cuts = {
                    {{begin, add_months(begin, 3)},
                     {add_months(begin, 4), add_months(begin, 8)},
                     {add_months(*time.end, -3), *time.end}}};
                put(cuts[pick].first, cuts[pick].second);
            }
            break;
        case TimePrecision::decade:
            if (time.start) {
                const Day begin = *time.start;
                const std::array<Day, 4> cuts = {begin, add_months(begin, 48),
                                                 add_months(begin, 84), *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::week:
            if (time.start) {
                const Day begin = *time.start;
                const std::array<Day, 4> cuts = {begin, begin + days{2}, begin + days{4},
                                                 *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::vague:
            if (!time.start || !time.end || *time.end - *time.start < days{36000}) {
                return false;
            }
            {
                const Day begin = *time.start;
                const std::array<Day, 4> cuts = {begin, add_months(begin, 33 * 12),
                                                 add_months(begin, 66 * 12), *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::minute:
        case TimePrecision::day:
            return false;
    }
    if (!time.relative.empty()) {
        time.relative = std::string(names[pick]) + time.relative;
    }
    time.precision = TimePrecision::vague;
    time.approximate = true;
    time.alternatives.clear();
    time.edtf = edtf(time);
    return true;
}

bool Reckoner::share(TimeMention& time, int which, int of) {
    constexpr days ninety_years{32850};
    const bool century = time.start && time.end && time.precision == TimePrecision::vague &&
                         *time.end - *time.start > ninety_years;
    if (time.precision != TimePrecision::year && time.precision != TimePrecision::month &&
        !century) {
        return false;
    }
    const std::string name = (of == 2 ? "half " : "quarter ") + std::to_string(which) + " of ";
    if (!time.start || !time.end) {
        time.relative = name + time.relative;
    } else if (century || time.precision == TimePrecision::year) {
        const int length = (century ? 1200 : 12) / of;
        const Day begin = *time.start;
        time.start = add_months(begin, length * (which - 1));
        // The last share ends with the year: one of the Hijra is shorter than twelve months.
        time.end = which == of ? *time.end : add_months(begin, length * which);
    } else {
        const int length = 30 / of;
        const Day begin = *time.start;
        time.start = begin + days{length * (which - 1)};
        time.end = which == of ? *time.end : begin + days{length * which};
        time.precision = TimePrecision::day;
    }
    if (time.precision == TimePrecision::year) {
        time.precision = TimePrecision::quarter;
    }
    time.alternatives.clear();
    time.edtf = edtf(time);
    return true;
}

std::optional<TimeMention> Reckoner::nth_weekday(int weekday, int nth, const TimeMention& month) {
    static constexpr std::array<std::string_view, 6> names = {"last",  "first",  "second",
                                                              "third", "fourth", "fifth"};
    const bool last = nth == -1;
    if (month.duration || month.precision != TimePrecision::month || (!last && nth < 1) ||
        nth > 5) {
        return std::nullopt;
    }
    if (!month.start || !month.end) {
        return one_day(month, std::string(names[static_cast<std::size_t>(last ? 0 : nth)]) + " " +
                                  weekday_name(weekday));
    }
    const Day day = last ? *month.end - days{7} + days{to_next(*month.end, weekday)}
                         : *month.start + days{to_next(*month.start, weekday) + 7 * (nth - 1)};
    return day < *month.end ? std::optional(one_day(month, day)) : std::nullopt;
}

std::optional<TimeMention> Reckoner::last_day(const TimeMention& time) {
    if (time.duration ||
        (time.precision != TimePrecision::month && time.precision != TimePrecision::quarter &&
         time.precision != TimePrecision::year)) {
        return std::nullopt;
    }
    return time.start && time.end ? one_day(time, *time.end - days{1}) : one_day(time, "last day");
}

std::optional<TimeMention> Reckoner::weekday_of_week(int weekday, const TimeMention& week) {
    if (week.duration || week.precision != TimePrecision::week) {
        return std::nullopt;
    }
    if (!week.start || !week.end) {
        return one_day(week, weekday_name(weekday));
    }
    TimeMention time = one_day(week, *week.start + days{to_next(*week.start, weekday)});
    // The same weekday of the weeks that begin on Sunday and Saturday.
    for (const auto& [start, end] : week.alternatives) {
        const Day other = start + days{to_next(start, weekday)};
        const std::pair<Day, Day> span{other, other + days{1}};
        if (other < end && other != *time.start &&
            std::find(time.alternatives.begin(), time.alternatives.end(), span) ==
                time.alternatives.end()) {
            time.alternatives.push_back(span);
        }
    }
    return time;
}

bool Reckoner::join(TimeMention& first, const TimeMention& last) {
    if (first.duration || last.duration) {
        return false;
    }
    if (!first.start || !last.end) {
        if (first.relative.empty() || last.relative.empty()) {
            return false;
        }
        first.relative = "from " + first.relative + " to " + last.relative;
    } else {
        if (*first.start >= *last.end) {
            return false;
        }
        first.end = last.end;
    }
    first.precision = std::min(first.precision, last.precision);
    first.approximate = first.approximate || last.approximate;
    first.ahead = last.ahead;
    if (last.anchor == Anchor::published) {
        first.anchor = Anchor::published;
    }
    first.alternatives.clear();
    first.edtf = edtf(first);
    return true;
}

}  // namespace khabar::times
