#include "khabar/mentions/english/time_spans.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

MaybeRead EnglishSpans::beside(Unit of, int steps, const EnglishItem& word) const {
    auto time = told_ ? reckoner_.beside(*told_, of, steps) : std::nullopt;
    if (!time && told_day_ && of <= Unit::day) {
        time = reckoner_.beside(*told_day_, of, steps);  // the story of a day goes on
    }
    return up_to_token(word.end, std::move(time), word.row);
}

MaybeRead EnglishSpans::shifted(std::uint32_t at) const {
    const TimeWord which = role(at);
    std::uint32_t next = item(at).end;
    const EnglishItem& first = item(next);
    Shift shift = shift_at(at);
    if (which == TimeWord::recent) {
        if (first.role == TimeWord::unit && first.many) {
            Length length{1, first.unit, true, false};
            return Read{first.end, reckoner_.around(length, false), first.row};
        }
        return std::nullopt;
    }
    if (which == TimeWord::following || which == TimeWord::preceding || which == TimeWord::same ||
        which == TimeWord::that) {
        if (which == TimeWord::following || which == TimeWord::preceding) {
            shift = which == TimeWord::following ? Shift::next : Shift::last;
        }
        if (first.role == TimeWord::unit && !first.many && !first.quarter) {
            const int steps = shift == Shift::next ? 1 : shift == Shift::last ? -1 : 0;
            if (MaybeRead read = beside(first.unit, steps, first)) {
                return read;
            }
            if (which == TimeWord::same && first.unit >= Unit::week) {
                return Read{first.end, reckoner_.unit(first.unit, Shift::current), first.row};
            }
            return std::nullopt;
        }
        if (shift == Shift::none && first.role != TimeWord::weekend) {
            return std::nullopt;
        }
    }
    if (MaybeRead week = working_week(next, shift)) {
        return week;
    }
    switch (first.role) {
        case TimeWord::unit: {
            if (first.many) {
                break;
            }
            if (first.part == DayPart::night) {
                return Read{first.end,
                            reckoner_.day_offset(shift == Shift::last   ? -1
                                                 : shift == Shift::next ? 1
                                                                        : 0),
                            first.row};
            }
            if (first.quarter) {
                return Read{first.end, quarter_of_year(shift), first.row};
            }
            if (first.unit <= Unit::day) {
                // "the previous day", "the next day" are counted from the time told before.
                if (shift == Shift::last || shift == Shift::next) {
                    if (first.unit == Unit::day) {
                        return beside(Unit::day, shift == Shift::next ? 1 : -1, first);
                    }
                    return Read{
                        first.end,
                        reckoner_.around({1, first.unit, false, false}, shift == Shift::next),
                        first.row};
                }
                return std::nullopt;
            }
            // "the past week" is seven days, "last week" that of the calendar.
            if (text_.folded(at) == "past" && first.unit <= Unit::century) {
                return Read{first.end, reckoner_.around({1, first.unit, false, false}, false),
                            first.row};
            }
            if (text_.folded(next).starts_with("fortnight")) {
                return Read{first.end,
                            reckoner_.around({2, Unit::week, false, false}, shift == Shift::next),
                            first.row};
            }
            Read read{first.end, reckoner_.unit(first.unit, shift), first.row};
            // "next week Wednesday", "last week on Monday"
            if (first.unit == Unit::week) {
                std::uint32_t day = over(read.end, TimeWord::on);
                day = dash(day) ? day + 1 : day;
                if (role(day) == TimeWord::weekday && day <= read.end + 1) {
                    if (auto time = Reckoner::weekday_of_week(item(day).value, read.time)) {
                        return Read{item(day).end, std::move(*time), item(day).row};
                    }
                }
            }
            return read;
        }
        case TimeWord::part:
            return shift == Shift::current
                       ? MaybeRead(Read{first.end, reckoner_.day_offset(0), first.row})
                       : std::nullopt;
        case TimeWord::weekday:
        case TimeWord::feast:
            return which == TimeWord::following && first.role == TimeWord::feast ? feast(at)
                   : which == TimeWord::following || which == TimeWord::preceding ||
                           which == TimeWord::same || which == TimeWord::that
                       ? std::nullopt
                       : day_at(at);
        case TimeWord::season:
            return season(at);
        case TimeWord::weekend:
            if (which == TimeWord::following || which == TimeWord::preceding) {
                return std::nullopt;
            }
            return Read{first.end, weekend(shift, !told_in_past(at) && shift == Shift::current),
                        first.row};
        case TimeWord::month: {
            if (!first.alone && !capital(next)) {
                return std::nullopt;  // "this may be"
            }
            DateFields fields;
            fields.month = first.value;
            fields.calendar = first.calendar;
            fields.shift = shift;
            std::uint32_t end = first.end;
            if (const auto day = day_number(first.end);
                day && (is_number(first.end) || numbers_.rank(first.end, limit_)) &&
                !counts_something(day->second)) {
                fields.day = day->first;
                end = day->second;
            }
            auto time = reckoner_.date(fields, false);
            return up_to_token(end, std::move(time), first.row);
        }
        default:
            break;
    }
    // "next 6th of April", "this 5/12"
    if (first.role == TimeWord::nothing && is_number(next) &&
        (shift == Shift::current || shift == Shift::next)) {
        auto fields = fields_at(next);
        if (fields && fields->date.day != 0 && fields->date.year == 0 &&
            fields->date.shift == Shift::none) {
            fields->date.shift = shift;
            return dated(*fields, at);
        }
    }
    if (shift == Shift::last || shift == Shift::next) {
        if (MaybeRead several = several_around(next, shift == Shift::next)) {
            return several;
        }
    }
    // "the past three days", "next two weeks", "last few months"
    const auto found = length_at(next);
    std::optional<EnglishLength> length = found;
    if (!length && first.role == TimeWord::unit && first.many) {
        length = EnglishLength{
            {1, first.unit, true, false}, first.end, false, first.quarter, false, false};
    }
    if (!length || length->one || (shift != Shift::last && shift != Shift::next)) {
        return std::nullopt;
    }
    const bool after = shift == Shift::next;
    if (length->quarter && !length->length.vague) {
        TimeMention time = quarter_of_year(after ? Shift::next : Shift::last);
        if (time.start && time.end) {
            const int more = static_cast<int>(length->length.count) - quarter_months;
            time.start = after ? *time.start : add_months(*time.start, -more);
            time.end = after ? add_months(*time.end, more) : *time.end;
            time = times::dated(std::move(time));
        }
        return Read{length->end, std::move(time), item(length->end - 1).row};
    }
    Read read{length->end, reckoner_.around(length->length, after), item(length->end - 1).row};
    if (length->length.unit >= Unit::day && !length->length.vague) {
        reckoner_.leave_today(read.time);
    }
    return read;
}

