#include "khabar/mentions/english/times.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/dateline.h"
#include "khabar/mentions/english/time_ranges.h"

namespace khabar::times {

namespace {

constexpr int told_reach = 3;  // why: "the following day" means a day that the reader remembers
constexpr int day_reach = 6;   // why: "hours later", of a story that tells one day only

/// Reads the times of one English text, sentence by sentence.
class EnglishTimeReader : public EnglishRanges {
public:
    using EnglishRanges::EnglishRanges;

    Times run() {
        take_dateline();
        for (const Sentence& sentence : text_.tokens.sentences) {
            if (sentences_since_told_++ > told_reach) {
                told_.reset();
            }
            if (sentences_since_day_++ > day_reach) {
                told_day_.reset();
            }
            read_items(sentence.tokens);
            for (std::uint32_t at = first_; at < limit_;) {
                at = step(at);
            }
        }
        out_.firsts = std::move(firsts_);
        return std::move(out_);
    }

private:
    /// A text without a day of publication may tell it in one of its first sentences: "BEIRUT,
    /// March 5, 2024 (agency) -". Relative times are then counted from there.
    void take_dateline() {
        dateline_ = find_dateline(
            text_, reckoner_, [&](TokenRange sentence) { read_items(sentence); },
            [&](std::uint32_t at) { return role(at) == TimeWord::past; },
            [&](std::uint32_t at) { return fields_at(at); });
        from_dateline_ = dateline_ && !reckoner_.published();
        if (from_dateline_) {
            reckoner_ = reckoner_.from(dateline_->day);
        }
    }

    /// Reads what begins at `at`; returns where to go on.
    std::uint32_t step(std::uint32_t at) {
        const EnglishItem& here = item(at);
        const bool letter = at + 1 < limit_ && is_number(at + 1) && text_.folded(at).size() == 1;
        if (here.role == TimeWord::nothing && !letter && !numbers_.begins(at, limit_)) {
            return at + 1;  // most tokens
        }
        if (here.role == TimeWord::none) {
            out_.names.push_back({at, here.end});  // a phrase that only looks like a time
            return here.end;
        }
        if (here.role == TimeWord::every || here.role == TimeWord::often) {
            return over_every(at);
        }
        if (here.role == TimeWord::age || here.role == TimeWord::label) {
            return over_number(at);
        }
        MaybeRead read = read_at(at);
        if (read && read->end > at && !read->time.duration) {
            read = onward(std::move(*read));
        }
        if (!read || read->end <= at) {
            if (here.role == TimeWord::by) {
                return here.end;  // its words are none of another kind
            }
            return over_age(at);
        }
        if (read->time.duration && is_age(read->end)) {
            return take_age(at, read->end);
        }
        if (reckoner_.published() && read->time.start && !read->time.duration &&
            *read->time.start > *reckoner_.published()) {
            read->time.ahead = true;
        }
        if (read->time.start && read->time.end) {
            told_ = read->time;
            if (read->time.anchor == Anchor::text) {
                told_by_text_ = read->time;
            }
            sentences_since_told_ = 0;
            if (*read->time.end - *read->time.start == std::chrono::days{1}) {
                told_day_ = read->time;
                sentences_since_day_ = 0;
            }
        }
        if (from_dateline_ && read->time.anchor == Anchor::published) {
            read->time.anchor = Anchor::dateline;
        }
        read->time.heads_page = dateline_ && dateline_->tokens.begin == at;
        Mention mention;
        mention.tokens = {at, read->end};
        mention.words = words_.words(mention.tokens, 0);
        read->time.row = read->row;
        mention.what = std::move(read->time);
        out_.mentions.push_back(std::move(mention));
        return read->end;
    }

    /// "25 years old", "a 25-year-old": and where it ends.
    [[nodiscard]] bool is_age(std::uint32_t end) const { return role(end) == TimeWord::of_age; }

    std::uint32_t over_age(std::uint32_t at) {
        const std::uint32_t number = role(at) == TimeWord::in && sign(at, "over") ? at + 1 : at;
        if (role(number) != TimeWord::about && !numbers_.begins(number, limit_)) {
            return at + 1;
        }
        const auto length = length_at(number);
        return length && is_age(length->end) ? take_age(at, length->end) : at + 1;
    }

    /// Keeps an age whose years end at a token; returns where to go on.
    std::uint32_t take_age(std::uint32_t at, std::uint32_t end) {
        const TokenRange age{at, item(end).end};
        out_.names.push_back(age);
        if (item(end - 1).unit == Unit::year && item(end - 1).role == TimeWord::unit) {
            out_.ages.push_back(age);
        }
        return age.end;
    }

