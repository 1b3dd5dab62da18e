#include "khabar/mentions/time_calendar.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};

}  // namespace

std::string weekday_name(int weekday) {
    return std::string{weekdays[static_cast<std::size_t>(weekday)]};
}

TimeMention Reckoner::day_offset(int offset) const {
    if (!published_) {
        if (offset == 0) {
            return in_words(TimePrecision::day, "the day of publication");
        }
        const std::string count =
            std::abs(offset) == 1 ? "the day" : std::to_string(std::abs(offset)) + " days";
        TimeMention time = in_words(TimePrecision::day,
                                    count + (offset < 0 ? " before" : " after") + " publication");
        time.ahead = offset > 0;
        return time;
    }
    const Day day = *published_ + days{offset};
    TimeMention time = span(day, day + days{1}, TimePrecision::day, Anchor::published);
    time.ahead = offset > 0;
    return dated(std::move(time));
}

TimeMention Reckoner::weekday(int number, Shift shift, bool ahead) const {
    const bool forward =
        shift == Shift::next || shift == Shift::after_next || (shift == Shift::none && ahead);
    const int weeks = shift == Shift::before_last || shift == Shift::after_next ? 7 : 0;
    if (!published_) {
        TimeMention time = in_words(
            TimePrecision::day,
            std::string(weeks != 0 ? "the second " : "") + weekday_name(number) +
                (forward ? " after" : (shift == Shift::none ? " on or before" : " before")) +
                " publication");
        if (shift == Shift::none) {
            time.relative =
                weekday_name(number) + (forward ? " after" : " before") + " publication";
        }
        time.ahead = forward;
        return time;
    }
    const auto today = static_cast<int>(std::chrono::weekday{*published_}.c_encoding());
    int offset = forward ? (number - today + 7) % 7 : -((today - number + 7) % 7);
    const bool not_today = shift != Shift::none && shift != Shift::current;
    if (offset == 0 && not_today) {
        offset = forward ? 7 : -7;
    }
    offset += forward ? weeks : -weeks;
    const Day day = *published_ + days{offset};
    TimeMention time = span(day, day + days{1}, TimePrecision::day, Anchor::published);
    time.ahead = forward;
    return dated(std::move(time));
}

TimeMention Reckoner::year(int number) const {
    return dated(
        span(day_of(number, 1, 1), day_of(number + 1, 1, 1), TimePrecision::year, Anchor::text));
}

TimeMention Reckoner::hijri_year(int number) const {
    const auto start = hijri_.month_start(number, 1);
    const auto end = hijri_.year_end(number);
    TimeMention time;
    if (start && end) {
        time = dated(hijri(span(*start, *end, TimePrecision::year, Anchor::text)));
    } else {
        time = in_words(TimePrecision::year, "year " + std::to_string(number) + " ah");
        time.calendar = Calendar::hijri;
        time.anchor = Anchor::text;
    }
    return time;
}

TimeMention Reckoner::decade(int first) const {
    return dated(
        span(day_of(first, 1, 1), day_of(first + 10, 1, 1), TimePrecision::decade, Anchor::text));
}

TimeMention Reckoner::century(int first) const {
    TimeMention time =
        span(day_of(first, 1, 1), day_of(first + 100, 1, 1), TimePrecision::vague, Anchor::text);
    time.approximate = true;
    return dated(std::move(time));
}

TimeMention Reckoner::unit(Unit unit, Shift shift) const {
    const int steps = shift == Shift::last          ? -1
                      : shift == Shift::before_last ? -2
                      : shift == Shift::next        ? 1
                      : shift == Shift::after_next  ? 2
                                                    : 0;
    if (!published_) {
        TimeMention time = in_words(precision_of(unit), relative_words(unit, steps));
        time.ahead = steps > 0;
        return time;
    }
    const Day today = *published_;
    TimeMention time;
    switch (unit) {
        case Unit::minute:
        case Unit::hour:
        case Unit::day:
            return day_offset(steps);
        case Unit::week: {
            const Day start = week_start(today) + days{7 * steps};
            time = span(start, start + days{7}, TimePrecision::week, Anchor::published);
            // Where the week begins on Sunday or Saturday.
            for (const unsigned first : {0U, 6U}) {
                const unsigned wd = std::chrono::weekday{today}.c_encoding();
                const Day begin =
                    today - days{static_cast<int>((wd + 7 - first) % 7)} + days{7 * steps};
                time.alternatives.emplace_back(begin, begin + days{7});
            }
            break;
        }
        case Unit::month: {
            const Day start = add_months(month_start(today), steps);
            time = span(start, add_months(start, 1), TimePrecision::month, Anchor::published);
            break;
        }
        case Unit::year: {
            const int y = year_of(today) + steps;
            time =
                span(day_of(y, 1, 1), day_of(y + 1, 1, 1), TimePrecision::year, Anchor::published);
            break;
        }
        case Unit::decade: {
            const int y = year_of(today) / 10 * 10 + steps * 10;
            time = span(day_of(y, 1, 1), day_of(y + 10, 1, 1), TimePrecision::decade,
                        Anchor::published);
            break;
        }
        case Unit::century: {
            const int y = year_of(today) / 100 * 100 + steps * 100;
            time = century(y);
            time.anchor = Anchor::published;
            break;
        }
    }
    time.ahead = steps > 0;
    return dated(std::move(time));
}

}  // namespace khabar::times