MaybeRead EnglishSpans::working_week(std::uint32_t at, Shift shift) const {
    const EnglishItem& week = item(item(at).end);
    const bool works = role(at) == TimeWord::filler &&
                       (text_.folded(at) == "working" || text_.folded(at) == "business");
    if (!works || shift == Shift::none || week.role != TimeWord::unit || week.unit != Unit::week ||
        week.many || text_.folded(week.end - 1) != "week") {
        return std::nullopt;
    }
    Read read{week.end, reckoner_.unit(Unit::week, shift), week.row};
    Reckoner::leave_weekend(read.time);
    return read;
}

MaybeRead EnglishSpans::longer_time(std::uint32_t at) const {
    switch (role(at)) {
        case TimeWord::month: {
            const auto fields = fields_at(at);
            if (fields && fields->date.day == 0) {
                return dated(*fields, at);
            }
            return std::nullopt;
        }
        case TimeWord::last:
        case TimeWord::next:
        case TimeWord::current:
        case TimeWord::same:
        case TimeWord::following:
        case TimeWord::preceding:
        case TimeWord::that:
            return shifted(at);
        case TimeWord::season:
            return season(at);
        case TimeWord::decade:
            return decade(at);
        case TimeWord::early:
        case TimeWord::mid:
        case TimeWord::late:
            return section(at);
        case TimeWord::unit:
            return unit(at);
        default:
            break;
    }
    if (MaybeRead read = decade(at)) {
        return read;
    }
    if (MaybeRead read = century(at)) {
        return read;
    }
    if (MaybeRead read = ranked(at)) {
        return read;
    }
    if (const auto fields = fields_at(at); fields && fields->date.day == 0) {
        return dated(*fields, at);
    }
    if (const auto year = year_number(at);
        year && year->first >= 1000 && !counts_something(year->second)) {
        return Read{year->second, reckoner_.year(year->first), RowId{}};
    }
    return std::nullopt;
}