    /// "every Friday", "each year", "twice a week", "per day": no single time.
    std::uint32_t over_every(std::uint32_t at) {
        std::uint32_t next = item(at).end;
        if (role(at) == TimeWord::often) {
            if (role(next) == TimeWord::one || role(next) == TimeWord::every) {
                next = item(next).end;
                return role(next) == TimeWord::unit ? item(next).end : at + 1;
            }
            return at + 1;
        }
        if (const auto length = length_at(next)) {
            out_.names.push_back({at, length->end});
            return length->end;
        }
        const TimeWord what = role(next);
        if (what == TimeWord::unit || what == TimeWord::weekday || what == TimeWord::part ||
            what == TimeWord::month || what == TimeWord::season || what == TimeWord::weekend ||
            what == TimeWord::last) {
            next = item(next).end;
            next = role(next) == TimeWord::part || role(next) == TimeWord::unit ? item(next).end
                                                                                : next;
            out_.names.push_back({at, next});
            return next;
        }
        return at + 1;
    }

    /// "aged 25", "Flight 2016": a number that is neither a year nor a length.
    std::uint32_t over_number(std::uint32_t at) {
        std::uint32_t next = over(item(at).end, TimeWord::about);
        next = role(at) == TimeWord::age ? over(next, TimeWord::between) : next;
        const auto number = is_number(next) ? numbers_.read(next, limit_) : std::nullopt;
        if (!number) {
            return at + 1;
        }
        next = number->end;
        if (role(at) == TimeWord::age) {
            next = over_more_ages(next);
            out_.names.push_back({at, role(next) == TimeWord::unit ? item(next).end : next});
        }
        return role(at) == TimeWord::age && role(next) == TimeWord::unit ? item(next).end : next;
    }

    /// "aged 6 and 8", "aged 3, 5 and 7", "aged between 20 and 30"
    [[nodiscard]] std::uint32_t over_more_ages(std::uint32_t at) const {
        constexpr double oldest = 120;
        while (at + 1 < limit_) {
            const bool joint = sign(at, ",") || role(at) == TimeWord::and_word ||
                               role(at) == TimeWord::to || hyphen(at);
            const std::uint32_t next = hyphen(at) ? at : at + 1;
            const auto more = joint && is_number(next) ? numbers_.read(next, limit_) : std::nullopt;
            if (!more || !more->value || *more->value > oldest || counts_something(more->end)) {
                break;  // "a man aged 40 and 12 soldiers"
            }
            at = more->end;
        }
        return at;
    }

    /// The first reading that the role of the word asks for.
    [[nodiscard]] MaybeRead read_at(std::uint32_t at) const {
        switch (role(at)) {
            case TimeWord::from:
            case TimeWord::between:
                return range(at);
            case TimeWord::since:
                return since(at);
            case TimeWord::before:
            case TimeWord::after:
                return open(at);
            case TimeWord::by:
                return no_later(at);
            case TimeWord::about:
                return told_by_length(at);
            case TimeWord::in:
            case TimeWord::within:
                return within(at);
            case TimeWord::early:
            case TimeWord::mid:
            case TimeWord::late:
            case TimeWord::start:
            case TimeWord::end:
                return either(up_to(at), [&] { return section(at); });
            case TimeWord::earlier:
            case TimeWord::later:
                return earlier(at);
            case TimeWord::last:
                return either(either(up_to(at), [&] { return ranked(at); }),
                              [&] { return shifted(at); });
            case TimeWord::current:
            case TimeWord::next:
            case TimeWord::following:
            case TimeWord::preceding:
            case TimeWord::same:
            case TimeWord::that:
            case TimeWord::recent:
                return either(up_to(at), [&] { return shifted(at); });
            case TimeWord::rest:
                return rest(at);
            case TimeWord::unit:
                return either(unit(at), [&] { return for_the_unit(at); });
            case TimeWord::now:
                return to_date(at);
            case TimeWord::weekend: {
                if (MaybeRead named = weekend_of(at)) {
                    return named;
                }
                // "over the weekend"
                const TimeWord before = role_before(at);
                const bool said = before == TimeWord::article || context(at);
                return said ? MaybeRead(
                                  Read{item(at).end, weekend(Shift::none, ahead(at)), item(at).row})
                            : std::nullopt;
            }
            case TimeWord::all:
                return told_by_length(at);
            case TimeWord::day:
            case TimeWord::weekday:
            case TimeWord::feast:
            case TimeWord::holiday:
                return either(either(up_to(at), [&] { return weekday_away(at); }),
                              [&] { return day_at(at); });
            case TimeWord::month:
                return either(up_to(at),
                              [&] { return either(day_at(at), [&] { return date_at(at); }); });
            case TimeWord::season:
                return season(at);
            case TimeWord::part:
                return part(at);
            case TimeWord::decade:
                return decade(at);
            case TimeWord::few:
                return told_by_length(at);
            case TimeWord::hour_named:
                return clock(at);
            case TimeWord::one:
            case TimeWord::filler:
                return told_by_length(at);
            case TimeWord::starting:
                return onward_from(at);
            default:
                break;
        }
        return from_number(at);
    }

