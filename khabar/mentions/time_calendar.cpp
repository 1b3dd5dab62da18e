#include "khabar/mentions/time_calendar.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace khabar::times {

namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> gregorian_months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> hijri_months = {
    "muharram", "safar",  "rabi al-awwal", "rabi al-thani", "jumada al-ula", "jumada al-akhira",
    "rajab",    "shaban", "ramadan",       "shawwal",       "dhu al-qada",   "dhu al-hijja"};
constexpr std::array<std::string_view, 8> units = {"minute", "hour", "day",    "week",
                                                   "month",  "year", "decade", "century"};

Day day_of(int y, unsigned m, unsigned d) {
    return Day{year{y} / month{m} / std::chrono::day{d}};
}

Day month_start(Day day) {
    const year_month_day ymd{day};
    return Day{ymd.year() / ymd.month() / std::chrono::day{1}};
}

/// Whole months later; a day that the month lacks becomes its last.
Day add_months(Day day, int count) {
    year_month_day ymd{day};
    ymd += months{count};
    if (!ymd.ok()) {
        return Day{ymd.year() / ymd.month() / std::chrono::last};
    }
    return Day{ymd};
}

int year_of(Day day) {
    return static_cast<int>(year_month_day{day}.year());
}
int month_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month()));
}

/// Monday of the week; the alternatives of a week begin on Sunday and Saturday.
Day week_start(Day day) {
    const unsigned iso = std::chrono::weekday{day}.iso_encoding();
    return day - days{static_cast<int>(iso) - 1};
}

/// The EDTF of a span, by the shape that its precision gives it; empty for what level 1 lacks.
std::string edtf(const TimeMention& time) {
    if (!time.start) {
        return {};
    }
    const std::string first = format_day(*time.start);
    const std::string mark = time.approximate ? "~" : "";
    if (!time.end) {
        switch (time.precision) {
            case TimePrecision::year:
                return first.substr(0, 4) + mark + "/..";
            case TimePrecision::month:
                return first.substr(0, 7) + mark + "/..";
            case TimePrecision::minute:
            case TimePrecision::day:
            case TimePrecision::week:
            case TimePrecision::quarter:
            case TimePrecision::decade:
            case TimePrecision::vague:
                return first + mark + "/..";
        }
    }
    const Day last_day = *time.end - days{1};
    const std::string last = format_day(last_day);
    const Day next = *time.end;
    const bool whole_months = month_start(*time.start) == *time.start && month_start(next) == next;
    const bool whole_years = whole_months && month_of(*time.start) == 1 && month_of(next) == 1;
    if (time.precision == TimePrecision::decade && whole_years &&
        year_of(next) - year_of(*time.start) == 10 && year_of(*time.start) % 10 == 0) {
        return first.substr(0, 3) + "X" + mark;
    }
    if (last_day == *time.start) {
        return first + mark;
    }
    if (whole_years && time.precision != TimePrecision::day) {
        const std::string from = first.substr(0, 4) + mark;
        return first.substr(0, 4) == last.substr(0, 4) ? from
                                                       : from + "/" + last.substr(0, 4) + mark;
    }
    if (whole_months && time.precision != TimePrecision::day) {
        const std::string from = first.substr(0, 7) + mark;
        return first.substr(0, 7) == last.substr(0, 7) ? from
                                                       : from + "/" + last.substr(0, 7) + mark;
    }
    return first + mark + "/" + last + mark;
}

TimeMention span(Day start, Day end, TimePrecision precision, Anchor anchor) {
    TimeMention time;
    time.start = start;
    time.end = end;
    time.precision = precision;
    time.anchor = anchor;
    return time;
}

TimePrecision precision_of(Unit unit) {
    switch (unit) {
        case Unit::minute:
        case Unit::hour:
        case Unit::day:
            return TimePrecision::day;
        case Unit::week:
            return TimePrecision::week;
        case Unit::month:
            return TimePrecision::month;
        case Unit::year:
            return TimePrecision::year;
        case Unit::decade:
            return TimePrecision::decade;
        case Unit::century:
            return TimePrecision::vague;
    }
    return TimePrecision::vague;
}

/// "the week before publication", "the year of publication", "2 years after publication".
std::string relative_words(Unit unit, int steps) {
    const std::string name{units[static_cast<std::size_t>(unit)]};
    if (steps == 0) {
        return "the " + name + " of publication";
    }
    return (std::abs(steps) == 1 ? "the " + name
                                 : std::to_string(std::abs(steps)) + " " + name + "s") +
           (steps < 0 ? " before publication" : " after publication");
}

