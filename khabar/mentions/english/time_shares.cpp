// Parts of a year or a month: weeks, quarters, halves, the first so many.

#include <optional>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/english/time_spans.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

MaybeRead EnglishSpans::week_by_number(std::uint32_t at) const {
    // "week 31 [of 2027]"
    const std::uint32_t next = item(at).end;
    const auto run = is_number(next) ? amounts::digit_run(text_, next) : std::nullopt;
    if (!run || run->bad || run->parts != 1 || run->part[0] < 1 || run->part[0] > 53 ||
        run->width[0] > 2 || run->end > limit_) {
        return std::nullopt;
    }
    std::uint32_t end = run->end;
    const std::uint32_t behind = over(end, TimeWord::of);
    TimeMention year = reckoner_.unit(Unit::year, Shift::current);
    if (const auto told = behind > end ? year_number(behind) : std::nullopt) {
        year = reckoner_.year(told->first);
        end = told->second;
    }
    if (!year.start) {
        return std::nullopt;
    }
    const Day start = week_start(*year.start + std::chrono::days{3}) +
                      std::chrono::days{7 * (static_cast<int>(run->part[0]) - 1)};
    return Read{
        end,
        times::dated(span(start, start + std::chrono::days{7}, TimePrecision::week, year.anchor)),
        item(at).row};
}

TimeMention EnglishSpans::quarter_of_year(Shift shift) const {
    TimeMention time = reckoner_.unit(Unit::month, Shift::current);
    const int steps = shift == Shift::last ? -1 : shift == Shift::next ? 1 : 0;
    if (!time.start) {
        time.relative = relative_words(Unit::month, quarter_months * steps);
        return time;
    }
    const Day month = *time.start;
    const Day start =
        add_months(month, -((month_of(month) - 1) % quarter_months) + quarter_months * steps);
    time.start = start;
    time.end = add_months(start, quarter_months);
    time.precision = TimePrecision::quarter;
    time.ahead = steps > 0;
    return times::dated(std::move(time));
}

