#include "khabar/mentions/time_spans.h"

#include <cmath>
#include <utility>

namespace khabar::times {

MaybeRead SpanReader::spell(std::uint32_t at) const {
    const Item& here = item(at);
    if (here.role == Role::this_word) {
        const Item& next = item(here.end);
        if (next.role == Role::unit && next.article && next.cut == 0 && next.count == Count::many &&
            next.unit != Unit::hour) {
            return Read{next.end, reckoner_.around({1, next.unit, true, true}, false), next.row};
        }
        if (next.role == Role::unit && next.article && next.cut == 0 && next.count == Count::one &&
            next.unit != Unit::hour && next.unit != Unit::minute) {
            return Read{next.end, reckoner_.unit(next.unit, Shift::current), next.row};
        }
        return std::nullopt;
    }
    if (here.role == Role::latest) {  // the last 24 hours
        const auto length = length_at(here.end, false);
        if (!length || length->first.vague) {
            return std::nullopt;
        }
        return Read{length->second, reckoner_.around(length->first, false), here.row};
    }
    if (here.role != Role::unit) {
        return std::nullopt;
    }
    // A year with its number.
    if (here.unit == Unit::year && here.count == Count::one) {
        if (auto year = year_at(at)) {
            return year;
        }
    }
    const std::uint32_t next = here.end;
    if (here.article) {
        const Shift shift = shift_at(next);
        if (here.count == Count::one && shift != Shift::none && here.unit != Unit::hour &&
            here.unit != Unit::minute) {
            return Read{item(next).end, reckoner_.unit(here.unit, shift), here.row};
        }
        return past_units(at);
    }
    // "two days": the dual is a length by itself.
    if (here.count == Count::two) {
        return Read{here.end, Reckoner::duration({2, here.unit, false, false}), here.row};
    }
    return std::nullopt;
}

MaybeRead SpanReader::year_at(std::uint32_t at) const {
    const Item& here = item(at);
    const auto year = year_number(here.end, true);
    if (!year) {
        return std::nullopt;
    }
    std::uint32_t end = year->second;
    const bool hijri = role(end) == Role::hijri_era || (year->first >= 1300 && year->first < 1500);
    if (!hijri && !is_year(static_cast<std::uint64_t>(year->first))) {
        return std::nullopt;
    }
    if (role(end) == Role::hijri_era || role(end) == Role::gregorian_era) {
        end = item(end).end;
    }
    if (hijri) {
        TimeMention time;
        time.calendar = Calendar::hijri;
        time.precision = TimePrecision::year;
        time.anchor = Anchor::text;
        time.relative = "year " + std::to_string(year->first) + " ah";
        return Read{end, std::move(time), here.row};
    }
    return Read{end, reckoner_.year(year->first), here.row};
}

MaybeRead SpanReader::bare_year(std::uint32_t at) const {
    const auto year = year_number(at, false);
    if (!year || counts_something(year->second)) {
        return std::nullopt;
    }
    std::uint32_t end = year->second;
    if (role(end) == Role::gregorian_era) {
        end = item(end).end;
    } else if (role(end) == Role::hijri_era) {
        return std::nullopt;
    }
    return Read{end, reckoner_.year(year->first), RowId{}};
}

MaybeRead SpanReader::since(std::uint32_t at) const {
    const Item& here = item(at);
    if (const auto length = length_at(here.end, true)) {
        return Read{length->second, reckoner_.around(length->first, false), here.row};
    }
    MaybeRead read = any_time(here.end);
    if (!read || read->time.duration) {
        return std::nullopt;
    }
    reckoner_.since(read->time);
    return read;
}

MaybeRead SpanReader::any_time(std::uint32_t at) const {
    if (is_section(role(at))) {
        return section(at);
    }
    if (role(at) == Role::half || role(at) == Role::quarter) {
        return share(at);
    }
    if (role(at) == Role::decade) {
        return decade(at);
    }
    if (role(at) == Role::last_century) {
        return century(at);
    }
    if (role(at) == Role::night) {
        return Read{item(at).end, reckoner_.day_offset(item(at).value), item(at).row};
    }
    if (MaybeRead day = day_phrase(at)) {
        return day;
    }
    if (MaybeRead span = spell(at)) {
        return span;
    }
    if (const auto year = bare_year(at)) {
        return year;
    }
    return std::nullopt;
}

MaybeRead SpanReader::longer_time(std::uint32_t at) const {
    if (role(at) == Role::decade) {
        return decade(at);
    }
    if (role(at) == Role::last_century) {
        return century(at);
    }
    if (item(at).end > at && item(at).cut > 0) {
        return std::nullopt;
    }
    if (role(at) == Role::month || (role(at) == Role::unit && role(item(at).end) == Role::month)) {
        const auto fields = date_fields(at);
        return fields ? dated(*fields, at) : std::nullopt;
    }
    if (MaybeRead read = spell(at); read && !read->time.duration) {
        return read;
    }
    // "the beginning of the year": this one.
    const Item& here = item(at);
    if (here.role == Role::unit && here.article && here.count == Count::one &&
        (here.unit == Unit::week || here.unit == Unit::month || here.unit == Unit::year)) {
        return Read{here.end, reckoner_.unit(here.unit, Shift::current), here.row};
    }
    return bare_year(at);
}

MaybeRead SpanReader::section(std::uint32_t at) const {
    const Item& here = item(at);
    std::uint32_t next = here.end;
    if (role(next) == Role::from) {
        next = item(next).end;
    }
    MaybeRead read = longer_time(next);
    if (!read) {
        return std::nullopt;
    }
    const Section which = here.role == Role::early ? Section::early
                          : here.role == Role::mid ? Section::mid
                                                   : Section::late;
    if (!Reckoner::narrow(read->time, which)) {
        return std::nullopt;
    }
    return read;
}

MaybeRead SpanReader::share(std::uint32_t at) const {
    const Item& here = item(at);
    std::uint32_t next = here.end;
    if (role(next) == Role::from) {
        next = item(next).end;
    }
    MaybeRead read = longer_time(next);
    if (!read || !Reckoner::share(read->time, here.value, here.role == Role::half ? 2 : 4)) {
        return std::nullopt;
    }
    return read;
}

MaybeRead SpanReader::decade(std::uint32_t at) const {
    const Item& here = item(at);
    std::uint32_t end = here.end;
    if (role(end) == Role::of_age) {
        return std::nullopt;
    }
    if (role(end) == Role::from && role(item(end).end) == Role::last_century) {
        end = item(end).end;
    }
    const bool said = role(end) == Role::last_century;
    if (said) {
        end = item(end).end;
    } else if (here.value < 1950) {
        return std::nullopt;  // "in the thirties" may be an age, or ours
    }
    return Read{end, reckoner_.decade(here.value), here.row};
}

MaybeRead SpanReader::century(std::uint32_t at) const {
    const Item& here = item(at);
    return Read{here.end, reckoner_.century(1900), here.row};
}

MaybeRead SpanReader::vague(std::uint32_t at) const {
    const Item& here = item(at);
    TimeMention time = reckoner_.around(
        {static_cast<double>(std::abs(here.value)), Unit::month, false, true}, here.value < 0);
    time.precision = TimePrecision::vague;
    return Read{here.end, std::move(time), here.row};
}

}  // namespace khabar::times
