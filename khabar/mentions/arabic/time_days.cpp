#include "khabar/mentions/arabic/time_days.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/civil_steps.h"

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
    if (const auto ranked = day_of_month(next)) {
        read = dated(*ranked, at);
    } else if (role(next) == Role::day) {
        read = deictic(next);
    } else if (role(next) == Role::weekday) {
        read = weekday(next, item(at).part);
    } else if (auto fields = date_fields(next)) {
        const bool day = fields->date.day != 0;
        if (day || (next == at && (fields->helped || month_context(at)))) {
            if (!fields->numeric || led || believed(*fields, at)) {
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

std::optional<Fields> DayReader::day_of_month(std::uint32_t at) const {
    if (role(at) != Role::day || item(at).value != 0 ||
        !numbers_.ordinal(item(at).end, limit_).has_value()) {
        return std::nullopt;
    }
    const auto fields = date_fields(item(at).end);
    return fields && fields->date.day != 0 ? fields : std::nullopt;
}

bool DayReader::believed(const Fields& fields, std::uint32_t at) const {
    if (fields.date.day != 0 && fields.date.year != 0) {
        return true;
    }
    // 3/2015 may number a decision, 11/10 be a fraction, 2-1 a score.
    if (counts_something(fields.end)) {
        return false;
    }
    if (fields.dotted) {
        // "I shall return on 4.22": nothing that could be so much of.
        const bool closed =
            fields.end == limit_ || text_.kind(fields.end) == TokenKind::punctuation;
        return at > first_ && role(at - 1) == Role::at && closed && !fields.either_order &&
               ahead(at);
    }
    const bool verb = at > first_ && is_finite(at - 1);
    return context(at) || (verb && (fields.date.year != 0 || fields.zero_led));
}

MaybeRead DayReader::dated(const Fields& fields, std::uint32_t at) const {
    auto time = reckoner_.date(fields.date, ahead(at));
    if (time && time->ahead && fields.date.year == 0 && nothing_else()) {
        // A notice of a day just gone is no notice of next year.
        constexpr std::chrono::days just_gone{31};
        auto gone = reckoner_.date(fields.date, false);
        if (gone && gone->start && *gone->start + just_gone > *reckoner_.published()) {
            time = std::move(gone);
        }
    }
    if (fields.either_order) {
        time = other_order(fields, std::move(time), at);
    }
    if (!time) {
        return std::nullopt;
    }
    Read read{fields.end, std::move(*time), fields.row};
    if (fields.date.calendar == Calendar::gregorian && role(fields.end) == Role::same_as) {
        // The same day by the Hijra behind it.
        const auto other = date_fields(item(fields.end).end);
        if (other && other->date.day != 0 && other->date.calendar == Calendar::hijri) {
            read.end = other->end;
        }
    }
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

std::optional<TimeMention> DayReader::other_order(const Fields& fields,
                                                  std::optional<TimeMention> time,
                                                  std::uint32_t at) const {
    DateFields swapped = fields.date;
    std::swap(swapped.day, swapped.month);
    auto other = reckoner_.date(swapped, ahead(at));
    if (!time || !other || !time->start || !other->start) {
        return time ? time : other;
    }
    // What was told cannot lie after the day of publication; the other order may save it.
    if (time->ahead && !other->ahead && !ahead(at)) {
        std::swap(time, other);
    }
    time->alternatives.emplace_back(*other->start, *other->end);
    return time;
}

MaybeRead DayReader::deictic(std::uint32_t at) const {
    const Item& here = item(at);
    const Role behind = role(here.end);
    if (behind == Role::not_day || behind == Role::following || behind == Role::preceding ||
        behind == Role::same || behind == Role::last_kind || numbers_.ordinal(here.end, limit_)) {
        return std::nullopt;
    }
    if (const Shift shift = shift_at(here.end); here.value == 0 && shift != Shift::none) {
        return Read{item(here.end).end, reckoner_.unit(Unit::day, shift), here.row};
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
        if (auto date = date_after_weekday(read.end, named)) {
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
    if (weekday_of(*time.start) == named) {
        return;
    }
    const TimeMention other = reckoner_.weekday(named, Shift::none, time.ahead);
    time.approximate = true;
    time.edtf += '~';
    if (other.start && other.end) {
        time.alternatives.emplace_back(*other.start, *other.end);
    }
}

MaybeRead DayReader::weekday(std::uint32_t at, DayPart part) const {
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
    if (part != DayPart::none && role(second) == Role::weekday && item(second).cut == 0 &&
        item(second).value == (here.value + 1) % 7) {
        const std::uint32_t end = item(second).end;
        const Shift shift = shift_at(end);
        TimeMention last = reckoner_.weekday(item(second).value, shift, ahead(at));
        Read read{shift == Shift::none ? end : item(end).end, last, here.row};
        // Behind midnight it is the second day alone.
        if (last.start && part != DayPart::after_midnight) {
            TimeMention both = last;
            both.start = *last.start - std::chrono::days{1};
            both.edtf.clear();
            Reckoner::join(both, last);
            read.time = std::move(both);
        }
        return read;
    }
    const Shift told = shift_at(next);
    const bool forward = told == Shift::none && ahead(at);
    // A notice would say "today": its weekday is another day.
    const Shift shift = forward && nothing_else() ? Shift::next : told;
    Read read{told == Shift::none ? here.end : item(next).end,
              reckoner_.weekday(here.value, shift, forward), here.row};
    if (role(read.end) == Role::day && item(read.end).cut == 0 && read.time.start) {
        // "Saturday, yesterday" where both are the same day.
        const TimeMention day = reckoner_.day_offset(item(read.end).value);
        if (day.start == read.time.start) {
            read.end = item(read.end).end;
        }
    } else if (auto date = date_after_weekday(read.end, here.value)) {
        read.end = date->end;
        read.time = std::move(date->time);
        if (read.time.start && weekday_of(*read.time.start) != here.value) {
            read.time.approximate = true;
        }
    }
    return read;
}

MaybeRead DayReader::date_after_weekday(std::uint32_t at, int weekday) const {
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
    auto fields = date_fields(next);
    if (!fields || fields->date.day == 0 || fields->dotted) {
        return std::nullopt;
    }
    fields->date.weekday = weekday;
    MaybeRead read = dated(*fields, at);
    if (read && open && sign(read->end, ")")) {
        ++read->end;
    }
    return read;
}

}  // namespace khabar::times
