#include "khabar/mentions/arabic/time_lists.h"

#include <array>
#include <utility>

namespace khabar::times {

MaybeRead ListReader::listed(std::uint32_t at) const {
    const Item& here = item(at);
    const std::uint32_t next = here.end;
    if (here.unit == Unit::year) {
        return year_list(next, here.row);
    }
    if (here.unit == Unit::month) {
        const auto first = date_fields(next);
        if (!first || first->date.day != 0) {
            return std::nullopt;
        }
        std::uint32_t second_at = first->end;
        if (is_and(second_at)) {
            ++second_at;
        }
        const auto second = date_fields(second_at);
        if (!second || second->date.day != 0) {
            return std::nullopt;
        }
        return span_of(*first, *second, at, here.row);
    }
    if (role(next) == Role::weekday) {
        return weekday_list(next, here.row);
    }
    return day_list(next, here.row);
}

MaybeRead ListReader::weekday_list(std::uint32_t at, RowId row) const {
    std::array<int, 7> named{};
    std::size_t count = 0;
    std::uint32_t next = at;
    while (count < named.size() && role(next) == Role::weekday) {
        named[count++] = item(next).value;
        next = item(next).end;
        if (comma(next) && role(next + 1) == Role::weekday) {
            ++next;
        }
    }
    if (count < 2) {
        return std::nullopt;
    }
    const Shift shift = shift_at(next);
    if (shift != Shift::none) {
        next = item(next).end;
    }
    const bool forward =
        shift == Shift::next || shift == Shift::after_next || (shift == Shift::none && ahead(at));
    // Days that do not follow each other are told one by one.
    for (std::size_t i = 1; i < count; ++i) {
        if ((named[i] - named[i - 1] + 7) % 7 != 1) {
            return Read{item(at).end, reckoner_.weekday(named[0], shift, forward), row};
        }
    }
    // Looking back the last named is the nearest; looking forward the first.
    TimeMention near = reckoner_.weekday(forward ? named[0] : named[count - 1], shift, forward);
    Read read{next, near, row};
    if (near.start) {
        const auto days = static_cast<int>(count - 1);
        TimeMention both = near;
        if (forward) {
            TimeMention last = near;
            last.end = *near.end + std::chrono::days{days};
            Reckoner::join(both, last);
        } else {
            both.start = *near.start - std::chrono::days{days};
            Reckoner::join(both, near);
        }
        read.time = std::move(both);
    } else {
        read.time.relative = weekday_name(named[0]) + " to " + near.relative;
    }
    return read;
}

MaybeRead ListReader::day_list(std::uint32_t at, RowId row) const {
    const auto first = day_number(at);
    if (!first) {
        return std::nullopt;
    }
    std::uint32_t next = first->second;
    std::optional<Fields> last;
    for (int i = 0; i < 7 && next < limit_; ++i) {
        std::uint32_t after = next;
        if (is_and(after)) {
            ++after;
        } else if (comma(after) || sign(after, "-") || sign(after, "\xE2\x80\x93")) {
            ++after;
        } else if (role(after) == Role::to) {
            after = item(after).end;
        } else if (!joined_number(after)) {
            break;
        }
        if (auto fields = date_fields(after); fields && fields->date.day != 0) {
            last = fields;
            break;
        }
        const auto day = day_number(after);
        if (!day) {
            break;
        }
        next = day->second;
    }
    if (!last || last->numeric) {
        return std::nullopt;
    }
    Fields begin;
    begin.date = last->date;
    begin.date.day = first->first;
    return span_of(begin, *last, at, row);
}

MaybeRead ListReader::day_dash(std::uint32_t at) const {
    const auto run = is_number(at) ? amounts::digit_run(text_, at) : std::nullopt;
    if (!run || run->parts != 2 || run->sign[0] != '-' || run->end >= limit_ || run->part[0] < 1 ||
        run->part[0] >= run->part[1] || run->part[1] > 31) {
        return std::nullopt;
    }
    std::uint32_t next = run->end;
    if (role(next) == Role::from) {
        next = item(next).end;
    }
    auto last = role(next) == Role::month ? date_fields(next) : std::nullopt;
    if (!last) {
        return std::nullopt;
    }
    last->date.day = static_cast<int>(run->part[1]);
    Fields first;
    first.date = last->date;
    first.date.day = static_cast<int>(run->part[0]);
    return span_of(first, *last, at, last->row);
}

MaybeRead ListReader::up_to(Read first) const {
    if (role(first.end) == Role::day && item(first.end).conjunction) {
        const TimeMention other = reckoner_.day_offset(item(first.end).value);
        const bool forward = first.time.end == other.start;
        TimeMention both = forward ? first.time : other;
        if ((forward || other.end == first.time.start) && both.start &&
            Reckoner::join(both, forward ? other : first.time)) {
            return Read{item(first.end).end, std::move(both), first.row};
        }
    }
    if (role(first.end) != Role::to || first.time.precision != TimePrecision::day) {
        return first;
    }
    const auto fields = date_fields(item(first.end).end);
    if (!fields || fields->date.day == 0 || fields->numeric) {
        return first;
    }
    const MaybeRead last = dated(*fields, item(first.end).end);
    TimeMention both = first.time;
    if (last && last->time.start && both.start && Reckoner::join(both, last->time)) {
        return Read{last->end, std::move(both), first.row};
    }
    return first;
}

MaybeRead ListReader::year_list(std::uint32_t at, RowId row) const {
    // 2014-2015, or 2014 and 2015
    if (auto both = year_pair(at)) {
        return both;
    }
    const auto first = year_number(at, YearForm::digits);
    if (!first) {
        return std::nullopt;
    }
    std::uint32_t next = first->second;
    if (is_and(next) || sign(next, "-") || sign(next, "\xE2\x80\x93")) {
        ++next;
    } else if (role(next) == Role::to) {
        next = item(next).end;
    } else {
        return std::nullopt;
    }
    const auto second = year_number(next, YearForm::digits);
    if (!second) {
        return std::nullopt;
    }
    Read read{second->second, reckoner_.year(first->first), row};
    if (!Reckoner::join(read.time, reckoner_.year(second->first))) {
        return std::nullopt;
    }
    return read;
}

MaybeRead ListReader::year_pair(std::uint32_t at) const {
    if (at >= limit_ || text_.kind(at) != TokenKind::number) {
        return std::nullopt;
    }
    const auto run = amounts::digit_run(text_, at);
    if (!run || run->bad || run->parts != 2 || (run->sign[0] != '-' && run->sign[0] != '/') ||
        run->width[0] != 4 || run->width[1] != 4 || run->end > limit_ ||
        run->part[0] >= run->part[1] || run->part[0] < 1500 || run->part[1] > 2100 ||
        counts_something(run->end)) {
        return std::nullopt;
    }
    Read read{run->end, reckoner_.year(static_cast<int>(run->part[0])), RowId{}};
    Reckoner::join(read.time, reckoner_.year(static_cast<int>(run->part[1])));
    return read;
}

MaybeRead ListReader::span_of(Fields first, const Fields& last, std::uint32_t at, RowId row) const {
    if (first.date.month == 0 || (last.date.relative_month && !first.date.relative_month)) {
        first.date.month = last.date.month;
        first.date.relative_month = last.date.relative_month;
        first.date.calendar = last.date.calendar;
    }
    const auto end = reckoner_.date(last.date, ahead(at));
    if (!end) {
        return std::nullopt;
    }
    // What the first lacks: the latest such day before the last.
    const bool open = first.date.year == 0 && !first.date.relative_month;
    if (open && !end->start) {
        first.date.shift = last.date.shift;
    }
    auto begin = open && end->start ? reckoner_.from(*end->start).date(first.date, false)
                                    : reckoner_.date(first.date, ahead(at));
    if (!begin || !Reckoner::join(*begin, *end)) {
        return std::nullopt;
    }
    begin->anchor = end->anchor;
    return Read{last.end, std::move(*begin), row};
}

MaybeRead ListReader::range(std::uint32_t at) const {
    const Item& here = item(at);
    const bool between = here.role == Role::between;
    const std::uint32_t left = here.end;
    // Where the second part begins, behind the first; 0 when no link is there.
    const auto behind = [&](std::uint32_t end) -> std::uint32_t {
        if (between) {
            return is_and(end) ? end + 1 : (joined_number(end) || item(end).conjunction ? end : 0);
        }
        return role(end) == Role::to ? item(end).end : 0;
    };
    if (between && role(left) == Role::list) {
        MaybeRead read = listed(left);
        return read;
    }
    // Dates; the first may be a bare day.
    std::optional<Fields> first = date_fields(left);
    if (!first) {
        if (const auto day = day_number(left)) {
            first.emplace();
            first->date.day = day->first;
            first->end = day->second;
        }
    }
    if (first) {
        if (const std::uint32_t right = behind(first->end); right != 0) {
            const auto last = date_fields(right);
            // "From 5 to 7.5 percent": digits without a year are days where both sides are so.
            const bool amounts =
                last && last->numeric && last->date.year == 0 && (last->dotted || !first->numeric);
            if (last && !amounts && (last->date.day != 0) == (first->date.day != 0)) {
                if (MaybeRead read = span_of(*first, *last, at, here.row)) {
                    return read;
                }
            }
        }
    }
    // Years.
    std::uint32_t year_start = left;
    if (role(left) == Role::unit && item(left).unit == Unit::year) {
        year_start = item(left).end;
    }
    if (const auto year = year_number(year_start, YearForm::digits)) {
        if (std::uint32_t right = behind(year->second); right != 0) {
            if (role(right) == Role::unit && item(right).unit == Unit::year) {
                right = item(right).end;
            }
            const auto last = year_number(right, YearForm::digits);
            if (last && !counts_something(last->second)) {
                Read read{last->second, reckoner_.year(year->first), here.row};
                if (Reckoner::join(read.time, reckoner_.year(last->first))) {
                    return read;
                }
            }
        }
    }
    // Days by name.
    if (MaybeRead begin = day_phrase(left); begin && begin->time.start) {
        if (const std::uint32_t right = behind(begin->end); right != 0) {
            if (MaybeRead end = day_phrase(right); end && end->time.end) {
                if (*begin->time.start >= *end->time.end &&
                    begin->time.precision == TimePrecision::day) {
                    begin->time.start = *begin->time.start - std::chrono::days{7};
                }
                if (Reckoner::join(begin->time, end->time)) {
                    begin->end = end->end;
                    return begin;
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace khabar::times