MaybeRead EnglishSpans::ranked(std::uint32_t at) const {
    int which = 0;
    std::uint32_t next = at;
    if (role(at) == TimeWord::last) {
        which = -1;
        next = item(at).end;
    } else if (numbers_.begins(at, limit_)) {
        const auto rank = numbers_.rank(at, limit_);
        if (!rank || rank->value < 1 || rank->value > 31) {
            return std::nullopt;
        }
        which = static_cast<int>(rank->value);
        next = rank->end;
    } else {
        return std::nullopt;
    }
    // what it is the first of: a half, a quarter, a weekday, a unit, some units
    Length length;
    std::uint32_t end = 0;
    bool share = false;
    int of = 0;
    bool day_name = false;
    const EnglishItem named = item(next);
    const auto half = numbers_.begins(next, limit_) ? numbers_.part(next, limit_) : std::nullopt;
    if (half && half->role == amounts::EnglishNumberRole::fraction && half->value == 0.5) {
        share = true;
        of = 2;
        end = half->end;
    } else if (named.role == TimeWord::unit && named.quarter && !named.many) {
        share = true;
        of = 4;
        end = named.end;
    } else if (named.role == TimeWord::weekday && !named.bare) {
        day_name = true;
        end = named.end;
    } else if (named.role == TimeWord::unit && !named.many) {
        length = {1, named.unit, false, false};
        end = named.end;
    } else if (const auto many = length_at(next);
               many && (which == 1 || which == -1) && !many->one) {
        length = many->length;
        end = many->end;
    } else {
        return std::nullopt;
    }
    std::uint32_t behind = end;
    if (role(behind) == TimeWord::of || role(behind) == TimeWord::in) {
        behind = item(behind).end;
    } else if (!(share && (year_number(behind) || shift_at(behind) != Shift::none))) {
        return std::nullopt;
    }
    behind = over(behind, TimeWord::article);
    MaybeRead span;
    const EnglishItem& whole = item(behind);
    if (whole.role == TimeWord::unit && !whole.many && !whole.quarter && whole.unit > Unit::day &&
        !year_number(whole.end)) {
        span = Read{whole.end, reckoner_.unit(whole.unit, Shift::current), whole.row};
    } else {
        span = longer_time(behind);
    }
    if (!span || span->time.duration) {
        return std::nullopt;
    }
    const RowId row = item(end - 1).row;
    if (share) {
        if (which > of || which < 1) {
            which = of;
        }
        return Reckoner::share(span->time, which, of)
                   ? MaybeRead(Read{span->end, std::move(span->time), row})
                   : std::nullopt;
    }
    if (day_name) {
        auto time = Reckoner::nth_weekday(named.value, which, span->time);
        return up_to_token(span->end, std::move(time), row);
    }
    if (length.vague) {
        return Reckoner::narrow(span->time, which == 1 ? Section::early : Section::late)
                   ? MaybeRead(Read{span->end, std::move(span->time), row})
                   : std::nullopt;
    }
    if (length.count == 1) {
        if (length.unit == Unit::week && span->time.precision == TimePrecision::year &&
            span->time.start && span->time.end && which <= 53) {
            // By ISO 8601 the first week of a year has its 4 January, the last its 28 December.
            const Day start = which == -1 ? week_start(*span->time.end - std::chrono::days{4})
                                          : week_start(*span->time.start + std::chrono::days{3}) +
                                                std::chrono::days{7 * (which - 1)};
            span->time.start = start;
            span->time.end = start + std::chrono::days{7};
            span->time.precision = TimePrecision::week;
            span->time.approximate = true;
            span->time = times::dated(std::move(span->time));
            return Read{span->end, std::move(span->time), row};
        }
        if (length.unit == Unit::week) {
            return which <= 5 && Reckoner::week_of(span->time, which)
                       ? MaybeRead(Read{span->end, std::move(span->time), row})
                       : std::nullopt;
        }
        if (length.unit == Unit::day) {
            std::optional<TimeMention> time =
                which == -1 ? Reckoner::last_day(span->time) : Reckoner::first_day(span->time);
            if (time && which > 1) {
                Reckoner::move(*time, which - 1);
            }
            return up_to_token(span->end, std::move(time), row);
        }
        if (length.unit == Unit::month && span->time.precision == TimePrecision::year &&
            span->time.start && span->time.end && which <= 12) {
            const Day start = which == -1 ? add_months(*span->time.end, -1)
                                          : add_months(*span->time.start, which - 1);
            span->time.start = start;
            span->time.end = add_months(start, 1);
            span->time.precision = TimePrecision::month;
            span->time = times::dated(std::move(span->time));
            return Read{span->end, std::move(span->time), row};
        }
        return std::nullopt;
    }
    return Reckoner::edge(span->time, length, which == 1)
               ? MaybeRead(Read{span->end, std::move(span->time), row})
               : std::nullopt;
}

MaybeRead EnglishSpans::quarter_by_letter(std::uint32_t at) const {
    // The letter and its number lie in one token or two: "Q1".
    const auto letter = [&](std::uint32_t token) -> std::pair<int, int> {
        if (token + 1 >= limit_ || !is_number(token + 1) || !numbers_.glued(token + 1)) {
            return {0, 0};
        }
        const std::string_view word = text_.folded(token);
        const auto run = amounts::digit_run(text_, token + 1);
        const int of = word == "q" ? 4 : word == "h" ? 2 : 0;
        return run && run->plain(1) && run->part[0] >= 1 &&
                       run->part[0] <= static_cast<unsigned>(of)
                   ? std::pair{of, static_cast<int>(run->part[0])}
                   : std::pair{0, 0};
    };
    if (is_number(at)) {
        const auto year = year_number(at);
        const auto [of, which] = year ? letter(year->second) : std::pair{0, 0};
        if (of == 0) {
            return std::nullopt;
        }
        Read read{year->second + 2, reckoner_.year(year->first), RowId{}};
        return Reckoner::share(read.time, which, of) ? MaybeRead(read) : std::nullopt;
    }
    const auto [of, which] = letter(at);
    if (of == 0) {
        return std::nullopt;
    }
    const std::uint32_t next = over(at + 2, TimeWord::of);
    const auto year = year_number(next);
    if (!year) {
        return std::nullopt;
    }
    Read read{year->second, reckoner_.year(year->first), RowId{}};
    return Reckoner::share(read.time, which, of) ? MaybeRead(read) : std::nullopt;
}

