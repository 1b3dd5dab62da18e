#include <algorithm>
#include <string>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"
#include "khabar/mentions/time_calendar.h"

namespace khabar::times {

using std::chrono::days;

void Reckoner::before(TimeMention& time) const {
    if (!time.start) {
        time.relative = time.relative.empty() ? "" : "before " + time.relative;
        return;
    }
    time.end = std::exchange(time.start, std::nullopt);
    time.edtf = "../" + format_day(*time.end - days{1});
    time.alternatives.clear();
    time.ahead = published_ && *time.end > *published_;
}

void Reckoner::onward(TimeMention& time) {
    if (!time.start) {
        time.relative = time.relative.empty() ? "" : "from " + time.relative + " on";
        return;
    }
    time.end.reset();
    time.alternatives.clear();
    time = dated(std::move(time));
}

void Reckoner::behind(TimeMention& time) {
    if (!time.end) {
        time.relative = time.relative.empty() ? "" : "after " + time.relative;
        return;
    }
    time.start = std::exchange(time.end, std::nullopt);
    time.alternatives.clear();
    time = dated(std::move(time));
}

void Reckoner::leave_today(TimeMention& time) const {
    if (!published_ || !time.start || !time.end || *time.end - *time.start < days{2}) {
        return;
    }
    time.alternatives.emplace_back(*time.start, *time.end);
    if (time.start == published_) {
        time.start = *published_ + days{1};
    } else if (time.end == *published_ + days{1}) {
        time.end = *published_;
    }
    time = dated(std::move(time));
}

void Reckoner::move(TimeMention& day, int count) {
    if (!day.start || !day.end) {
        day.relative = std::to_string(count < 0 ? -count : count) + " days " +
                       (count < 0 ? "before " : "into ") + day.relative;
        return;
    }
    *day.start += days{count};
    *day.end += days{count};
    day = dated(std::move(day));
}

void Reckoner::lengthen(TimeMention& time, int count) {
    if (time.end) {
        *time.end += days{count};
        time = dated(std::move(time));
    }
}

void Reckoner::to_weekend(TimeMention& day) {
    if (!day.start || !day.end) {
        day.relative = "weekend of " + day.relative;
        return;
    }
    // From Sunday on: how far the nearest Saturday lies.
    constexpr int to_saturday[] = {-1, -2, -3, 3, 2, 1, 0};
    const int named = weekday_of(*day.start);
    const Day told = *day.start;
    const Day saturday = told + days{to_saturday[named]};
    const bool apart = named == 2 || named == 3;  // Tuesday and Wednesday
    day.start = apart ? saturday : std::min(told, saturday);
    day.end = apart ? saturday + days{2} : std::max(told + days{1}, saturday + days{2});
    day.alternatives.clear();
    day = dated(std::move(day));
}

void Reckoner::leave_weekend(TimeMention& week) {
    if (!week.start || !week.end) {
        week.relative = "working days of " + week.relative;
        return;
    }
    week.alternatives = {{*week.start - days{1}, *week.start + days{4}}};
    lengthen(week, -2);
}

TimeMention Reckoner::rest(Unit of) const {
    TimeMention time = unit(of, Shift::current);
    if (!published_ || !time.end) {
        time.relative = "the rest of " + time.relative;
        return time;
    }
    time.start = *published_;
    time.alternatives.clear();
    time.ahead = true;
    return dated(std::move(time));
}

std::optional<TimeMention> Reckoner::beside(const TimeMention& told, Unit of, int steps) const {
    if (!told.start || !told.end || told.duration) {
        return std::nullopt;
    }
    // As a day of publication at the near end, so that the unit is counted from there.
    const Reckoner here = from(steps > 0 ? *told.end - days{1} : *told.start);
    TimeMention time = here.unit(of, steps > 0   ? Shift::next
                                     : steps < 0 ? Shift::last
                                                 : Shift::current);
    if (!time.start || !time.end || (steps == 0 && *told.end > *time.end) ||
        *told.end - *told.start > *time.end - *time.start + days{1}) {
        return std::nullopt;
    }
    time.anchor = told.anchor;
    time.approximate = told.approximate;
    time.alternatives.clear();
    time.ahead = published_ && *time.start > *published_;
    return dated(std::move(time));
}

std::optional<TimeMention> Reckoner::first_day(const TimeMention& span) {
    TimeMention day = span;
    day.precision = TimePrecision::day;
    day.alternatives.clear();
    if (span.start) {
        day.end = *span.start + days{1};
        day.edtf = format_day(*span.start);
    } else {
        day.relative = "the first day of " + day.relative;
    }
    return day;
}

bool Reckoner::edge(TimeMention& span, const Length& length, bool first) {
    if (span.duration || length.unit > Unit::month) {
        return false;
    }
    if (!span.start || !span.end) {
        span.relative =
            (first ? "the first " : "the last ") + counted(length) + " of " + span.relative;
        span.precision = precision_of(length.unit);
        return true;
    }
    const Day from = first ? *span.start : *span.end;
    const int count = static_cast<int>(length.count) * (first ? 1 : -1);
    const Day to = length.unit == Unit::month  ? add_months(from, count)
                   : length.unit == Unit::week ? from + days{7 * count}
                                               : from + days{count};
    if (to < *span.start || to > *span.end) {
        return false;
    }
    (first ? span.end : span.start) = to;
    span.precision = precision_of(length.unit);
    span.alternatives.clear();
    span = dated(std::move(span));
    return true;
}

bool Reckoner::week_of(TimeMention& month, int nth) {
    if (month.precision != TimePrecision::month || month.duration) {
        return false;
    }
    month.precision = TimePrecision::week;
    month.approximate = true;
    if (!month.start || !month.end) {
        month.relative = (nth < 0 ? "the last week of " : "week " + std::to_string(nth) + " of ") +
                         month.relative;
        return true;
    }
    const Day start = nth < 0 ? *month.end - days{7} : *month.start + days{7 * (nth - 1)};
    if (start + days{7} > *month.end + days{4}) {
        return false;  // no fifth week of four days or fewer
    }
    month.start = start;
    month.end = std::min(start + days{7}, *month.end);
    month.alternatives.clear();
    month = dated(std::move(month));
    return true;
}

}  // namespace khabar::times