    /// "closed for the day", "sales for the month": the one at hand; "for hours": a length.
    [[nodiscard]] MaybeRead for_the_unit(std::uint32_t at) const {
        const EnglishItem& here = item(at);
        if (here.many && at > first_ && text_.folded(at - 1) == "for" && !here.quarter &&
            role(here.end) != TimeWord::of) {
            return Read{here.end, Reckoner::duration({1, here.unit, true, false}), here.row};
        }
        const bool said =
            at > first_ + 1 && role(at - 1) == TimeWord::article && text_.folded(at - 2) == "for";
        const bool closed = here.end >= limit_ || text_.kind(here.end) == TokenKind::punctuation;
        if (!said || !closed || here.many || here.quarter || here.unit < Unit::day ||
            here.unit > Unit::year || here.part != DayPart::none) {
            return std::nullopt;
        }
        return Read{here.end, reckoner_.unit(here.unit, Shift::current), here.row};
    }

    /// "Monday two weeks from now": the weekday of the week in which that day lies.
    [[nodiscard]] MaybeRead weekday_away(std::uint32_t at) const {
        if (role(at) != TimeWord::weekday) {
            return std::nullopt;
        }
        const std::uint32_t next = sign(item(at).end, ",") ? item(at).end + 1 : item(at).end;
        const auto length = numbers_.begins(next, limit_) ? length_at(next) : std::nullopt;
        if (!length || role(length->end) != TimeWord::from_now || length->length.vague ||
            !reckoner_.published()) {
            return std::nullopt;
        }
        Length days = length->length;
        std::optional<Day> day = reckoner_.around(days, true).end;
        if (!day) {
            return std::nullopt;
        }
        TimeMention week =
            reckoner_.from(*day - std::chrono::days{1}).unit(Unit::week, Shift::current);
        auto time = Reckoner::weekday_of_week(item(at).value, week);
        return up_to_token(item(length->end).end, std::move(time), item(at).row);
    }

    /// "the night of 5 May", "the morning of March 3"
    [[nodiscard]] MaybeRead part(std::uint32_t at) const {
        const std::uint32_t next = over(item(at).end, TimeWord::of);
        if (next == item(at).end) {
            return std::nullopt;
        }
        return day_at(over(next, TimeWord::article));
    }

    [[nodiscard]] MaybeRead rest(std::uint32_t at) const {
        std::uint32_t next = over(item(at).end, TimeWord::article);
        if (shift_at(next) == Shift::current) {
            next = item(next).end;
        }
        const EnglishItem& unit = item(next);
        if (unit.role != TimeWord::unit || unit.many || unit.quarter || unit.unit < Unit::week ||
            unit.unit > Unit::year) {
            return std::nullopt;
        }
        if (const auto year = year_number(unit.end); year) {
            return std::nullopt;
        }
        return Read{unit.end, reckoner_.rest(unit.unit), item(at).row};
    }

    [[nodiscard]] MaybeRead from_number(std::uint32_t at) const {
        if (MaybeRead read = quarter_by_letter(at)) {
            return read;
        }
        if (!numbers_.begins(at, limit_)) {
            return std::nullopt;
        }
        if (MaybeRead read = up_to(at)) {
            return read;
        }
        if (MaybeRead read = day_at(at)) {
            return read;
        }
        if (MaybeRead read = date_at(at)) {
            return read;
        }
        if (MaybeRead read = clock(at)) {
            return read;
        }
        if (MaybeRead read = ranked(at)) {
            return read;
        }
        if (MaybeRead read = decade(at)) {
            return read;
        }
        if (MaybeRead read = century(at)) {
            return read;
        }
        if (MaybeRead read = told_by_length(at)) {
            return read;
        }
        return bare_year(at);
    }

    int sentences_since_told_ = 0;
    int sentences_since_day_ = 0;
    std::optional<Dateline> dateline_;
    bool from_dateline_ = false;  ///< relative times are counted from there
    Times out_;
};

}  // namespace

Times read_english_times(const ReadText& text, const TableFile& tables) {
    return EnglishTimeReader(text, tables).run();
}

}  // namespace khabar::times
