#include "khabar/mentions/arabic/time_spans.h"

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
    if (here.unit == Unit::century) {
        if (MaybeRead told = century(at)) {
            return told;
        }
    }
    if (here.article) {
        const Shift shift = shift_at(next);
        if (here.count == Count::one && shift != Shift::none && here.unit != Unit::hour &&
            here.unit != Unit::minute) {
            return Read{item(next).end, reckoner_.unit(here.unit, shift), here.row};
        }
        return either(first_units(at), [&] { return past_units(at); });
    }
    return whole(at);
}

MaybeRead SpanReader::year_at(std::uint32_t at) const {
    const Item& here = item(at);
    const auto year = year_number(here.end, YearForm::named);
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
    return Read{end, hijri ? reckoner_.hijri_year(year->first) : reckoner_.year(year->first),
                here.row};
}

MaybeRead SpanReader::bare_year(std::uint32_t at) const {
    const auto year = year_number(at, YearForm::digits);
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

MaybeRead SpanReader::open(std::uint32_t at) const {
    const Role side = role(at);
    if (side != Role::onward && role(item(at).end) == Role::part) {
        return std::nullopt;  // "before dawn on Sunday" is Sunday
    }
    if (side != Role::onward && item(item(at).end).end <= item(at).end &&
        !is_number(item(at).end)) {
        return std::nullopt;  // "before", "after" what is no time
    }
    MaybeRead read = any_time(item(at).end);
    if (!read || read->time.duration) {
        return std::nullopt;
    }
    if (side == Role::ago) {
        if (role(item(at).end) == Role::late && read->time.end) {
            read->time.start = read->time.end;  // "before the end of the year" is before its last
        }
        reckoner_.before(read->time);
    } else if (side == Role::after) {
        Reckoner::behind(read->time);
    } else {
        Reckoner::onward(read->time);
    }
    return read;
}

MaybeRead SpanReader::any_time(std::uint32_t at) const {
    if (is_section(role(at))) {
        return section(at);
    }
    if (role(at) == Role::half || role(at) == Role::quarter) {
        return share(at);
    }
    if (role(at) == Role::feast) {
        return feast(at);
    }
    if (MaybeRead part = season(at)) {
        return part;
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

MaybeRead SpanReader::first_units(std::uint32_t at) const {
    const Item& here = item(at);
    if (!here.article || here.count == Count::one || here.unit < Unit::day) {
        return std::nullopt;
    }
    Length length{2, here.unit, false, false};
    std::uint32_t next = here.end;
    if (here.count == Count::many) {
        const auto number = numbers_.read(next, limit_);
        if (!number || !number->value || !number->article) {
            return std::nullopt;
        }
        length.count = *number->value;
        next = number->end;
    }
    const auto ordinal = numbers_.ordinal(next, limit_);
    const bool first = ordinal && ordinal->first == 1;
    if (!first && role(next) != Role::recent && role(next) != Role::last_kind) {
        return std::nullopt;
    }
    next = first ? ordinal->second : item(next).end;
    if (role(next) != Role::from) {
        return std::nullopt;
    }
    MaybeRead whole = longer_time(item(next).end);
    if (!whole || !Reckoner::edge(whole->time, length, first)) {
        return std::nullopt;
    }
    return whole;
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
    int first_year = here.value;
    if (role(end) == Role::last_century) {
        end = item(end).end;
    } else if (const auto ordinal = numbers_.ordinal(item(end).end, limit_);
               role(end) == Role::unit && item(end).unit == Unit::century && ordinal) {
        first_year = (ordinal->first - 1) * 100 + here.value % 100;
        end = ordinal->second;
    } else if (here.value < 1950) {
        return std::nullopt;  // "in the thirties" may be an age, or ours
    }
    return Read{end, reckoner_.decade(first_year), here.row};
}

MaybeRead SpanReader::century(std::uint32_t at) const {
    const Item& here = item(at);
    if (here.role == Role::last_century) {
        return Read{here.end, reckoner_.century(1900), here.row};
    }
    // "the nineteenth century"
    const auto ordinal = numbers_.ordinal(here.end, limit_);
    if (!here.article || here.count != Count::one || !ordinal || ordinal->first > 30 ||
        role(ordinal->second) == Role::hijri_era) {
        return std::nullopt;
    }
    return Read{ordinal->second, reckoner_.century((ordinal->first - 1) * 100), here.row};
}

MaybeRead SpanReader::vague(std::uint32_t at) const {
    const Item& here = item(at);
    TimeMention time = reckoner_.around(
        {static_cast<double>(std::abs(here.value)), Unit::month, false, true}, here.value < 0);
    time.precision = TimePrecision::vague;
    return Read{here.end, std::move(time), here.row};
}

}  // namespace khabar::times
