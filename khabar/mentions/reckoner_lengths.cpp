// Lengths of time, and what lies so far from the day of publication.

#include <cmath>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/edtf.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;

/// The day that lies `length` away; halves of a unit count in the unit below.
Day shifted(Day from, const Length& length, bool forward) {
    const double count = forward ? length.count : -length.count;
    const auto whole = static_cast<int>(std::trunc(count));
    const double rest = count - whole;
    switch (length.unit) {
        case Unit::minute:
            return from + days{static_cast<int>(std::trunc(count / 1440))};
        case Unit::hour:
            return from + days{static_cast<int>(std::trunc(count / 24))};
        case Unit::day:
            return from + days{whole};
        case Unit::week:
            return from + days{static_cast<int>(std::lround(count * 7))};
        case Unit::month:
            return add_months(from, whole) + days{static_cast<int>(std::lround(rest * 30))};
        case Unit::year:
            return add_months(from, static_cast<int>(std::lround(count * 12)));
        case Unit::decade:
            return add_months(from, static_cast<int>(std::lround(count * 120)));
        case Unit::century:
            return add_months(from, static_cast<int>(std::lround(count * 1200)));
    }
    return from;
}

/// How far "some days ago" may reach.
Length reach(Unit unit) {
    switch (unit) {
        case Unit::minute:
        case Unit::hour:
            return {1, Unit::day, true, true};
        case Unit::day:
            return {10, Unit::day, true, true};
        case Unit::week:
            return {8, Unit::week, true, true};
        case Unit::month:
            return {12, Unit::month, true, true};
        case Unit::year:
            return {10, Unit::year, true, true};
        case Unit::decade:
            return {5, Unit::decade, true, true};
        case Unit::century:
            return {5, Unit::century, true, true};
    }
    return {};
}

constexpr double max_years = 900;  // why: years of four digits from any day of publication

/// Whether a length of time is so long that only words can tell where it ends.
bool too_long(double count, Unit unit) {
    const double length = unit == Unit::century  ? count * 100
                          : unit == Unit::decade ? count * 10
                          : unit == Unit::year   ? count
                          : unit == Unit::month  ? count / 12
                          : unit == Unit::week   ? count / 52
                                                 : count / 365;
    return length > max_years;
}

}  // namespace

TimeMention Reckoner::away(const Length& length, bool after) const {
    if (!published_ || too_long(length.count, length.unit)) {
        TimeMention time =
            in_words(length.vague ? TimePrecision::vague : precision_of(length.unit),
                     counted(length) + (after ? " after" : " before") + " publication");
        time.approximate = length.vague || length.about;
        time.ahead = after;
        return time;
    }
    const Day today = *published_;
    TimeMention time;
    if (length.vague) {
        const Day far = shifted(today, reach(length.unit), after);
        const bool hours = length.unit == Unit::hour || length.unit == Unit::minute;
        time = after ? span(hours ? today : today + days{1}, far + days{1}, TimePrecision::vague,
                            Anchor::published)
                     : span(far, hours ? today + days{1} : today, TimePrecision::vague,
                            Anchor::published);
        time.approximate = true;
    } else {
        const Day day = shifted(today, length, after);
        const bool half_years =
            length.unit == Unit::year && std::trunc(length.count) != length.count;
        Day start = day;
        Day end = day + days{1};
        switch (length.unit) {
            case Unit::minute:
            case Unit::hour:
            case Unit::day:
                break;
            case Unit::week:
                // "a week ago" is that day more often than its week.
                time.alternatives.emplace_back(week_start(day), week_start(day) + days{7});
                break;
            case Unit::month:
                start = month_start(day);
                end = add_months(start, 1);
                time.alternatives.emplace_back(day, day + days{1});
                break;
            case Unit::year:
            case Unit::decade:
            case Unit::century:
                if (half_years) {
                    start = month_start(day);
                    end = add_months(start, 1);
                } else {
                    start = day_of(year_of(day), 1, 1);
                    end = day_of(year_of(day) + 1, 1, 1);
                }
                break;
        }
        time.start = start;
        time.end = end;
        time.anchor = Anchor::published;
        const bool weeks = length.unit == Unit::week;
        time.precision = weeks                      ? TimePrecision::day
                         : half_years               ? TimePrecision::month
                         : length.unit > Unit::year ? TimePrecision::year
                                                    : precision_of(length.unit);
        time.approximate = length.about || weeks || half_years || length.unit > Unit::year;
    }
    time.ahead = after;
    return dated(std::move(time));
}

TimeMention Reckoner::around(const Length& length, bool after) const {
    if (!published_ || too_long(length.count, length.unit)) {
        TimeMention time = in_words(
            length.vague ? TimePrecision::vague : precision_of(length.unit),
            (after ? "the " + counted(length) + " after" : "the " + counted(length) + " up to") +
                std::string(" publication"));
        time.approximate = length.vague || length.about;
        time.ahead = after;
        return time;
    }
    const Day today = *published_;
    const Day far = shifted(today, length.vague ? reach(length.unit) : length, after);
    TimeMention time =
        after ? span(today, far + days{1}, precision_of(length.unit), Anchor::published)
              : span(far, today + days{1}, precision_of(length.unit), Anchor::published);
    if (length.vague) {
        time.precision = TimePrecision::vague;
    }
    time.approximate = length.vague || length.about;
    time.ahead = after;
    return dated(std::move(time));
}

TimeMention Reckoner::duration(const Length& length) {
    TimeMention time;
    time.duration = true;
    time.anchor = Anchor::none;
    time.precision = precision_of(length.unit);
    time.approximate = length.about;
    time.relative = counted(length);
    if (length.vague) {
        time.approximate = true;
        return time;
    }
    // ISO 8601: the nearest thing to an EDTF that a length has.
    const auto whole = static_cast<long long>(length.count);
    const bool half = length.count - static_cast<double>(whole) > 0.01;
    long long count = whole;
    char letter = 'D';
    bool clock = false;
    switch (length.unit) {
        case Unit::minute:
            letter = 'M';
            clock = true;
            break;
        case Unit::hour:
            letter = 'H';
            clock = true;
            break;
        case Unit::day:
            break;
        case Unit::week:
            letter = 'W';
            break;
        case Unit::month:
            letter = 'M';
            break;
        case Unit::year:
            letter = 'Y';
            break;
        case Unit::decade:
        case Unit::century: {
            const int years = length.unit == Unit::decade ? 10 : 100;
            letter = 'Y';
            count = whole * years + (half ? years / 2 : 0);
            break;
        }
    }
    if (clock) {
        time.precision = TimePrecision::minute;
    }
    time.edtf = clock ? "PT" : "P";
    time.edtf += std::to_string(count);
    if (half && length.unit != Unit::decade && length.unit != Unit::century) {
        time.edtf += ".5";
    }
    time.edtf += letter;
    return time;
}

}  // namespace khabar::times
