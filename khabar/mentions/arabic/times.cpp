#include "khabar/mentions/arabic/times.h"

#include <algorithm>

#include "khabar/mentions/arabic/time_lists.h"
#include "khabar/mentions/dateline.h"

namespace khabar::times {

namespace {

constexpr int told_reach = 3;  // why: "the following day" means a day that the reader remembers

/// Reads the times of one text, sentence by sentence.
class TimeReader : public ListReader {
public:
    using ListReader::ListReader;

    Times run() {
        take_dateline();
        for (const Sentence& sentence : text_.tokens.sentences) {
            if (sentences_since_told_++ > told_reach) {
                told_.reset();
            }
            read_items(sentence.tokens);
            std::uint32_t at = first_;
            while (at < limit_) {
                at = step(at);
            }
        }
        out_.firsts = std::move(firsts_);
        return std::move(out_);
    }

private:
    /// A text without a day of publication may tell it in one of its first sentences, before its
    /// first verb: "Cairo, 5 March 2024 (agency) -". Relative times are then counted from there.
    void take_dateline() {
        dateline_ = find_dateline(
            text_, reckoner_, [&](TokenRange sentence) { read_items(sentence); },
            [&](std::uint32_t at) { return is_finite(at); },
            [&](std::uint32_t at) { return date_fields(at); });
        from_dateline_ = dateline_ && !reckoner_.published();
        if (from_dateline_) {
            reckoner_ = reckoner_.from(dateline_->day);
        }
    }

    // ---- the walk

    /// Reads what begins at `at`; returns where to go on.
    std::uint32_t step(std::uint32_t at) {
        if (item(at).end > at && role(at) == Role::none) {
            out_.names.push_back({at, item(at).end});  // a phrase that only looks like a time
            return item(at).end;
        }
        if (role(at) == Role::every) {
            if (const auto end = every(at)) {
                out_.names.push_back({at, *end});
                return *end;
            }
            return at + 1;
        }
        std::uint32_t begin = at;
        MaybeRead read = read_at(at);
        if (!read || read->end <= at) {
            return at + 1;
        }
        if (is_name(at, *read) || is_age(at, *read)) {
            out_.names.push_back({at, read->end});
            return read->end;
        }
        if (read->time.start && read->time.end) {
            told_ = read->time;
            sentences_since_told_ = 0;
        }
        // The length of a stay in words ("after 5 days of fighting") begins at its number.
        if (read->time.duration) {
            while (begin < read->end && (role(begin) == Role::after || role(begin) == Role::ago ||
                                         role(begin) == Role::since)) {
                ++begin;
            }
        }
        if (from_dateline_ && read->time.anchor == Anchor::published) {
            read->time.anchor = Anchor::dateline;
        }
        read->time.heads_page = dateline_ && dateline_->tokens.begin == at;
        Mention mention;
        mention.tokens = {begin, read->end};
        mention.words = words_.words(mention.tokens, cut_of(begin));
        read->time.row = read->row;
        mention.what = std::move(read->time);
        out_.mentions.push_back(std::move(mention));
        return read->end;
    }

    [[nodiscard]] std::uint8_t cut_of(std::uint32_t at) const {
        if (item(at).end > at) {
            return item(at).cut;
        }
        if (const auto number = numbers_.read(at, limit_)) {
            return number->cut;
        }
        return 0;
    }

    /// "the 20 February movement", "the October war": a date without a year behind such a head.
    [[nodiscard]] bool is_name(std::uint32_t at, const Read& read) const {
        if (at == first_) {
            return false;
        }
        // "the towns Sixth of October and Tenth of Ramadan"
        const bool another = !out_.names.empty() && out_.names.back().end == at &&
                             text_.best(at).before.conjunction != 0;
        if (role(at - 1) != Role::name_head && !another) {
            return false;
        }
        // "the channel Tomorrow", "Friday Market"
        if (role(read.end - 1) == Role::weekday || role(at) == Role::day) {
            return read.end == at + 1 && item(at).cut == 0 && item(at).value >= 0;
        }
        const bool date = text_.kind(at) == TokenKind::number || role(at) == Role::month ||
                          (text_.kind(at) == TokenKind::word && numbers_.ordinal(at, limit_));
        return date && (item(at - 1).place || read.time.anchor != Anchor::text) &&
               shift_at(read.end - 1) == Shift::none &&
               (read.time.precision == TimePrecision::day ||
                read.time.precision == TimePrecision::month);
    }

    /// "at the age of 78 years"
    [[nodiscard]] bool is_age(std::uint32_t at, const Read& read) const {
        constexpr std::uint32_t reach = 4;  // why: "at an age that came near about 78 years"
        if (!read.time.duration || read.time.precision != TimePrecision::year) {
            return false;
        }
        const std::uint32_t floor = at > first_ + reach ? at - reach : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (role(i) == Role::age) {
                return true;
            }
        }
        return false;
    }