MaybeRead EnglishSpans::earlier(std::uint32_t at) const {
    const bool later = role(at) == TimeWord::later;
    std::uint32_t next = over(item(at).end, TimeWord::in);
    const bool in = next > item(at).end;
    next = over(over(next, TimeWord::on), TimeWord::article);
    Shift shift = shift_at(next);
    const EnglishItem& named = item(shift == Shift::none ? next : item(next).end);
    if (named.role == TimeWord::day || named.role == TimeWord::weekday) {
        MaybeRead day = day_at(next);
        return day;
    }
    if (shift == Shift::none && in) {
        shift = Shift::current;
    }
    if (named.role != TimeWord::unit || named.many || named.quarter || named.unit < Unit::week ||
        shift == Shift::none) {
        return std::nullopt;
    }
    if (shift != Shift::current) {
        Read read{named.end, reckoner_.unit(named.unit, shift), named.row};
        Reckoner::narrow(read.time, later ? Section::late : Section::early);
        return read;
    }
    if (later) {
        return Read{named.end, reckoner_.rest(named.unit), named.row};
    }
    Read read{named.end, reckoner_.unit(named.unit, Shift::current), named.row};
    if (reckoner_.published() && read.time.start) {
        read.time.alternatives.clear();
        reckoner_.since(read.time);
        read.time.approximate = true;
        read.time = times::dated(std::move(read.time));
    } else {
        read.time.relative = "earlier in " + read.time.relative;
    }
    return read;
}

MaybeRead EnglishSpans::section(std::uint32_t at) const {
    const TimeWord which = role(at);
    std::uint32_t next = item(at).end;
    next = over(over(next, TimeWord::of), TimeWord::on);
    const bool in =
        (which == TimeWord::early || which == TimeWord::late || which == TimeWord::mid) &&
        role(next) == TimeWord::in && item(next).end == next + 1;
    next = over(in ? item(next).end : next, TimeWord::article);
    const Section cut = which == TimeWord::mid                              ? Section::mid
                        : which == TimeWord::late || which == TimeWord::end ? Section::late
                                                                            : Section::early;
    if ((sign(next, "'") || sign(next, "\xE2\x80\x99") || sign(next, "\xE2\x80\x98")) &&
        is_number(next + 1)) {
        ++next;  // "the late '80s"
    }
    const EnglishItem& named = item(next);
    const std::uint32_t unit_at = shift_at(next) == Shift::none ? next : named.end;
    // Late on Friday is Friday.
    if ((which == TimeWord::early || which == TimeWord::late || which == TimeWord::mid) &&
        (named.role == TimeWord::weekday || named.role == TimeWord::day ||
         (item(unit_at).role == TimeWord::weekday && unit_at > next))) {
        return day_at(next);
    }
    if (which == TimeWord::late || which == TimeWord::early) {
        if (const auto fields = fields_at(next); fields && fields->date.day != 0) {
            return day_at(next);
        }
    }
    // "the end of the year", "year end"
    if (named.role == TimeWord::unit && !named.many && named.unit >= Unit::week && !named.quarter &&
        which != TimeWord::mid && !year_number(named.end)) {
        const bool the = next > first_ &&
                         (role(next - 1) == TimeWord::article || role(next - 1) == TimeWord::of ||
                          role(next - 1) == TimeWord::start || role(next - 1) == TimeWord::end);
        const bool known = named.unit == Unit::year || named.unit == Unit::month ||
                           named.unit == Unit::week || named.unit == Unit::decade ||
                           named.unit == Unit::century;
        if (the && known && (which == TimeWord::start || which == TimeWord::end) &&
            role(named.end) != TimeWord::of) {
            Read read{named.end, reckoner_.unit(named.unit, Shift::current), named.row};
            return Reckoner::narrow(read.time, cut) ? MaybeRead(read) : std::nullopt;
        }
    }
    MaybeRead read = longer_time(next);
    if (!read || read->time.duration) {
        return std::nullopt;
    }
    if (which == TimeWord::end || which == TimeWord::start) {
        if (read->time.precision == TimePrecision::day) {
            return read;
        }
    }
    return Reckoner::narrow(read->time, cut) ? read : std::nullopt;
}

}  // namespace khabar::times
