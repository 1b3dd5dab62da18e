#include "khabar/mentions/arabic/time_clock.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace khabar::times {

namespace {

/// The hour of 24 that an hour of 12 is in a part of the day.
int of_the_day(int hour, DayPart part) {
    switch (part) {
        case DayPart::none:
            return hour;
        case DayPart::dawn:
        case DayPart::morning:
            return hour == 12 ? 0 : hour;
        case DayPart::noon:
            return hour < 10 ? hour + 12 : hour;
        case DayPart::afternoon:
        case DayPart::evening:
            return hour < 12 ? hour + 12 : hour;
        case DayPart::night:
        case DayPart::after_midnight:
            return hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
    }
    return hour;
}

}  // namespace

std::optional<ClockReader::Hands> ClockReader::hands(std::uint32_t at, bool said) const {
    Hands out;
    if (role(at) == Role::hour_named) {
        return Hands{item(at).value, 0, item(at).end};
    }
    if (is_number(at)) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || run->bad || run->end > limit_ || run->part[0] > 24 || run->width[0] > 2) {
            return std::nullopt;
        }
        const bool parted = run->parts >= 2 && run->parts <= 3 && run->width[1] == 2 &&
                            run->part[1] < 60 && (run->sign[0] == ':' || (said && run->parts == 2));
        if (!parted && (run->parts != 1 || !said)) {
            return std::nullopt;
        }
        out = {static_cast<int>(run->part[0]), parted ? static_cast<int>(run->part[1]) : 0,
               run->end};
    } else if (!said) {
        return std::nullopt;
    } else if (const auto ordinal = numbers_.ordinal(at, limit_); ordinal && ordinal->first <= 12) {
        out = {ordinal->first, 0, ordinal->second};
    } else if (const auto number = numbers_.read(at, limit_);
               number && number->value && *number->value >= 1 && *number->value <= 24 &&
               std::trunc(*number->value) == *number->value) {
        out = {static_cast<int>(*number->value), 0, number->end};
    } else {
        return std::nullopt;
    }
    const Item& minutes = item(out.end);
    if (said && minutes.role == Role::minutes && (minutes.value < 0 || minutes.conjunction)) {
        const int all = (out.hour * 60 + minutes.value + 1440) % 1440;
        out = {all / 60, all % 60, minutes.end};
    }
    return out;
}

bool ClockReader::hour_alone(std::uint32_t at) const {
    const Role before = role_before(at);
    if (before != Role::at && before != Role::toward) {
        return false;
    }
    const auto ordinal = numbers_.ordinal(at, limit_);
    if (!ordinal) {
        return false;
    }
    const std::uint32_t next =
        role(ordinal->second) == Role::from ? item(ordinal->second).end : ordinal->second;
    return role(next) == Role::part;
}

MaybeRead ClockReader::clock(std::uint32_t at, DayPart part) const {
    const Item& here = item(at);
    const bool said = here.role == Role::unit && here.unit == Unit::hour &&
                      here.count == Count::one && here.article;
    const bool named = here.role == Role::hour_named;
    const auto read_hands = hands(said ? here.end : at, said || hour_alone(at));
    if (!read_hands) {
        return std::nullopt;
    }
    Read read;
    read.end = read_hands->end;
    read.row = here.row;
    std::uint32_t next = read.end;
    if (role(next) == Role::from) {  // "of the evening of Sunday"
        next = item(next).end;
    }
    const bool half = role(next) == Role::part;
    if (half) {
        part = item(next).part;
    } else if (said && role(read.end) == Role::gregorian_era) {
        part = DayPart::evening;  // the letter is "p.m." behind an hour
        read.end = item(read.end).end;
    }
    if (auto day = day_phrase(next)) {
        read.time = std::move(day->time);
        read.end = day->end;
    } else if (half) {
        read.end = item(next).end;
        if (auto later = day_phrase(read.end); later && item(read.end).cut == 0) {
            read.time = std::move(later->time);
            read.end = later->end;
        }
    }
    bool universal = false;
    const bool open = sign(read.end, "(");
    if (const Item& zone = item(open ? read.end + 1 : read.end); zone.role == Role::zone) {
        universal = zone.universal;
        read.end = zone.end;
        if (open && sign(read.end, ")")) {
            ++read.end;
        }
    } else if (!said && !named && part == DayPart::none) {
        return std::nullopt;  // 14:30 alone may be a ratio, a verse, a score
    }
    const int hour = of_the_day(read_hands->hour, part) % 24;
    read.time.clock = fmt::format("T{:02}:{:02}{}", hour, read_hands->minute, universal ? "Z" : "");
    if (!read.time.says_when()) {
        read.time.anchor = Anchor::none;
        read.time.precision = TimePrecision::minute;
    }
    return read;
}

}  // namespace khabar::times
