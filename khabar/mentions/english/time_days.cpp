#include "khabar/mentions/english/time_days.h"

#include <array>
#include <charconv>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/feasts.h"

namespace khabar::times {

bool EnglishDays::in_name(std::uint32_t at, std::uint32_t end) const {
    if (role(end) == TimeWord::name_tail && !hyphen(end) &&
        (capital(end) || item(end).value != 0)) {
        return true;
    }
    // "Bloody Sunday", "Radio Friday": a capital before a day that no row of time has.
    return at > first_ + 1 && capital(at - 1) && role(at - 1) == TimeWord::nothing &&
           text_.kind(at - 1) == TokenKind::word && role(at) != TimeWord::weekday &&
           role(at) != TimeWord::feast && !hyphen(at);
}

std::uint32_t EnglishDays::over_part(std::uint32_t at) const {
    std::uint32_t next = at;
    if (role(next) == TimeWord::in || role(next) == TimeWord::at) {
        next = over(item(next).end, TimeWord::article);
        if (role(next) == TimeWord::early || role(next) == TimeWord::late) {
            next = item(next).end;
        }
    } else if (role(next) == TimeWord::early || role(next) == TimeWord::late ||
               role(next) == TimeWord::mid) {
        next = item(next).end;
    }
    const EnglishItem& word = item(next);
    const bool night = word.role == TimeWord::unit && word.part == DayPart::night && !word.many;
    return word.role == TimeWord::part || night ? word.end : at;
}

MaybeRead EnglishDays::plain_day(std::uint32_t at) const {
    switch (role(at)) {
        case TimeWord::day:
            return Read{item(at).end, reckoner_.day_offset(item(at).value), item(at).row};
        case TimeWord::feast:
            return feast(at);
        case TimeWord::holiday:
            return holiday(at);
        case TimeWord::weekday: {
            if (auto fields = fields_at(at)) {
                if (MaybeRead date = dated(*fields, at)) {
                    return date;
                }
            }
            return weekday(at);
        }
        case TimeWord::last:
        case TimeWord::next:
        case TimeWord::current:
            if (role(item(at).end) == TimeWord::weekday) {
                return either(shifted_date(at), [&] { return weekday(at); });
            }
            if (role(item(at).end) == TimeWord::feast) {
                return feast(at);
            }
            return std::nullopt;
        default:
            break;
    }
    const auto fields = fields_at(at);
    return fields && fields->date.day != 0 ? dated(*fields, at) : std::nullopt;
}

MaybeRead EnglishDays::day_at(std::uint32_t at) const {
    MaybeRead day = plain_day(at);
    if (day && day->time.precision == TimePrecision::day) {
        day_tail(*day);
    }
    return day;
}

void EnglishDays::day_tail(Read& day) const {
    const std::uint32_t part = over_part(day.end);
    if (part > day.end && !in_name(day.end, part)) {
        day.end = part;
    }
    std::uint32_t next = day.end;
    next = sign(next, ",") && role(next + 1) == TimeWord::at ? next + 1 : next;
    if (role(next) == TimeWord::at || role(next) == TimeWord::about) {
        next = over(over(next, TimeWord::at), TimeWord::about);
        if (MaybeRead read = clock(next); read && !read->time.says_when()) {
            day.time.clock = std::move(read->time.clock);
            day.end = read->end;
        }
    }
}

MaybeRead EnglishDays::weekday(std::uint32_t at) const {
    if (role(at) == TimeWord::weekday) {
        if (MaybeRead numbered = weekday_and_number(at)) {
            return numbered;
        }
    }
    Shift shift = shift_at(at);
    const std::uint32_t named = shift == Shift::none ? at : item(at).end;
    const EnglishItem& day = item(named);
    if (day.role != TimeWord::weekday || in_name(at, day.end)) {
        return std::nullopt;
    }
    if (day.bare && (!capital(named) || (shift == Shift::none && !context(at)))) {
        return std::nullopt;
    }
    std::uint32_t end = day.end;
    // "Tuesday of last week", "Friday last week", "Tuesday morning next week"
    if (shift == Shift::none) {
        std::uint32_t next = over_part(end);
        next = over(over(next, TimeWord::of), TimeWord::article);
        const Shift week = shift_at(next);
        const EnglishItem& unit = item(week == Shift::none ? next : item(next).end);
        const bool told = week != Shift::none && unit.role == TimeWord::unit && !unit.many;
        if (told && unit.unit == Unit::week) {
            if (auto time =
                    Reckoner::weekday_of_week(day.value, reckoner_.unit(Unit::week, week))) {
                return Read{unit.end, std::move(*time), day.row};
            }
        }
        // "last" behind its day
        if (week != Shift::none && week != Shift::current && unit.role != TimeWord::unit &&
            next == over_part(end) &&
            (item(next).end >= limit_ || text_.kind(item(next).end) == TokenKind::punctuation)) {
            shift = week;
            end = item(next).end;
        }
    }
    // "this Friday" is the nearest ahead unless a past verb tells it.
    const bool forward =
        shift == Shift::current ? !told_in_past(at) || ahead(at) : ahead(at) || scheduled(at);
    const Shift which = shift == Shift::current ? Shift::none : shift;
    Read read{end, reckoner_.weekday(day.value, which, forward), day.row};
    // "last Wednesday" told on Thursday is not yesterday, which has a word of its own.
    if (shift == Shift::last && text_.folded(named - 1) != "past" && reckoner_.published() &&
        read.time.start && *reckoner_.published() - *read.time.start == std::chrono::days{1}) {
        const auto near = std::pair{*read.time.start, *read.time.end};
        Reckoner::move(read.time, -7);
        read.time.alternatives.push_back(near);
    }
    return read;
}

MaybeRead EnglishDays::shifted_date(std::uint32_t at) const {
    const auto fields = fields_at(item(at).end);
    if (!fields || fields->date.day == 0) {
        return std::nullopt;
    }
    const Shift shift = shift_at(at);
    const bool forward = shift == Shift::next || (shift == Shift::current && !told_in_past(at));
    return up_to_token(fields->end, reckoner_.date(fields->date, forward), fields->row);
}

bool EnglishDays::over_weekend(std::uint32_t& end) const {
    if (role(end) != TimeWord::weekend) {
        return false;
    }
    end = item(end).end;
    return true;
}

MaybeRead EnglishDays::weekend_of(std::uint32_t at) const {
    const EnglishItem& word = item(at);
    if (word.role != TimeWord::weekend || role(word.end) != TimeWord::of) {
        return std::nullopt;
    }
    MaybeRead day = plain_day(over(item(word.end).end, TimeWord::article));
    if (!day || day->time.precision != TimePrecision::day || day->time.duration) {
        return std::nullopt;
    }
    Reckoner::to_weekend(day->time);
    return day;
}

MaybeRead EnglishDays::holiday(std::uint32_t at) const {
    const EnglishItem& word = item(at);
    // month, weekday, which of the month, days after it
    std::array<int, 4> parts{};
    const std::string_view cell = tables_.cell(word.row, "value");
    const char* from = cell.data();
    const char* const to = from + cell.size();
    for (int& part : parts) {
        const auto [end, fault] = std::from_chars(from, to, part);
        if (fault != std::errc{}) {
            return std::nullopt;
        }
        from = end == to ? end : end + 1;
    }
    std::uint32_t end = word.end;
    const bool weekend = over_weekend(end);
    const DateFields told = when(end, Shift::none);
    const bool known = told.year != 0 || told.by_year;
    if (!capital(at) && !known) {
        return std::nullopt;
    }
    const auto day_in = [&](int year) -> std::optional<TimeMention> {
        DateFields month;
        month.month = parts[0];
        month.year = year;
        const auto span = reckoner_.date(month, false);
        auto day = span ? Reckoner::nth_weekday(parts[1], parts[2], *span) : std::nullopt;
        if (day) {
            Reckoner::move(*day, parts[3]);
        }
        return day;
    };
    const auto read = [&](std::optional<TimeMention> day) {
        if (day && weekend) {
            Reckoner::to_weekend(*day);
        }
        return up_to_token(end, std::move(day), word.row);
    };
    if (told.year != 0) {
        return read(day_in(told.year));
    }
    const TimeMention now = reckoner_.unit(Unit::year, Shift::current);
    if (!now.start || !reckoner_.published()) {
        return std::nullopt;
    }
    int year = year_of(*now.start) + told.relative_year;
    auto day = day_in(year);
    if (!known && day && day->start) {
        const bool later = *day->start > *reckoner_.published();
        year += later && !ahead(at) ? -1 : !later && ahead(at) ? 1 : 0;
        day = day_in(year);
    }
    if (day) {
        day->anchor = Anchor::published;
        day->ahead = day->start && *day->start > *reckoner_.published();
    }
    return read(std::move(day));
}

MaybeRead EnglishDays::weekday_and_number(std::uint32_t at) const {
    // "Friday 31", "Thu 14th": the nearest month in which the day falls so.
    const EnglishItem& named = item(at);
    const auto number = day_number(named.end);
    if (!number || !reckoner_.published() || counts_something(number->second) ||
        !(is_number(named.end) || numbers_.rank(named.end, limit_)) ||
        role(number->second) == TimeWord::unit || role(number->second) == TimeWord::halfday ||
        (number->second < limit_ && text_.kind(number->second) == TokenKind::word &&
         !numbers_.rank(named.end, limit_))) {
        return std::nullopt;
    }
    constexpr int months = 12;  // why: in each year every day of a month falls on every weekday
    const bool forward = ahead(at);
    for (int i = 0; i <= months; ++i) {
        DateFields fields;
        fields.relative_month = true;
        fields.month = forward ? i : -i;
        fields.day = number->first;
        auto time = reckoner_.date(fields, forward);
        if (time && time->start && weekday_of(*time->start) == named.value &&
            (forward || *time->start <= *reckoner_.published())) {
            return Read{number->second, std::move(*time), named.row};
        }
    }
    return std::nullopt;
}

DateFields EnglishDays::when(std::uint32_t& end, Shift shift) const {
    DateFields fields;
    fields.shift = shift;
    if (shift != Shift::none) {
        return fields;
    }
    std::uint32_t next = sign(end, ",") ? end + 1 : end;
    next = over(over(next, TimeWord::of), TimeWord::in);
    if (const auto year = year_number(next);
        year && !counts_something(year->second) && is_number(next)) {
        fields.year = year->first;
        end = year->second;
        return fields;
    }
    const Shift which = shift_at(next);
    const EnglishItem& unit = item(item(next).end);
    if (which != Shift::none && unit.role == TimeWord::unit && unit.unit == Unit::year &&
        !unit.many) {
        fields.by_year = true;
        fields.relative_year = which == Shift::last ? -1 : which == Shift::next ? 1 : 0;
        end = unit.end;
    }
    return fields;
}

MaybeRead EnglishDays::feast(std::uint32_t at) const {
    Shift shift = shift_at(at);
    std::uint32_t begin = shift == Shift::none ? at : item(at).end;
    const bool next = role(at) == TimeWord::following;
    if (next) {
        begin = item(at).end;
        shift = Shift::next;
    }
    bool named = shift != Shift::none;
    for (std::uint32_t i = begin; i < item(begin).end; ++i) {
        named = named || capital(i);
    }
    if (role(begin) != TimeWord::feast) {
        return std::nullopt;
    }
    // "before the New Year" is a day, "in the new year" none.
    const bool new_year =
        text_.folded(begin) == "new" && text_.folded(item(begin).end - 1) == "year";
    if (new_year ? !limits(begin) : !named) {
        return std::nullopt;
    }
    const auto row = feast_of(tables_, item(begin).row);
    if (!row) {
        return std::nullopt;
    }
    std::uint32_t end = item(begin).end;
    const bool weekend = over_weekend(end);
    const DateFields fields = when(end, shift == Shift::current ? Shift::none : shift);
    auto time = reckoner_.feast(*row, fields, ahead(at));
    if (time && weekend) {
        Reckoner::to_weekend(*time);
    }
    return up_to_token(end, std::move(time), item(begin).row);
}

bool EnglishDays::limits(std::uint32_t at) const {
    const std::uint32_t begin = role_before(at) == TimeWord::article ? at - 1 : at;
    const std::uint32_t end = item(at).end;
    if (end < limit_ && text_.kind(end) == TokenKind::word &&
        text_.best(end).features.part == PartOfSpeech::noun) {
        return false;  // "before the new year budget"
    }
    switch (role_before(begin)) {
        case TimeWord::before:
        case TimeWord::after:
        case TimeWord::by:
        case TimeWord::since:
        case TimeWord::to:
        case TimeWord::on:
            return true;
        default:
            return false;
    }
}

MaybeRead EnglishDays::season(std::uint32_t at) const {
    const Shift shift = shift_at(at);
    const std::uint32_t begin = shift == Shift::none ? at : item(at).end;
    if (role(begin) != TimeWord::season) {
        return std::nullopt;
    }
    const auto which = season_of(tables_, item(begin).row);
    if (!which || in_name(begin, item(begin).end)) {
        return std::nullopt;
    }
    std::uint32_t end = item(begin).end;
    const DateFields fields = when(end, shift);
    // "in the summer"; "the fall of the city" is none
    const bool the = role_before(begin) == TimeWord::article;
    const bool said = the && begin > first_ + 1 && context(begin - 1) &&
                      role_before(begin - 1) != TimeWord::of && role(end) != TimeWord::of;
    if (shift == Shift::none && end == item(begin).end && !said) {
        return std::nullopt;
    }
    auto time = reckoner_.season(*which, fields, ahead(at));
    return up_to_token(end, std::move(time), item(begin).row);
}

TimeMention EnglishDays::weekend(Shift shift, bool forward) const {
    constexpr int saturday = 6;
    const Shift which = shift == Shift::current ? Shift::none : shift;
    TimeMention time = reckoner_.weekday(saturday, which, forward || shift == Shift::next);
    if (time.end) {
        Reckoner::lengthen(time, 1);
    } else {
        time.relative = "weekend of " + time.relative;
    }
    return time;
}

}  // namespace khabar::times
