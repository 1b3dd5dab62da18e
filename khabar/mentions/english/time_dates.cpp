#include "khabar/mentions/english/time_dates.h"

#include <array>
#include <cmath>

namespace khabar::times {

std::optional<std::pair<int, std::uint32_t>> EnglishDates::day_number(std::uint32_t at) const {
    if (is_number(at)) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || run->bad || run->parts != 1 || run->width[0] > 2 ||
            !is_day_number(run->part[0])) {
            return std::nullopt;
        }
        const auto rank = numbers_.rank(at, limit_);
        return std::pair{static_cast<int>(run->part[0]), rank ? rank->end : run->end};
    }
    if (!may(at, numeral_word)) {
        return std::nullopt;
    }
    if (const auto rank = numbers_.rank(at, limit_);
        rank && rank->value >= 1 && rank->value <= 31) {
        return std::pair{static_cast<int>(rank->value), rank->end};
    }
    const auto number = numbers_.read(at, limit_);
    if (number && number->value && !number->article && *number->value >= 1 &&
        *number->value <= 31 && *number->value == std::trunc(*number->value) && !number->fraction) {
        return std::pair{static_cast<int>(*number->value), number->end};
    }
    return std::nullopt;
}

std::uint32_t EnglishDates::over_joint(std::uint32_t at) const {
    return sign(at, "/") || sign(at, "-") ? at + 1 : at;
}

std::optional<EnglishFields> EnglishDates::fields_at(std::uint32_t at) const {
    if (at >= limit_) {
        return std::nullopt;
    }
    if (auto fields = mixed(at)) {
        return fields;
    }
    if (is_number(at)) {
        if (auto fields = numeric(at)) {
            return fields;
        }
    }
    return by_name(at);
}

bool EnglishDates::is_month(std::uint32_t at) const {
    const EnglishItem& month = item(at);
    if (month.role != TimeWord::month) {
        return false;
    }
    if (month.alone || capital(at)) {
        return true;
    }
    // "plans to march", "by may"
    const TimeWord before = role_before(at);
    return context(at) && before != TimeWord::to && before != TimeWord::by &&
           before != TimeWord::on && before != TimeWord::current;
}

std::optional<EnglishFields> EnglishDates::by_name(std::uint32_t at) const {
    std::optional<int> weekday;
    std::uint32_t next = at;
    if (role(at) == TimeWord::weekday) {
        weekday = item(at).value;
        next = item(at).end;
        if (sign(next, ",")) {
            ++next;
        } else if (role(next) == TimeWord::part) {
            next = item(next).end;
            next = sign(next, ",") ? next + 1 : next;
        }
        next = over(over(next, TimeWord::on), TimeWord::article);
    }
    auto fields = day_first(next);
    if (!fields) {
        fields = month_first(next);
    }
    if (!fields && weekday && is_number(next)) {
        fields = numeric(next);
    }
    if (!fields || (weekday && fields->date.day == 0)) {
        return std::nullopt;
    }
    fields->date.weekday = weekday;
    return fields;
}

std::optional<EnglishFields> EnglishDates::day_first(std::uint32_t at) const {
    const auto day = day_number(at);
    if (!day || (at > first_ && text_.kind(at - 1) == TokenKind::symbol)) {
        return std::nullopt;  // "$12 December 27"
    }
    std::uint32_t next = day->second;
    if (role(next) == TimeWord::unit && item(next).unit == Unit::day && !item(next).many &&
        role(item(next).end) == TimeWord::of) {
        next = item(next).end;  // "the third day of September"
    }
    next = over(next, TimeWord::of);
    next = over(next, TimeWord::article);
    EnglishFields fields;
    fields.date.day = day->first;
    // "the 15th of this month"
    Shift shift = shift_at(next);
    const std::uint32_t unit = shift == Shift::none ? next : item(next).end;
    if (next > day->second && role(unit) == TimeWord::unit && item(unit).unit == Unit::month &&
        !item(unit).quarter && !item(unit).many) {
        fields.date.relative_month = true;
        fields.date.shift = shift == Shift::none ? Shift::current : shift;
        fields.date.month = shift == Shift::last ? -1 : shift == Shift::next ? 1 : 0;
        fields.end = item(unit).end;
        fields.row = item(unit).row;
        return fields;
    }
    shift = shift_at(next);
    if (shift != Shift::none) {
        next = item(next).end;
    }
    const EnglishItem& month = item(next);
    if (month.role != TimeWord::month ||
        (!month.alone && !capital(next) && next == day->second && !numbers_.rank(at, limit_) &&
         !year_number(month.end) && month.value == 5 && month.calendar == Calendar::gregorian)) {
        return std::nullopt;
    }
    fields.date.month = month.value;
    fields.date.calendar = month.calendar;
    fields.date.shift = shift;
    fields.row = month.row;
    fields.end = month.end;
    year_tail(fields);
    return fields;
}

