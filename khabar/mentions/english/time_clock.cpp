// The hands of a clock beside a day.

#include <fmt/format.h>

#include <utility>

#include "khabar/mentions/english/time_days.h"

namespace khabar::times {

std::optional<EnglishDays::Hands> EnglishDays::hands(std::uint32_t at) const {
    const EnglishItem& word = item(at);
    if (word.role == TimeWord::hour_named) {
        return Hands{word.value, 0, word.end, true};
    }
    Hands out;
    if (is_number(at)) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || run->bad || run->end > limit_) {
            return std::nullopt;
        }
        if (run->parts == 2 && (run->sign[0] == ':' || run->sign[0] == '.') && run->width[1] == 2 &&
            run->part[0] <= 24 && run->part[1] < 60) {
            out = Hands{static_cast<int>(run->part[0]), static_cast<int>(run->part[1]), run->end,
                        false};
        } else if (run->plain(4) && run->part[0] <= 2400 && run->part[0] % 100 < 60) {
            out = Hands{static_cast<int>(run->part[0] / 100), static_cast<int>(run->part[0] % 100),
                        run->end, false};
            if (role(run->end) != TimeWord::zone) {
                return std::nullopt;  // "1530 GMT", else a year
            }
        } else if (run->parts == 1 && run->width[0] <= 2 && run->part[0] <= 24) {
            out = Hands{static_cast<int>(run->part[0]), 0, run->end, false};
        } else {
            return std::nullopt;
        }
    } else {
        const auto number = may(at, numeral_word) ? numbers_.read(at, limit_) : std::nullopt;
        if (!number || !number->value || *number->value < 1 || *number->value > 12 ||
            number->article || number->fraction) {
            return std::nullopt;
        }
        out = Hands{static_cast<int>(*number->value), 0, number->end, false};
    }
    if (role(out.end) == TimeWord::oclock) {
        out.end = item(out.end).end;
        out.sure = true;
    }
    if (role(out.end) == TimeWord::halfday) {
        const int half = item(out.end).value;
        out.hour = out.hour % 12 + half;
        out.end = item(out.end).end;
        out.sure = true;
    }
    return out;
}

MaybeRead EnglishDays::clock(std::uint32_t at) const {
    auto read_hands = hands(at);
    if (!read_hands) {
        return std::nullopt;
    }
    Read read;
    read.row = item(at).row;
    read.end = read_hands->end;
    bool universal = false;
    std::uint32_t next = read.end;
    if (role(next) == TimeWord::zone) {
        universal = item(next).universal;
        read.end = item(next).end;
        read_hands->sure = true;
    }
    // "9 a.m. (0700 GMT)"
    if (sign(read.end, "(")) {
        if (const auto other = hands(read.end + 1);
            other && role(other->end) == TimeWord::zone && sign(item(other->end).end, ")")) {
            if (item(other->end).universal) {
                universal = true;
                read_hands->hour = other->hour;
                read_hands->minute = other->minute;
            }
            read.end = item(other->end).end + 1;
            read_hands->sure = true;
        }
    }
    const bool bare_night = role(read.end) == TimeWord::unit;
    if (const std::uint32_t part = over_part(read.end); part > read.end && !bare_night) {
        const DayPart told = item(part - 1).part;
        const bool late =
            told == DayPart::afternoon || told == DayPart::evening || told == DayPart::night;
        if (late && read_hands->hour < 12) {
            read_hands->hour += 12;
        }
        read.end = part;
        read_hands->sure = true;
    }
    if (!read_hands->sure) {
        return std::nullopt;
    }
    next = over(read.end, TimeWord::on);
    next = sign(next, ",") ? next + 1 : next;
    if (role(next) == TimeWord::weekday || role(next) == TimeWord::month ||
        role(next) == TimeWord::day || is_number(next)) {
        if (MaybeRead day = plain_day(next)) {
            read.time = std::move(day->time);
            read.end = day->end;
        }
    }
    read.time.clock = fmt::format("T{:02}:{:02}{}", read_hands->hour % 24, read_hands->minute,
                                  universal ? "Z" : "");
    if (!read.time.says_when()) {
        read.time.anchor = Anchor::none;
        read.time.precision = TimePrecision::minute;
    }
    return read;
}

}  // namespace khabar::times
