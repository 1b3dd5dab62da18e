#include "khabar/mentions/time_dates.h"

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
    if (role(next) == Role::unit && item(next).unit == Unit::month &&
        item(next).count == Count::one && role(item(next).end) == Role::month) {
        next = item(next).end;
        fields.helped = true;
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
    date_tail(next, fields);
    return fields;
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

/// The year of a date, or which of its kind it is.
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
    if (const auto year = year_number(next, named)) {
        fields.date.year = year->first;
        fields.end = year->second;
        fields.helped = true;
        if (role(fields.end) == Role::gregorian_era ||
            (role(fields.end) == Role::hijri_era && fields.date.calendar == Calendar::hijri)) {
            fields.end = item(fields.end).end;
        }
    }
}

std::optional<std::pair<int, std::uint32_t>> DateReader::year_number(std::uint32_t at,
                                                                     bool named) const {
    if (at >= limit_) {
        return std::nullopt;
    }
    if (text_.kind(at) == TokenKind::number) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || run->end > limit_) {
            return std::nullopt;
        }
        if ((run->plain(4) && is_year(run->part[0])) || (named && run->plain(3))) {
            return std::pair{static_cast<int>(run->part[0]), run->end};
        }
        return std::nullopt;
    }
    if (named) {
        const auto number = numbers_.read(at, limit_);
        if (number && number->value && number->cut == 0 &&
            is_year(static_cast<std::uint64_t>(*number->value))) {
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
    if (text_.kind(at) == TokenKind::word && item(at).end <= at) {
        const auto number = numbers_.read(at, limit_);
        if (number && number->value && *number->value >= 1 && *number->value <= 31 &&
            !number->fraction) {
            return std::pair{static_cast<int>(*number->value), number->end};
        }
    }
    return std::nullopt;
}

std::optional<Fields> DateReader::numeric_date(std::uint32_t at) const {
    auto run = amounts::digit_run(text_, at);
    // 7 / 11 / 1436
    if (run && run->parts == 1 && !run->bad && sign(run->end, "/") && sign(run->end + 2, "/") &&
        text_.kind(run->end + 1) == TokenKind::number && run->end + 3 < limit_ &&
        text_.kind(run->end + 3) == TokenKind::number) {
        const auto second = amounts::digit_run(text_, run->end + 1);
        const auto third = amounts::digit_run(text_, run->end + 3);
        if (second && third && second->parts == 1 && third->parts == 1 && !second->bad &&
            !third->bad) {
            run->part = {run->part[0], second->part[0], third->part[0]};
            run->width = {run->width[0], second->width[0], third->width[0]};
            run->sign = {'/', '/'};
            run->parts = 3;
            run->end = third->end;
        }
    }
    if (!run || run->bad || run->parts < 2 || run->parts > 3 || run->end > limit_) {
        return std::nullopt;
    }
    const char sign = run->sign[0];
    if ((sign != '/' && sign != '-' && sign != '.') || (run->parts == 3 && run->sign[1] != sign)) {
        return std::nullopt;
    }
    std::uint64_t y = 0;
    std::uint64_t m = 0;
    std::uint64_t d = 0;
    if (run->parts == 3) {
        if (run->width[0] == 4) {
            y = run->part[0];
            m = run->part[1];
            d = run->part[2];
        } else if (run->width[2] == 4) {
            d = run->part[0];
            m = run->part[1];
            y = run->part[2];
        } else {
            return std::nullopt;
        }
        if (m > 12 && d <= 12 && run->width[0] != 4) {
            std::swap(m, d);  // the American order, where no other is possible
        }
        if (!is_year(y)) {
            return std::nullopt;
        }
    } else {
        if (sign != '/' || run->width[0] > 2 || run->width[1] > 2) {
            return std::nullopt;
        }
        d = run->part[0];
        m = run->part[1];
    }
    if (m < 1 || m > 12 || d < 1 || d > 31) {
        return std::nullopt;
    }
    Fields fields;
    fields.date.year = static_cast<int>(y);
    fields.date.month = static_cast<int>(m);
    fields.date.day = static_cast<int>(d);
    fields.end = run->end;
    fields.numeric = true;
    fields.helped = true;
    if (role(fields.end) == Role::hijri_era || (y >= 1300 && y <= 1500)) {
        fields.date.calendar = Calendar::hijri;
    }
    if (role(fields.end) == Role::hijri_era || role(fields.end) == Role::gregorian_era) {
        fields.end = item(fields.end).end;
    }
    return fields;
}

}  // namespace khabar::times
