#include "khabar/mentions/arabic/time_dates.h"

#include <cmath>
#include <utility>

#include "khabar/mentions/numerals.h"

namespace khabar::times {

std::optional<Fields> DateReader::date_fields(std::uint32_t at) const {
    if (at >= limit_) {
        return std::nullopt;
    }
    if (text_.kind(at) == TokenKind::number) {
        if (auto numeric = numeric_date(at)) {
            return numeric;
        }
    }
    Fields fields;
    std::uint32_t next = at;
    if (const auto day = day_number(at)) {
        fields.date.day = day->first;
        next = day->second;
        if (sign(next, ".") || sign(next, "-") || sign(next, "/") || comma(next)) {
            ++next;
        }
        if (role(next) == Role::from) {
            next = item(next).end;
        }
        // "the 5th of this month"
        if (role(next) == Role::unit && item(next).unit == Unit::month && item(next).article) {
            const Shift shift = shift_at(item(next).end);
            if (shift == Shift::none) {
                return std::nullopt;
            }
            fields.date.relative_month = true;
            fields.date.shift = shift;
            fields.date.month = steps(shift);
            fields.row = item(next).row;
            fields.end = item(item(next).end).end;
            fields.helped = true;
            return fields;
        }
        fields.helped = true;
    }
    bool said = false;  // the word "month" stands before
    if (role(next) == Role::unit && item(next).unit == Unit::month &&
        item(next).count == Count::one) {
        if (const auto number = month_number(item(next).end)) {
            fields.date.month = number->first;
            fields.row = item(next).row;
            fields.helped = true;
            fields.end = number->second;
            date_tail(fields.end, fields);
            return fields;
        }
        if (role(item(next).end) == Role::month) {
            next = item(next).end;
            fields.helped = said = true;
        }
    }
    if (role(next) != Role::month || (next > at && item(next).cut > 0)) {
        return std::nullopt;
    }
    const Item month = item(next);
    fields.date.month = month.value;
    fields.date.calendar = month.calendar;
    fields.row = month.row;
    fields.helped = fields.helped || month.alone;
    next = other_name(month.end, month, fields.helped);
    fields.end = next;
    if (fields.date.day == 0) {
        day_behind(next, fields);
    }
    if (fields.date.year == 0) {
        date_tail(fields.end, fields);
    }
    if (month.only_day && (said ? fields.date.day == 0 && fields.date.year == 0
                                : fields.date.day == 0 || fields.date.year == 0)) {
        return std::nullopt;
    }
    return fields;
}

std::optional<std::pair<int, std::uint32_t>> DateReader::month_number(std::uint32_t at) const {
    if (at >= limit_ || item(at).end > at) {
        return std::nullopt;
    }
    const auto number = numbers_.read(at, limit_);
    if (!number || !number->value || number->one || number->cut > 0 || number->fraction ||
        *number->value < 1 || *number->value > 12 ||
        (counts_something(number->end) && !year_number(number->end, YearForm::digits)) ||
        std::trunc(*number->value) != *number->value) {
        return std::nullopt;
    }
    return std::pair{static_cast<int>(*number->value), number->end};
}

void DateReader::day_behind(std::uint32_t at, Fields& fields) const {
    const auto day = day_number(at);
    if (!day || !comma(day->second)) {
        return;
    }
    if (const auto year = year_number(day->second + 1, YearForm::named)) {
        fields.date.day = day->first;
        fields.date.year = year->first;
        fields.end = year->second;
        fields.helped = true;
    }
}

std::uint32_t DateReader::other_name(std::uint32_t at, const Item& month, bool& helped) const {
    if (role(at) == Role::month && item(at).cut == 0 && item(at).row != month.row &&
        item(at).value == month.value && item(at).calendar == month.calendar) {
        helped = true;
        return item(at).end;
    }
    const bool open = sign(at, "(");
    if (!open && !sign(at, "/") && !sign(at, "-") && !sign(at, "\xE2\x80\x93")) {
        return at;
    }
    const std::uint32_t next = at + 1;
    if (role(next) != Role::month || item(next).value != month.value ||
        item(next).calendar != month.calendar) {
        return at;
    }
    std::uint32_t end = item(next).end;
    if (open) {
        if (!sign(end, ")")) {
            return at;
        }
        ++end;
    }
    helped = true;
    return end;
}

void DateReader::date_tail(std::uint32_t at, Fields& fields) const {
    if (const Shift shift = shift_at(at); shift != Shift::none) {
        fields.date.shift = shift;
        fields.end = item(at).end;
        fields.helped = true;
        return;
    }
    std::uint32_t next = at;
    if (comma(next) || sign(next, "/")) {
        ++next;
    } else if (role(next) == Role::from) {
        next = item(next).end;
    }
    if (role(next) == Role::this_word && role(item(next).end) == Role::unit &&
        item(item(next).end).unit == Unit::year && item(item(next).end).article) {
        fields.date.by_year = true;  // "of this year"
        fields.end = item(item(next).end).end;
        fields.helped = true;
        return;
    }
    bool named = false;
    if (role(next) == Role::unit && item(next).unit == Unit::year &&
        item(next).count == Count::one && item(next).cut == 0) {
        const std::uint32_t after = item(next).end;
        const Shift shift = shift_at(after);
        if (shift != Shift::none) {
            fields.date.by_year = true;
            fields.date.relative_year = steps(shift);
            fields.end = item(after).end;
            fields.helped = true;
            return;
        }
        named = true;
        next = after;
    }
    if (next > at && !named && !comma(at) && !sign(at, "/")) {
        return;  // "of" without a year
    }
    if (const auto year = year_number(next, named ? YearForm::named : YearForm::behind_month)) {
        fields.date.year = year->first;
        fields.end = year->second;
        fields.helped = true;
        if (role(fields.end) == Role::gregorian_era ||
            (role(fields.end) == Role::hijri_era && fields.date.year < 1500)) {
            fields.end = item(fields.end).end;
        }
    }
}

std::optional<std::pair<int, std::uint32_t>> DateReader::year_number(std::uint32_t at,
                                                                     YearForm form) const {
    if (at >= limit_) {
        return std::nullopt;
    }
    if (text_.kind(at) == TokenKind::number) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || run->end > limit_) {
            return std::nullopt;
        }
        const bool hijri = run->plain(3) && role(run->end) == Role::hijri_era;
        if ((run->plain(4) && is_year(run->part[0])) || hijri ||
            (form == YearForm::named && run->plain(3))) {
            return std::pair{static_cast<int>(run->part[0]), run->end};
        }
        return std::nullopt;
    }
    if (form != YearForm::digits) {
        const auto number = numbers_.read(at, limit_);
        if (number && number->value && number->cut == 0 && !number->conjunction &&
            is_year(static_cast<std::uint64_t>(*number->value)) &&
            (form == YearForm::named || std::fmod(*number->value, 100) != 0) &&
            !counts_something(number->end)) {
            return std::pair{static_cast<int>(*number->value), number->end};
        }
    }
    return std::nullopt;
}

std::optional<std::pair<int, std::uint32_t>> DateReader::day_number(std::uint32_t at) const {
    if (at >= limit_) {
        return std::nullopt;
    }
    if (auto ordinal = numbers_.ordinal(at, limit_)) {
        if (ordinal->first <= 31) {
            return ordinal;
        }
        return std::nullopt;
    }
    std::uint32_t next = at;
    if (words_.is(next, words_.affixes().the) && next + 1 < limit_) {
        ++next;
    }
    if (text_.kind(next) == TokenKind::number) {
        const auto run = amounts::digit_run(text_, next);
        if (run && (run->plain(1) || run->plain(2)) && run->part[0] >= 1 && run->part[0] <= 31) {
            return std::pair{static_cast<int>(run->part[0]), run->end};
        }
        return std::nullopt;
    }
    if (text_.kind(at) == TokenKind::word &&
        (item(at).end <= at || role(at) == Role::bare_weekday)) {
        const auto number = numbers_.read(at, limit_);
        if (number && number->value && *number->value >= 1 && *number->value <= 31 &&
            !number->fraction) {
            return std::pair{static_cast<int>(*number->value), number->end};
        }
    }
    return std::nullopt;
}

}  // namespace khabar::times