    /// The first reading that the role of the word asks for.
    [[nodiscard]] MaybeRead read_at(std::uint32_t at) const {
        const Item& here = item(at);
        switch (here.role) {
            case Role::from:
            case Role::between:
                return range(at);
            case Role::since:
                return since(at);
            case Role::about:
                return counted_units(at);
            case Role::hour_named:
                return clock(at);
            case Role::ago:
            case Role::after:
                return either(away(at), [&] { return open(at); });
            case Role::onward:
                return either(range(at), [&] { return open(at); });
            case Role::early:
                return either(section(at), [&] { return feast(at); });
            case Role::mid:
            case Role::late:
                return section(at);
            case Role::half:
            case Role::quarter:
                return share(at);
            case Role::this_word:
                return either(spell(at), [&] { return season(at); });
            case Role::first_of:
            case Role::last_of:
                return either(ranked(at), [&] { return from_number(at); });
            case Role::rest:
                return rest(at);
            case Role::list:
                return listed(at);
            case Role::unit:
                return from_unit(at);
            case Role::bare_weekday:
                return either(weekday_within(at), [&] { return from_number(at); });
            case Role::weekday:
                if (role(here.end) == Role::weekday && item(here.end).conjunction) {
                    return weekday_list(at, here.row);
                }
                return either(weekday_within(at), [&] { return from_day(at); });
            case Role::part:
                return either(weekday_within(at), [&] { return from_day(at); });
            case Role::day:
                if (MaybeRead last = last_day_within(at)) {
                    return last;
                }
                return either(beside_told(at), [&] { return from_day(at); });
            case Role::month:
                return from_day(at);
            case Role::feast:
                return feast(at);
            case Role::season:
                return season(at);
            case Role::night:
                return Read{here.end, reckoner_.day_offset(here.value), here.row};
            case Role::this_part:
                return Read{here.end, reckoner_.day_offset(0), here.row};
            case Role::decade:
                return decade(at);
            case Role::last_century:
                return century(at);
            case Role::vague:
                return vague(at);
            case Role::none:
            case Role::after_next:
            case Role::age:
            case Role::ahead:
            case Role::at:
            case Role::before_last:
            case Role::current:
            case Role::every:
            case Role::few:
            case Role::following:
            case Role::gregorian_era:
            case Role::hijri_era:
            case Role::last:
            case Role::last_kind:
            case Role::minutes:
            case Role::name_head:
            case Role::next:
            case Role::not_day:
            case Role::of_age:
            case Role::off:
            case Role::preceding:
            case Role::recent:
            case Role::same:
            case Role::same_as:
            case Role::several:
            case Role::to:
            case Role::toward:
            case Role::whole:
            case Role::zone:
                break;
        }
        return from_number(at);
    }

    /// A day, and the day that it goes to or the clock that stands behind it.
    [[nodiscard]] MaybeRead from_day(std::uint32_t at) const {
        if (MaybeRead named = feast(at)) {
            return named;
        }
        MaybeRead day = day_phrase(at);
        if (!day) {
            return std::nullopt;
        }
        day = up_to(std::move(*day));
        std::uint32_t next = day->end;
        while (role(next) == Role::toward || role(next) == Role::about || role(next) == Role::at) {
            next = item(next).end;
        }
        DayPart part = DayPart::none;
        for (std::uint32_t i = at; i < day->end; ++i) {
            part = item(i).part != DayPart::none ? item(i).part : part;
        }
        if (MaybeRead hands = role(next) == Role::unit && item(next).unit == Unit::hour
                                  ? clock(next, part)
                                  : std::nullopt;
            hands && !hands->time.says_when()) {
            day->time.clock = std::move(hands->time.clock);
            day->end = hands->end;
        }
        return day;
    }

    [[nodiscard]] MaybeRead from_unit(std::uint32_t at) const {
        const Item& here = item(at);
        if (here.unit == Unit::hour) {
            if (MaybeRead hands = clock(at)) {
                return hands;
            }
        }
        if (MaybeRead within = weekday_within(at)) {
            return within;
        }
        if (MaybeRead within = week_within(at)) {
            return within;
        }
        if (MaybeRead day = from_day(at)) {
            return day;
        }
        if (here.unit == Unit::day && here.count == Count::many && !here.article &&
            role(here.end) == Role::weekday) {
            return weekday_list(here.end, here.row);
        }
        return either(beside_told(at), [&] { return spell(at); });
    }

    [[nodiscard]] MaybeRead from_number(std::uint32_t at) const {
        if (!begins_number(at)) {
            return std::nullopt;  // most tokens
        }
        if (MaybeRead hands = clock(at)) {
            return hands;
        }
        if (MaybeRead days = day_list(at, RowId{})) {
            return days;
        }
        if (MaybeRead days = day_dash(at)) {
            return days;
        }
        if (MaybeRead day = from_day(at)) {
            return day;
        }
        if (MaybeRead length = counted_units(at)) {
            return length;
        }
        if (!is_number(at)) {
            return std::nullopt;
        }
        // Years that the words around them tell.
        if (MaybeRead years = year_pair(at)) {
            return years;
        }
        if (const auto year = year_number(at, YearForm::digits);
            year && year->first >= 1800 && year->first <= 2100 && context(at)) {
            return bare_year(at);
        }
        return std::nullopt;
    }

    int sentences_since_told_ = 0;
    std::optional<Dateline> dateline_;
    bool from_dateline_ = false;  ///< relative times are counted from there
    Times out_;
};

}  // namespace

Times read_arabic_times(const ReadText& text, const TableFile& tables) {
    return TimeReader(text, tables).run();
}

}  // namespace khabar::times