MaybeRead EnglishSpans::unit(std::uint32_t at) const {
    const EnglishItem& here = item(at);
    if (here.many && here.unit < Unit::day && role(here.end) == TimeWord::later &&
        here.role == TimeWord::unit) {
        return beside(Unit::day, 0, item(here.end));  // "hours later"
    }
    if (here.many || here.role != TimeWord::unit) {
        return std::nullopt;
    }
    if (here.unit == Unit::year && !here.quarter) {
        if (const auto year = year_number(here.end)) {
            if (MaybeRead read = bare_year(here.end)) {
                return read;
            }
        }
        // "CY18": a calendar year in two digits
        const auto digits = text_.folded(at) == "cy" && is_number(here.end)
                                ? amounts::digit_run(text_, here.end)
                                : std::nullopt;
        if (digits && digits->plain(2) && digits->end <= limit_ && numbers_.glued(here.end)) {
            return Read{digits->end, reckoner_.year(2000 + static_cast<int>(digits->part[0])),
                        here.row};
        }
        // "the year to date"
        if (role(here.end) == TimeWord::now && reckoner_.published()) {
            Read read{item(here.end).end, reckoner_.unit(Unit::year, Shift::current), here.row};
            reckoner_.since(read.time);
            Reckoner::lengthen(read.time, -1);  // the day of publication is not over
            return read;
        }
    }
    if (here.unit == Unit::week) {
        if (MaybeRead week = week_by_number(at)) {
            return week;
        }
    }
    if (here.unit == Unit::week && role(here.end) == TimeWord::of) {
        const std::uint32_t next = over(item(here.end).end, TimeWord::article);
        if (MaybeRead day = day_at(next);
            day && day->time.start && day->time.precision == TimePrecision::day) {
            TimeMention time = reckoner_.from(*day->time.start).unit(Unit::week, Shift::current);
            time.anchor = day->time.anchor;
            time.alternatives.clear();
            return Read{day->end, std::move(time), here.row};
        }
    }
    // "the week before last", "the year before", "the day after"
    if ((role(here.end) == TimeWord::before || role(here.end) == TimeWord::after) &&
        !here.quarter && here.unit >= Unit::day) {
        const std::uint32_t behind = item(here.end).end;
        const bool before = role(here.end) == TimeWord::before;
        if (before && role(behind) == TimeWord::last && here.unit >= Unit::week) {
            return Read{item(behind).end, reckoner_.unit(here.unit, Shift::before_last), here.row};
        }
        if (behind >= limit_ || text_.kind(behind) == TokenKind::punctuation) {
            if (MaybeRead read = beside(here.unit, before ? -1 : 1, item(here.end))) {
                return read;
            }
        }
        if (here.unit == Unit::day) {
            const std::uint32_t next = over(behind, TimeWord::article);
            if (MaybeRead day = day_at(next); day && day->time.start && !sign(day->end, "'s") &&
                                              day->time.precision == TimePrecision::day) {
                Reckoner::move(day->time, before ? -1 : 1);
                return day;
            }
        }
    }
    return std::nullopt;
}

MaybeRead EnglishSpans::any_time(std::uint32_t at) const {
    if (MaybeRead day = day_at(at)) {
        return day;
    }
    switch (role(at)) {
        case TimeWord::early:
        case TimeWord::mid:
        case TimeWord::late:
        case TimeWord::start:
        case TimeWord::end:
            return section(at);
        case TimeWord::earlier:
        case TimeWord::later:
            return earlier(at);
        case TimeWord::now:
            return Read{item(at).end, reckoner_.day_offset(0), item(at).row};
        default:
            break;
    }
    MaybeRead read = longer_time(at);
    if (!read && numbers_.begins(at, limit_)) {
        read = told_by_length(at);
        if (read && read->time.duration) {
            return std::nullopt;
        }
    }
    return read;
}

}  // namespace khabar::times