std::string counted(const Length& length) {
    const std::string unit{units[static_cast<std::size_t>(length.unit)]};
    if (length.vague) {
        return "some " + (length.unit == Unit::century ? "centurie" : unit) + "s";
    }
    const auto whole = static_cast<long long>(length.count);
    std::string number = std::to_string(whole);
    if (length.count - static_cast<double>(whole) > 0.01) {
        number += ".5";
    }
    if (number == "1") {
        return "1 " + unit;
    }
    return number + " " + (length.unit == Unit::century ? "centurie" : unit) + "s";
}

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

std::string weekday_name(int weekday) {
    return std::string{weekdays[static_cast<std::size_t>(weekday)]};
}

TimeMention Reckoner::dated(TimeMention time) const {
    time.edtf = edtf(time);
    return time;
}

TimeMention Reckoner::words(TimePrecision precision, std::string relative) const {
    TimeMention time;
    time.precision = precision;
    time.anchor = Anchor::none;
    time.relative = std::move(relative);
    return time;
}

TimeMention Reckoner::day_offset(int offset) const {
    if (!published_) {
        if (offset == 0) {
            return words(TimePrecision::day, "the day of publication");
        }
        const std::string count =
            std::abs(offset) == 1 ? "the day" : std::to_string(std::abs(offset)) + " days";
        TimeMention time =
            words(TimePrecision::day, count + (offset < 0 ? " before" : " after") + " publication");
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
        TimeMention time =
            words(TimePrecision::day,
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

std::optional<TimeMention> Reckoner::date(const DateFields& fields, bool ahead) const {
    const auto& names = fields.calendar == Calendar::hijri ? hijri_months : gregorian_months;
    const TimePrecision precision = fields.day != 0 ? TimePrecision::day : TimePrecision::month;
    std::string named = fields.day != 0 ? std::to_string(fields.day) + " " : "";
    if (!fields.relative_month) {
        named += names[static_cast<std::size_t>(fields.month - 1)];
    }
    const bool forward = fields.shift == Shift::next || fields.shift == Shift::after_next ||
                         (fields.shift == Shift::none && !fields.by_year && ahead);
    if (fields.calendar == Calendar::hijri) {
        // The conversion needs the table of month starts (a later issue): the words stay words.
        TimeMention time = words(precision, named);
        time.calendar = Calendar::hijri;
        time.anchor = fields.year != 0 ? Anchor::text : Anchor::none;
        if (fields.year != 0) {
            time.relative += ' ';
            time.relative += std::to_string(fields.year);
            time.relative += " ah";
        } else {
            time.relative += forward ? " after publication" : " before publication";
        }
        time.ahead = forward && fields.year == 0;
        return time;
    }
    if (!published_ && fields.year == 0) {
        TimeMention time;
        if (fields.relative_month) {
            time = unit(Unit::month, fields.shift);
            time.relative = named + "of " + time.relative;
        } else if (fields.by_year) {
            time =
                words(precision, named + " of " + relative_words(Unit::year, fields.relative_year));
        } else {
            time =
                words(precision, named + (forward ? " after publication" : " before publication"));
        }
        time.precision = precision;
        time.ahead = forward;
        return time;
    }
    Anchor anchor = Anchor::text;
    int y = fields.year;
    int m = fields.month;
    std::optional<int> other_year;
    if (y == 0) {
        anchor = Anchor::published;
        const int now_year = year_of(*published_);
        const int now_month = month_of(*published_);
        if (fields.relative_month) {
            const Day day = add_months(month_start(*published_), fields.month);
            y = year_of(day);
            m = month_of(day);
        } else if (fields.by_year) {
            y = now_year + fields.relative_year;
        } else {
            y = now_year;
            const auto start_in = [&](int at) {
                const auto d = static_cast<unsigned>(fields.day != 0 ? fields.day : 1);
                const year_month_day ymd{std::chrono::year{at}, month{static_cast<unsigned>(m)},
                                         std::chrono::day{d}};
                return ymd.ok() ? std::optional<Day>{Day{ymd}} : std::nullopt;
            };
            switch (fields.shift) {
                case Shift::none:
                    if (forward) {
                        const Day floor = fields.day != 0 ? *published_ : month_start(*published_);
                        for (int i = 0; i < 8 && (!start_in(y) || *start_in(y) < floor); ++i) {
                            ++y;
                        }
                    } else {
                        for (int i = 0; i < 8 && (!start_in(y) || *start_in(y) > *published_);
                             ++i) {
                            --y;
                        }
                    }
                    break;
                case Shift::current:
                    if (m > now_month + 1) {
                        --y;
                    }
                    break;
                case Shift::last:
                case Shift::before_last:
                    if (m > now_month || (m == now_month && fields.day == 0)) {
                        --y;
                    } else if (m == now_month) {
                        // "the fifth of last February", late in February: mostly this one.
                        const auto day = start_in(y);
                        if (!day || *day >= *published_) {
                            --y;
                        } else {
                            other_year = y - 1;
                        }
                    }
                    y -= fields.shift == Shift::before_last ? 1 : 0;
                    break;
                case Shift::next:
                case Shift::after_next:
                    if (m <= now_month) {
                        ++y;
                    }
                    y += fields.shift == Shift::after_next ? 1 : 0;
                    break;
            }
        }
    }
    const auto um = static_cast<unsigned>(m);
    if (fields.day != 0) {
        const year_month_day ymd{std::chrono::year{y}, month{um},
                                 std::chrono::day{static_cast<unsigned>(fields.day)}};
        if (!ymd.ok()) {
            return std::nullopt;
        }
        TimeMention time = span(Day{ymd}, Day{ymd} + days{1}, TimePrecision::day, anchor);
        if (other_year) {
            const year_month_day other{std::chrono::year{*other_year}, month{um},
                                       std::chrono::day{static_cast<unsigned>(fields.day)}};
            if (other.ok() && Day{other} < *published_) {
                time.alternatives.emplace_back(Day{other}, Day{other} + days{1});
            }
        }
        time.ahead = published_ && *time.start > *published_;
        return dated(std::move(time));
    }
    const Day start = day_of(y, um, 1);
    TimeMention time = span(start, add_months(start, 1), TimePrecision::month, anchor);
    time.ahead = published_ && start > *published_;
    return dated(std::move(time));
}

TimeMention Reckoner::unit(Unit unit, Shift shift) const {
    const int steps = shift == Shift::last          ? -1
                      : shift == Shift::before_last ? -2
                      : shift == Shift::next        ? 1
                      : shift == Shift::after_next  ? 2
                                                    : 0;
    if (!published_) {
        TimeMention time = words(precision_of(unit), relative_words(unit, steps));
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

TimeMention Reckoner::away(const Length& length, bool after) const {
    if (!published_ || too_long(length.count, length.unit)) {
        TimeMention time = words(length.vague ? TimePrecision::vague : precision_of(length.unit),
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
        Day start = day;
        Day end = day + days{1};
        switch (length.unit) {
            case Unit::minute:
            case Unit::hour:
            case Unit::day:
                break;
            case Unit::week:
                start = week_start(day);
                end = start + days{7};
                time.alternatives.emplace_back(day, day + days{1});
                break;
            case Unit::month:
                start = month_start(day);
                end = add_months(start, 1);
                time.alternatives.emplace_back(day, day + days{1});
                break;
            case Unit::year:
            case Unit::decade:
            case Unit::century:
                start = day_of(year_of(day), 1, 1);
                end = day_of(year_of(day) + 1, 1, 1);
                break;
        }
        time.start = start;
        time.end = end;
        time.anchor = Anchor::published;
        time.precision = length.unit > Unit::year ? TimePrecision::year : precision_of(length.unit);
        time.approximate = length.about || length.unit > Unit::year;
    }
    time.ahead = after;
    return dated(std::move(time));
}

TimeMention Reckoner::around(const Length& length, bool after) const {
    if (!published_ || too_long(length.count, length.unit)) {
        TimeMention time = words(
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
    constexpr std::array<std::string_view, 3> names = {"early ", "mid ", "late "};
    switch (time.precision) {
        case TimePrecision::month:
            if (time.start) {
                const Day begin = *time.start;
                const std::array<Day, 4> cuts = {begin, begin + days{10}, begin + days{20},
                                                 *time.end};
                put(cuts[pick], cuts[pick + 1]);
            }
            break;
        case TimePrecision::year:
        case TimePrecision::quarter:
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
    if (time.precision != TimePrecision::year && time.precision != TimePrecision::month) {
        return false;
    }
    const std::string name = (of == 2 ? "half " : "quarter ") + std::to_string(which) + " of ";
    if (!time.start || !time.end) {
        time.relative = name + time.relative;
    } else if (time.precision == TimePrecision::year) {
        const int length = 12 / of;
        time.start = add_months(*time.start, length * (which - 1));
        time.end = add_months(*time.start, length);
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
