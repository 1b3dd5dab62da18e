#include "khabar/mentions/arabic/time_within.h"

#include <utility>

#include "khabar/mentions/civil_steps.h"

namespace khabar::times {

bool WithinReader::is_weekday(std::uint32_t at) const {
    return role(at) == Role::weekday || role(at) == Role::bare_weekday;
}

MaybeRead WithinReader::month_or_year_behind(std::uint32_t at) const {
    if (MaybeRead month = month_behind(at)) {
        return month;
    }
    MaybeRead year = role(at) == Role::from ? spell(item(at).end) : std::nullopt;
    return year && year->time.precision == TimePrecision::year && !year->time.duration
               ? year
               : std::nullopt;
}

MaybeRead WithinReader::month_behind(std::uint32_t at) const {
    std::uint32_t next = at;
    if (role(next) == Role::from || role(next) == Role::at) {
        next = item(next).end;
    } else if (item(next).preposition == 0 && role(next) != Role::unit) {
        return std::nullopt;
    }
    if (role(next) == Role::unit && item(next).unit == Unit::month && item(next).article &&
        shift_at(item(next).end) == Shift::none) {
        return Read{item(next).end, reckoner_.unit(Unit::month, Shift::current), item(next).row};
    }
    MaybeRead month;
    if (const auto fields = date_fields(next); fields && fields->date.day == 0) {
        month = dated(*fields, at);
    } else {
        month = spell(next);
    }
    return month && month->time.precision == TimePrecision::month && !month->time.duration
               ? month
               : std::nullopt;
}

MaybeRead WithinReader::ranked(std::uint32_t at) const {
    const Item& here = item(at);
    const int nth = here.role == Role::last_of ? -1 : 1;
    if (nth < 0) {
        if (const auto length = length_at(here.end, false); length && !length->first.vague) {
            return Read{length->second, reckoner_.around(length->first, false), here.row};
        }
    }
    std::uint32_t next = here.end;
    if (role(next) == Role::unit && item(next).unit == Unit::day &&
        item(next).count == Count::one && !item(next).article) {
        next = item(next).end;
        if (!is_weekday(next)) {
            const MaybeRead month = month_or_year_behind(next);
            if (!month) {
                return std::nullopt;
            }
            const auto day =
                nth < 0 ? Reckoner::last_day(month->time) : Reckoner::first_day(month->time);
            return up_to_token(month->end, day, here.row);
        }
    }
    if (!is_weekday(next)) {
        return std::nullopt;
    }
    MaybeRead month = month_behind(item(next).end);
    if (!month) {
        return std::nullopt;
    }
    const auto day = Reckoner::nth_weekday(item(next).value, nth, month->time);
    return up_to_token(month->end, day, here.row);
}

std::optional<int> WithinReader::step_at(std::uint32_t at) const {
    switch (role(at)) {
        case Role::following:
            return 1;
        case Role::preceding:
            return -1;
        case Role::same:
            return 0;
        default:
            return std::nullopt;
    }
}

MaybeRead WithinReader::weekday_within(std::uint32_t at) const {
    std::uint32_t next = at;
    if (role(next) == Role::part && role(item(next).end) != Role::none) {
        next = item(next).end;
    }
    if (role(next) == Role::unit && item(next).unit == Unit::day &&
        item(next).count == Count::one && !item(next).article) {
        next = item(next).end;
    }
    if (!is_weekday(next)) {
        return std::nullopt;
    }
    const Item& named = item(next);
    std::uint32_t behind = named.end;
    if (named.role == Role::bare_weekday) {
        return day_of_week(named, behind);
    }
    if (role(behind) == Role::last_kind || role(behind) == Role::recent) {
        MaybeRead month = month_behind(item(behind).end);
        if (!month) {
            return std::nullopt;
        }
        const auto day = Reckoner::nth_weekday(named.value, -1, month->time);
        return up_to_token(month->end, day, named.row);
    }
    // "the second Tuesday of November 2016", where the second of November is no Tuesday
    if (const auto ordinal = numbers_.ordinal(behind, limit_);
        ordinal && ordinal->first <= 5 && role(ordinal->second) == Role::from) {
        const auto date = date_fields(behind);
        const MaybeRead month = month_behind(ordinal->second);
        if (month && date && date->date.year != 0) {
            const MaybeRead plain = dated(*date, at);
            if (!plain || !plain->time.start || weekday_of(*plain->time.start) != named.value) {
                const auto day = Reckoner::nth_weekday(named.value, ordinal->first, month->time);
                return up_to_token(month->end, day, named.row);
            }
        }
        return std::nullopt;
    }
    if (const auto step = step_at(behind)) {
        if (*step == 0) {
            return std::nullopt;
        }
        const Reckoner from =
            told_ ? reckoner_.from(*step > 0 ? *told_->end - std::chrono::days{1} : *told_->start)
                  : reckoner_;
        return Read{item(behind).end,
                    from.weekday(named.value, *step > 0 ? Shift::next : Shift::last, *step > 0),
                    named.row};
    }
    return day_of_week(named, role(behind) == Role::from ? item(behind).end : behind);
}

MaybeRead WithinReader::day_of_week(const Item& named, std::uint32_t behind) const {
    const MaybeRead week = spell(behind);
    if (!week || week->time.precision != TimePrecision::week || week->time.duration) {
        return std::nullopt;
    }
    const auto day = Reckoner::weekday_of_week(named.value, week->time);
    return up_to_token(week->end, day, named.row);
}

MaybeRead WithinReader::week_within(std::uint32_t at) const {
    const Item& here = item(at);
    if (here.role != Role::unit || here.unit != Unit::week || !here.article ||
        here.count != Count::one) {
        return std::nullopt;
    }
    int nth = -1;
    std::uint32_t next = here.end;
    if (role(next) == Role::last_kind) {
        next = item(next).end;
    } else if (const auto ordinal = numbers_.ordinal(next, limit_);
               ordinal && ordinal->first <= 5) {
        nth = ordinal->first;
        next = ordinal->second;
    } else {
        return std::nullopt;
    }
    MaybeRead month = month_behind(next);
    if (!month || !Reckoner::week_of(month->time, nth)) {
        return std::nullopt;
    }
    return month;
}

MaybeRead WithinReader::beside_told(std::uint32_t at) const {
    const Item& here = item(at);
    const bool today = here.role == Role::day && here.value == 0;
    if (!today && (here.role != Role::unit || !here.article || here.count != Count::one)) {
        return std::nullopt;
    }
    const Unit unit = today ? Unit::day : here.unit;
    const auto step = step_at(here.end);
    if (!step || unit < Unit::day) {
        return std::nullopt;
    }
    const std::uint32_t end = item(here.end).end;
    if (told_) {
        auto time = reckoner_.beside(*told_, unit, *step);
        return up_to_token(end, time, here.row);
    }
    if (*step > 0 && ahead(at)) {
        return Read{end, reckoner_.unit(unit, Shift::next), here.row};
    }
    return std::nullopt;
}

MaybeRead WithinReader::last_day_within(std::uint32_t at) const {
    if (role(at) != Role::day || item(at).value != 0 || role(item(at).end) != Role::last_kind) {
        return std::nullopt;
    }
    const MaybeRead span = month_or_year_behind(item(item(at).end).end);
    const auto day = span ? Reckoner::last_day(span->time) : std::nullopt;
    return up_to_token(span->end, day, item(at).row);
}

MaybeRead WithinReader::rest(std::uint32_t at) const {
    std::uint32_t next = item(at).end;
    if (role(next) == Role::this_word) {
        next = item(next).end;
    }
    const Item& unit = item(next);
    if (unit.role != Role::unit || !unit.article || unit.count != Count::one ||
        unit.unit < Unit::week || unit.unit > Unit::year) {
        return std::nullopt;
    }
    return Read{unit.end, reckoner_.rest(unit.unit), item(at).row};
}

std::optional<std::uint32_t> WithinReader::every(std::uint32_t at) const {
    std::uint32_t next = item(at).end;
    const auto number = numbers_.read(next, limit_);
    if (number && role(number->end) == Role::unit) {
        return item(number->end).end;
    }
    if (role(next) == Role::unit && item(next).count != Count::many && !item(next).article) {
        next = item(next).end;
    } else if (!is_weekday(next)) {
        return std::nullopt;
    }
    return is_weekday(next) ? item(next).end : next;
}

}  // namespace khabar::times
