#include "khabar/mentions/reckoner_words.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "khabar/mentions/edtf.h"

namespace khabar::times {

namespace {

constexpr std::array<std::string_view, 8> units = {"minute", "hour", "day",    "week",
                                                   "month",  "year", "decade", "century"};

}  // namespace

TimeMention span(Day start, Day end, TimePrecision precision, Anchor anchor) {
    TimeMention time;
    time.start = start;
    time.end = end;
    time.precision = precision;
    time.anchor = anchor;
    return time;
}

TimeMention hijri(TimeMention time) {
    time.calendar = Calendar::hijri;
    time.approximate = true;
    return time;
}

TimeMention dated(TimeMention time) {
    time.edtf = edtf(time);
    return time;
}

TimeMention in_words(TimePrecision precision, std::string relative) {
    TimeMention time;
    time.precision = precision;
    time.anchor = Anchor::none;
    time.relative = std::move(relative);
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

}  // namespace khabar::times
