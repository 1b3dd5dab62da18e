#include "khabar/mentions/time_days.h"

#include <algorithm>
#include <utility>

namespace khabar::times {

MaybeRead DayReader::day_phrase(std::uint32_t at) const {
    std::uint32_t next = at;
    bool led = false;  // a word before says that a day follows
    if (role(next) == Role::part) {
        next = item(next).end;
        led = true;
    }
    if (role(next) == Role::unit && item(next).unit == Unit::day &&
        item(next).count == Count::one && !item(next).article) {
        next = item(next).end;
        led = true;
    }
    if (next > at && next < limit_ && item(next).cut > 0) {
        return std::nullopt;  // a particle begins another phrase
    }
    MaybeRead read;
    if (role(next) == Role::day) {
        read = deictic(next);
    } else if (role(next) == Role::weekday) {
        read = weekday(next);
    } else if (auto fields = date_fields(next)) {
        const bool day = fields->date.day != 0;
        if (day || (next == at && (fields->helped || month_context(at)))) {
            if (!fields->numeric || led || fields->date.year != 0 || context(at)) {
                read = dated(*fields, at);
            }
        }
    }
    if (!read) {
        return std::nullopt;
    }
    // "yesterday evening": the part of the day behind it.
    if (role(read->end) == Role::part && item(read->end).cut == 0 &&
        item(item(read->end).end).role != Role::weekday &&
        item(item(read->end).end).role != Role::day) {
        read->end = item(read->end).end;
    }
    return read;
}

MaybeRead DayReader::dated(const Fields& fields, std::uint32_t at) const {
    auto time = reckoner_.date(fields.date, ahead(at));
    if (!time) {
        return std::nullopt;
    }
    Read read{fields.end, std::move(*time), fields.row};
    if (fields.date.calendar == Calendar::hijri) {
        // A Gregorian date beside it says the day.
        std::uint32_t next = fields.end;
        const bool open = sign(next, "(");
        if (open || comma(next) || sign(next, "/") || sign(next, "-")) {
            ++next;
        }
        if (role(next) == Role::same_as) {
            next = item(next).end;
        }
        if (next > fields.end) {
            const auto other = date_fields(next);
            if (other && other->date.calendar == Calendar::gregorian) {
                if (auto real = reckoner_.date(other->date, ahead(at))) {
                    read.time = std::move(*real);
                    read.end = other->end;
                    if (open && sign(read.end, ")")) {
                        ++read.end;
                    }
                }
            }
        }
    }
    return read;
}

MaybeRead DayReader::deictic(std::uint32_t at) const {
    const Item& here = item(at);
    if (role(here.end) == Role::not_day || numbers_.ordinal(here.end, limit_)) {
        return std::nullopt;
    }
    Read read{here.end, reckoner_.day_offset(here.value), here.row};
    std::uint32_t next = here.end;
    if (role(next) == Role::part && role(item(next).end) == Role::weekday) {
        next = item(next).end;
    }
    const bool open = sign(next, "(");
    if (open || comma(next)) {
        ++next;
    }
    if (role(next) == Role::weekday && item(next).cut == 0) {
        const int named = item(next).value;
        read.end = item(next).end;
        if (open && sign(read.end, ")")) {
            ++read.end;
        }
        confirm(read.time, named);
        if (auto date = date_after_weekday(read.end)) {
            read.end = date->end;
            if (date->time.start) {
                read.time = std::move(date->time);
            }
        }
    } else if (auto date = next == here.end || open ? date_fields(next) : std::nullopt;
               date && date->date.day != 0 && (open || date->date.year != 0)) {
        if (auto time = dated(*date, at)) {
            read.time = std::move(time->time);
            read.end = date->end;
            if (open && sign(read.end, ")")) {
                ++read.end;
            }
        }
    }
    return read;
}

void DayReader::confirm(TimeMention& time, int named) const {
    if (!time.start) {
        time.relative = weekday_name(named) + ", " + time.relative;
        return;
    }
    if (static_cast<int>(std::chrono::weekday{*time.start}.c_encoding()) == named) {
        return;
    }
    const TimeMention other = reckoner_.weekday(named, Shift::none, time.ahead);
    time.approximate = true;
    time.edtf += '~';
    if (other.start && other.end) {
        time.alternatives.emplace_back(*other.start, *other.end);
    }
}

MaybeRead DayReader::weekday(std::uint32_t at) const {
    const Item& here = item(at);
    std::uint32_t next = here.end;
    if (role(next) == Role::part && shift_at(item(next).end) != Shift::none) {
        next = item(next).end;
    }
    // "the night of Tuesday to Wednesday".
    std::uint32_t second = next;
    if (sign(second, "-") || sign(second, "\xE2\x80\x93") || sign(second, "/")) {
        ++second;
    }
    const bool night = at > first_ && role(at - 1) == Role::part;
    if (night && role(second) == Role::weekday && item(second).cut == 0 &&
        item(second).value == (here.value + 1) % 7) {
        const std::uint32_t end = item(second).end;
        const Shift shift = shift_at(end);
        TimeMention last = reckoner_.weekday(item(second).value, shift, ahead(at));
        Read read{shift == Shift::none ? end : item(end).end, last, here.row};
        if (last.start) {
            TimeMention both = last;
            both.start = *last.start - std::chrono::days{1};
            both.edtf.clear();
            Reckoner::join(both, last);
            read.time = std::move(both);
        }
        return read;
    }
    const Shift shift = shift_at(next);
    const bool forward = shift == Shift::none && ahead(at);
    Read read{shift == Shift::none ? here.end : item(next).end,
              reckoner_.weekday(here.value, shift, forward), here.row};
    if (auto date = date_after_weekday(read.end)) {
        read.end = date->end;
        read.time = std::move(date->time);
        if (read.time.start &&
            static_cast<int>(std::chrono::weekday{*read.time.start}.c_encoding()) != here.value) {
            read.time.approximate = true;
        }
    }
    return read;
}

MaybeRead DayReader::date_after_weekday(std::uint32_t at) const {
    std::uint32_t next = at;
    const bool open = sign(next, "(");
    if (open || comma(next) || sign(next, "-")) {
        ++next;
    }
    if (role(next) == Role::same_as) {
        next = item(next).end;
    } else if (next == at && item(next).cut > 0) {
        return std::nullopt;
    }
    const auto fields = date_fields(next);
    if (!fields || fields->date.day == 0) {
        return std::nullopt;
    }
    MaybeRead read = dated(*fields, at);
    if (read && open && sign(read->end, ")")) {
        ++read->end;
    }
    return read;
}

}  // namespace khabar::times
