#include "khabar/mentions/english/time_ranges.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/civil_steps.h"

namespace khabar::times {

std::uint32_t EnglishRanges::link(std::uint32_t at, bool between) const {
    if (between) {
        return role(at) == TimeWord::and_word ? item(at).end : 0;
    }
    if (role(at) == TimeWord::to) {
        return item(at).end;
    }
    if (role(at) == TimeWord::now && item(at).end > at + 1) {
        return at;  // "from March to date"
    }
    if (dash(at)) {
        return at + 1;
    }
    return hyphen(at) ? at : 0;
}

/// Whether what joins two times stands somewhere behind a token: most times stand alone.
bool EnglishRanges::may_be_joined(std::uint32_t at, bool between) const {
    constexpr std::uint32_t longest = 20;  // why: no time is told in more words
    const std::uint32_t top = std::min(limit_, at + 1 + longest);
    for (std::uint32_t next = at + 1; next < top; ++next) {
        if (link(next, between) != 0) {
            return true;
        }
    }
    return false;
}

MaybeRead EnglishRanges::side(std::uint32_t at) const {
    const std::uint32_t next = over(at, TimeWord::article);
    if (MaybeRead read = any_time(next)) {
        return read;
    }
    const auto year = year_number(next);
    if (year && year->first >= 1500 && year->first <= 2100 && !counts_something(year->second)) {
        return Read{year->second, reckoner_.year(year->first), RowId{}};
    }
    return std::nullopt;
}

MaybeRead EnglishRanges::dates_joined(EnglishFields first, std::uint32_t at,
                                      std::uint32_t begin) const {
    const auto last = fields_at(over(at, TimeWord::article));
    EnglishFields end;
    if (last) {
        end = *last;
    } else {
        // "March 3 to 5", "November 19-20"
        const auto day = day_number(over(at, TimeWord::article));
        if (!day || first.date.month == 0 || first.date.day == 0 || counts_something(day->second)) {
            return std::nullopt;
        }
        end.date = first.date;
        end.date.weekday.reset();
        end.date.day = day->first;
        end.end = day->second;
        if (const auto year = year_number(sign(end.end, ",") ? end.end + 1 : end.end);
            year && end.date.year == 0 && sign(end.end, ",")) {
            end.date.year = year->first;
            end.end = year->second;
        }
    }
    if ((end.date.day != 0) != (first.date.day != 0)) {
        return std::nullopt;
    }
    if (first.date.month == 0) {
        first.date.month = end.date.month;
        first.date.relative_month = end.date.relative_month;
        first.date.calendar = end.date.calendar;
        first.date.by_year = end.date.by_year;
        first.date.relative_year = end.date.relative_year;
        first.date.shift = end.date.shift;
        if (first.date.day >= end.date.day && !end.date.relative_month) {
            first.date.month =
                end.date.month == 1 ? 12 : end.date.month - 1;  // "the 27th to the 3rd"
        }
    }
    const auto last_time = reckoner_.date(end.date, ahead(begin));
    if (!last_time) {
        return std::nullopt;
    }
    const bool bare = first.date.year == 0 && !first.date.relative_month && !first.date.by_year;
    // "from 1 October to 7 April", told in March: it began, and its end is the next.
    const auto published = reckoner_.published();
    if (bare && end.date.year == 0 && !end.date.by_year && !end.date.relative_month &&
        end.date.shift == Shift::none && first.date.shift == Shift::none && published) {
        auto began = reckoner_.date(first.date, false);
        const auto ends = began && began->start ? reckoner_.from(*began->start).date(end.date, true)
                                                : std::nullopt;
        if (ends && ends->start && *began->start <= *published && *ends->start >= *published &&
            Reckoner::join(*began, *ends)) {
            return Read{end.end, std::move(*began), end.row};
        }
    }
    auto time = bare && last_time->start ? reckoner_.from(*last_time->start).date(first.date, false)
                                         : reckoner_.date(first.date, ahead(begin));
    if (!time || !Reckoner::join(*time, *last_time)) {
        return std::nullopt;
    }
    time->anchor = last_time->anchor;
    return Read{end.end, std::move(*time), end.row};
}

MaybeRead EnglishRanges::joined(std::uint32_t begin, std::uint32_t first_end,
                                std::uint32_t at) const {
    MaybeRead first = side(begin);
    const MaybeRead last = side(at);
    if (!first || !last || first->end != first_end) {
        return std::nullopt;
    }
    // "from early May to late June 2013": the first has its year from the last.
    if (first->time.start && first->time.end && last->time.start &&
        first->time.anchor == Anchor::published && last->time.anchor == Anchor::text &&
        (first->time.precision == TimePrecision::month ||
         first->time.precision == TimePrecision::vague)) {
        const int years = year_of(*last->time.start) - year_of(*first->time.start);
        const int moved =
            add_months(*first->time.start, 12 * years) > *last->time.start ? years - 1 : years;
        first->time.start = add_months(*first->time.start, 12 * moved);
        first->time.end = add_months(*first->time.end, 12 * moved);
        first->time.anchor = Anchor::text;
    }
    if (first->time.start && last->time.end && *first->time.start >= *last->time.end &&
        first->time.precision == TimePrecision::day && role(begin) == TimeWord::weekday) {
        first->time.start = *first->time.start - std::chrono::days{7};
    }
    if (!Reckoner::join(first->time, last->time)) {
        return std::nullopt;
    }
    // Up to now: the day of publication is not over.
    if (role(over(at, TimeWord::article)) == TimeWord::now && first->time.end &&
        *first->time.end - *first->time.start > std::chrono::days{1}) {
        Reckoner::lengthen(first->time, -1);
    }
    first->end = last->end;
    return first;
}

MaybeRead EnglishRanges::range_of(std::uint32_t at, bool between, bool led) const {
    const std::uint32_t begin = over(at, TimeWord::article);
    // Years in one run of digits: "2014-2018", "10-1-2018-10-7-2018"; days before a month.
    if (is_number(begin)) {
        const auto run = amounts::digit_run(text_, begin);
        if (run && !run->bad && run->end <= limit_ && run->parts >= 2 && run->sign[0] == '-') {
            const bool years = run->parts == 2 && run->width[0] == 4 && run->width[1] == 4 &&
                               run->part[0] < run->part[1] && run->part[0] >= 1500 &&
                               run->part[1] <= 2100;
            const bool many = run->end < limit_ && text_.folded(run->end).ends_with('s');
            if (years && !(many && counts_something(run->end)) && !no_year(begin, run->end)) {
                Read read{run->end, reckoner_.year(static_cast<int>(run->part[0])), RowId{}};
                Reckoner::join(read.time, reckoner_.year(static_cast<int>(run->part[1])));
                return read;
            }
            const std::uint32_t next = over(run->end, TimeWord::of);
            if (run->parts == 2 && run->part[0] >= 1 && run->part[0] < run->part[1] &&
                run->part[1] <= 31 && role(next) == TimeWord::month) {
                auto last = fields_at(next);
                if (last && last->date.day == 0) {
                    last->date.day = static_cast<int>(run->part[1]);
                    DateFields first = last->date;
                    first.day = static_cast<int>(run->part[0]);
                    auto time = reckoner_.date(first, ahead(at));
                    const auto end = reckoner_.date(last->date, ahead(at));
                    if (time && end && Reckoner::join(*time, *end)) {
                        return Read{last->end, std::move(*time), last->row};
                    }
                }
            }
        }
    }
    // "November 19-20" as one run behind its month
    if (role(begin) == TimeWord::month && is_number(item(begin).end)) {
        const auto run = amounts::digit_run(text_, item(begin).end);
        if (run && !run->bad && run->parts == 2 && run->sign[0] == '-' && run->part[0] >= 1 &&
            run->part[0] < run->part[1] && run->part[1] <= 31 && run->end <= limit_ &&
            !counts_something(run->end)) {
            DateFields first;
            first.month = item(begin).value;
            first.calendar = item(begin).calendar;
            first.day = static_cast<int>(run->part[0]);
            DateFields last = first;
            last.day = static_cast<int>(run->part[1]);
            std::uint32_t end = run->end;
            const std::uint32_t year_at = sign(end, ",") ? end + 1 : end;
            if (const auto year = year_number(year_at)) {
                first.year = last.year = year->first;
                end = year->second;
            }
            auto time = reckoner_.date(first, ahead(at));
            const auto to = reckoner_.date(last, ahead(at));
            if (time && to && Reckoner::join(*time, *to)) {
                return Read{end, std::move(*time), item(begin).row};
            }
        }
    }
    if (!may_be_joined(begin, between)) {
        return std::nullopt;
    }
    std::optional<EnglishFields> first = fields_at(begin);
    if (!first) {
        if (const auto day = day_number(begin); day && (led || numbers_.rank(begin, limit_))) {
            first.emplace();
            first->date.day = day->first;
            first->end = day->second;
        }
    }
    if (first) {
        std::uint32_t right = link(first->end, between);
        if (right != 0 && !(role(first->end) == TimeWord::to && text_.folded(first->end) != "to" &&
                            !led && text_.folded(first->end) != "through")) {
            if (MaybeRead read = dates_joined(*first, right, at)) {
                return read;
            }
        }
        // "Monday and Tuesday", "20 and 21 March" are told one by one.
    }
    const MaybeRead left = side(begin);
    if (!left) {
        return std::nullopt;
    }
    const std::uint32_t right = link(left->end, between);
    if (right == 0 || (!led && role(left->end) == TimeWord::to && text_.folded(left->end) != "to" &&
                       text_.folded(left->end) != "through")) {
        return std::nullopt;
    }
    return joined(begin, left->end, right);
}

MaybeRead EnglishRanges::range(std::uint32_t at) const {
    return range_of(item(at).end, role(at) == TimeWord::between, true);
}

MaybeRead EnglishRanges::up_to(std::uint32_t at) const {
    return range_of(at, false, false);
}

MaybeRead EnglishRanges::since(std::uint32_t at) const {
    const std::uint32_t next = over(item(at).end, TimeWord::article);
    MaybeRead read = side(next);
    if (!read || read->time.duration || sign(read->end, "'s")) {
        return std::nullopt;
    }
    reckoner_.since(read->time);
    return read;
}

MaybeRead EnglishRanges::open(std::uint32_t at) const {
    const bool before = role(at) == TimeWord::before;
    const std::uint32_t next = over(item(at).end, TimeWord::article);
    MaybeRead read = any_time(next);
    if (!read) {
        const auto year = year_number(next);
        if (!year || year->first < 1500 || year->first > 2100 || counts_something(year->second) ||
            no_year(next, year->second)) {
            return std::nullopt;
        }
        read = Read{year->second, reckoner_.year(year->first), RowId{}};
    }
    // "after Monday's attack" tells the day itself.
    const bool genitive = sign(read->end, "'s") || sign(read->end, "\xE2\x80\x99s") ||
                          (read->end < limit_ && text_.folded(read->end) == "'s");
    if (read->time.duration || genitive) {
        return std::nullopt;
    }
    if (read->end < limit_ && read->time.precision == TimePrecision::year && next > first_ &&
        role(next - 1) == TimeWord::article) {
        return std::nullopt;  // "after the 2003 invasion"
    }
    // Before the end of December is before January; after the start of March is from its first day.
    const TimeWord cut = role(next);
    const std::uint32_t whole = over(over(item(next).end, TimeWord::of), TimeWord::article);
    if (cut == (before ? TimeWord::end : TimeWord::start)) {
        if (const MaybeRead all = longer_time(whole); all && all->end == read->end) {
            read->time = all->time;
            if (!before) {
                Reckoner::onward(read->time);
                return read;
            }
            reckoner_.before(read->time);
            if (all->time.end && read->time.end) {
                read->time.end = all->time.end;
                read->time.edtf = "../" + format_day(*read->time.end - std::chrono::days{1});
            }
            return read;
        }
    }
    if (before) {
        reckoner_.before(read->time);
    } else {
        Reckoner::behind(read->time);
    }
    return read;
}

MaybeRead EnglishRanges::onward(Read read) const {
    const std::uint32_t next = sign(read.end, ",") ? read.end + 1 : read.end;
    if (role(next) != TimeWord::onward || read.time.duration || !read.time.start) {
        return read;
    }
    const std::uint32_t end = item(next).end;
    if (end < limit_ && text_.folded(end) == "than") {
        return read;  // "2018 or later than 2020"
    }
    if (text_.folded(next) == "and" && end < limit_ && text_.kind(end) == TokenKind::word) {
        return read;  // "on 1 January and after the work is done"
    }
    if (text_.folded(next) == "on" && (end < limit_ && text_.kind(end) != TokenKind::punctuation)) {
        return read;
    }
    Reckoner::onward(read.time);
    read.end = end;
    return read;
}

MaybeRead EnglishRanges::no_later(std::uint32_t at) const {
    const std::uint32_t next = over(item(at).end, TimeWord::article);
    if (item(at).end == at + 1 && role(next) != TimeWord::end) {
        return std::nullopt;  // "by Friday" marks the day; "by the end of June" is a limit
    }
    MaybeRead read = any_time(next);
    if (!read || read->time.duration || !read->time.end) {
        return std::nullopt;
    }
    const Day end = *read->time.end;
    reckoner_.before(read->time);
    read->time.end = end;
    read->time.edtf = "../" + format_day(end - std::chrono::days{1});
    read->time.approximate = false;  // however vague "the end" is, its last day is none
    return read;
}

MaybeRead EnglishRanges::to_date(std::uint32_t at) const {
    const std::uint32_t end = item(at).end;
    if (role(at) != TimeWord::now || end != at + 2 || text_.folded(at + 1) != "date" ||
        text_.folded(at) == "current") {
        return std::nullopt;
    }
    if (end < limit_ && text_.kind(end) == TokenKind::word) {
        const Features& next = text_.best(end).features;
        if (role(end) != TimeWord::in && next.part != PartOfSpeech::auxiliary &&
            next.verb_form != VerbForm::finite) {
            return std::nullopt;  // "began to date a singer", "known to date from 1200"
        }
    }
    Read read{end, reckoner_.day_offset(0), item(at).row};
    reckoner_.before(read.time);
    return read;
}

MaybeRead EnglishRanges::onward_from(std::uint32_t at) const {
    MaybeRead read = any_time(over(item(at).end, TimeWord::article));
    if (read && !read->time.duration) {
        Reckoner::onward(read->time);
    }
    return read;
}

}  // namespace khabar::times
