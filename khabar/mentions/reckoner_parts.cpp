// What the words cut out of a time, or join to it.

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/edtf.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

using std::chrono::days;

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