std::optional<EnglishFields> EnglishDates::month_first(std::uint32_t at) const {
    const EnglishItem& month = item(at);
    if (month.role != TimeWord::month || (at > first_ && sign(at - 1, "$"))) {
        return std::nullopt;
    }
    EnglishFields fields;
    fields.date.month = month.value;
    fields.date.calendar = month.calendar;
    fields.row = month.row;
    fields.end = month.end;
    std::uint32_t next = over(month.end, TimeWord::article);
    next = over_joint(next);
    const bool help = is_month(at);
    const bool verb = month.value == 3 || month.value == 5;  // "march", "may"
    // "the September 11 attacks", not "in September 11 attacks"
    const bool named = at > first_ && role(at - 1) == TimeWord::article && capital(at);
    if (const auto day = day_number(next);
        day && (named || !(counts_something(day->second) && !month.alone)) &&
        (help || is_number(next) || (!verb && numbers_.rank(next, limit_))) &&
        !(is_number(next) && sign(day->second, "%"))) {
        const bool of_digits = is_number(next);
        // "in March 20 people died"
        const bool ranked = numbers_.rank(next, limit_).has_value();
        if (ranked || (of_digits && (named || !counts_something(day->second))) ||
            (!of_digits && (year_number(day->second) || month.alone) &&
             !counts_something(day->second))) {
            fields.date.day = day->first;
            fields.end = day->second;
        }
    }
    const std::uint32_t before_year = fields.end;
    year_tail(fields);
    if (fields.date.day == 0 && fields.end == before_year && !help) {
        return std::nullopt;
    }
    // A month alone that is also a name or another word.
    const bool spanned = role(fields.end) == TimeWord::month && hyphen(fields.end);
    if (fields.date.day == 0 && fields.end == before_year && !month.alone &&
        !(context(at) && help) && !spanned && month.calendar == Calendar::gregorian) {
        return std::nullopt;
    }
    return fields;
}

void EnglishDates::year_tail(EnglishFields& fields) const {
    std::uint32_t next = fields.end;
    const bool comma = sign(next, ",");
    if (comma || sign(next, "/")) {
        ++next;
    } else if (role(next) == TimeWord::of ||
               (role(next) == TimeWord::in && item(next).end == next + 1)) {
        next = item(next).end;
        next = over(next, TimeWord::article);
        if (role(next) == TimeWord::unit && item(next).unit == Unit::year) {
            next = item(next).end;
        }
    }
    if (const auto year = year_number(next);
        year && !(is_number(next) && counts_something(year->second) && next == fields.end)) {
        fields.date.year = year->first;
        fields.end = year->second;
        if (role(fields.end) == TimeWord::hijri_era ||
            (role(fields.end) == TimeWord::era && item(fields.end).value > 0)) {
            fields.end = item(fields.end).end;
        }
        return;
    }
    // "April of 87", "15 April '87"
    if ((next > fields.end && !comma) || sign(next, "'") || sign(next, "\xE2\x80\x99")) {
        const std::uint32_t digits = is_number(next) ? next : next + 1;
        const auto run = is_number(digits) ? amounts::digit_run(text_, digits) : std::nullopt;
        if (run && run->plain(2) && run->end <= limit_ && !counts_something(run->end)) {
            fields.date.year = whole_year(run->part[0]);
            fields.end = run->end;
            return;
        }
    }
    // "March last year", "March of this year"
    const Shift shift = shift_at(next);
    if (!comma && shift != Shift::none) {
        const EnglishItem& unit = item(item(next).end);
        if (unit.role == TimeWord::unit && unit.unit == Unit::year && !unit.many) {
            fields.date.by_year = true;
            fields.date.relative_year = shift == Shift::last ? -1 : shift == Shift::next ? 1 : 0;
            fields.end = unit.end;
        }
    }
}

MaybeRead EnglishDates::dated(const EnglishFields& fields, std::uint32_t at) const {
    auto time = reckoner_.date(fields.date, ahead(at));
    if (!time) {
        return std::nullopt;
    }
    if (fields.swapped) {
        DateFields other = fields.date;
        std::swap(other.month, other.day);
        if (const auto swapped = reckoner_.date(other, false); swapped && swapped->start) {
            time->alternatives.emplace_back(*swapped->start, *swapped->end);
        }
    }
    return Read{fields.end, std::move(*time), fields.row};
}

MaybeRead EnglishDates::date_at(std::uint32_t at) const {
    const auto fields = fields_at(at);
    return fields ? dated(*fields, at) : std::nullopt;
}

}  // namespace khabar::times
