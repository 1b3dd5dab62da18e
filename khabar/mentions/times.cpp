#include "khabar/mentions/times.h"

#include <algorithm>

#include "khabar/mentions/time_lists.h"

namespace khabar::times {

namespace {

/// Reads the times of one text, sentence by sentence.
class TimeReader : public ListReader {
public:
    using ListReader::ListReader;

    Times run() {
        for (const Sentence& sentence : text_.tokens.sentences) {
            read_items(sentence.tokens);
            std::uint32_t at = first_;
            while (at < limit_) {
                at = step(at);
            }
        }
        return std::move(out_);
    }

private:
    // ---- the walk

    /// Reads what begins at `at`; returns where to go on.
    std::uint32_t step(std::uint32_t at) {
        if (item(at).end > at && role(at) == Role::none) {
            out_.names.push_back({at, item(at).end});  // a phrase that only looks like a time
            return item(at).end;
        }
        std::uint32_t begin = at;
        MaybeRead read = read_at(at);
        if (!read || read->end <= at) {
            return at + 1;
        }
        if (is_name(at, *read)) {
            out_.names.push_back({at, read->end});
            return read->end;
        }
        // The length of a stay in words ("after 5 days of fighting") begins at its number.
        if (read->time.duration) {
            while (begin < read->end && (role(begin) == Role::after || role(begin) == Role::ago ||
                                         role(begin) == Role::since)) {
                ++begin;
            }
        }
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
        if (at == first_ || role(at - 1) != Role::name_head) {
            return false;
        }
        const bool date = text_.kind(at) == TokenKind::number || role(at) == Role::month ||
                          (text_.kind(at) == TokenKind::word && numbers_.ordinal(at, limit_));
        return date && read.time.anchor != Anchor::text && shift_at(read.end - 1) == Shift::none &&
               (read.time.precision == TimePrecision::day ||
                read.time.precision == TimePrecision::month);
    }

    MaybeRead read_at(std::uint32_t at) {
        const Item& here = item(at);
        switch (here.role) {
            case Role::from:
            case Role::between:
                return range(at);
            case Role::since:
                return since(at);
            case Role::ago:
            case Role::after:
                return away(at);
            case Role::early:
            case Role::mid:
            case Role::late:
                return section(at);
            case Role::half:
            case Role::quarter:
                return share(at);
            case Role::this_word:
            case Role::latest:
                return spell(at);
            case Role::list:
                return listed(at);
            case Role::unit:
                if (MaybeRead day = day_phrase(at)) {
                    return day;
                }
                if (here.unit == Unit::day && here.count == Count::many && !here.article &&
                    role(here.end) == Role::weekday) {
                    return weekday_list(here.end, here.row);
                }
                return spell(at);
            case Role::month:
            case Role::weekday:
            case Role::part:
            case Role::day:
                return day_phrase(at);
            case Role::night: {
                Read read{here.end, reckoner_.day_offset(here.value), here.row};
                return read;
            }
            case Role::this_part:
                return Read{here.end, reckoner_.day_offset(0), here.row};
            case Role::decade:
                return decade(at);
            case Role::last_century:
                return century(at);
            case Role::vague:
                return vague(at);
            case Role::none:
            case Role::about:
            case Role::after_next:
            case Role::ahead:
            case Role::at:
            case Role::before_last:
            case Role::current:
            case Role::few:
            case Role::gregorian_era:
            case Role::hijri_era:
            case Role::last:
            case Role::name_head:
            case Role::next:
            case Role::not_day:
            case Role::of_age:
            case Role::recent:
            case Role::same_as:
            case Role::several:
            case Role::to:
                break;
        }
        return number_phrase(at);
    }

    // ---- single days and dates

    // ---- weeks, months, years, lengths

    // ---- several

    // ---- what begins with a number

    MaybeRead number_phrase(std::uint32_t at) {
        if (text_.kind(at) == TokenKind::punctuation || !numbers_.begins(at, limit_)) {
            return std::nullopt;  // most tokens
        }
        if (at > first_ && role(at - 1) == Role::unit && item(at - 1).unit == Unit::hour &&
            item(at - 1).article && item(at - 1).count == Count::one) {
            return std::nullopt;  // a clock time
        }
        // A day with its month, in digits, as an ordinal or in words.
        if (MaybeRead days = day_list(at, RowId{})) {
            return days;
        }
        if (text_.kind(at) == TokenKind::number) {
            // 3-5 March
            const auto run = amounts::digit_run(text_, at);
            if (run && run->parts == 2 && run->sign[0] == '-' && run->end < limit_ &&
                run->part[0] >= 1 && run->part[0] < run->part[1] && run->part[1] <= 31) {
                std::uint32_t next = run->end;
                if (role(next) == Role::from) {
                    next = item(next).end;
                }
                auto last = role(next) == Role::month ? date_fields(next) : std::nullopt;
                if (last) {
                    last->date.day = static_cast<int>(run->part[1]);
                    Fields first;
                    first.date = last->date;
                    first.date.day = static_cast<int>(run->part[0]);
                    return span_of(first, *last, at, last->row);
                }
            }
        }
        if (MaybeRead day = day_phrase(at)) {
            return day;
        }
        // "the 48 past hours", and lengths
        if (const auto number = numbers_.read(at, limit_)) {
            const Item& unit = item(number->end);
            if (unit.role == Role::unit && !unit.article && unit.cut == 0 &&
                unit.count != Count::two) {
                const Shift shift = shift_at(unit.end);
                const auto length = length_at(at, false);
                if (length) {
                    if (shift != Shift::none || role(unit.end) == Role::recent) {
                        return Read{item(unit.end).end,
                                    reckoner_.around(length->first, shift == Shift::next),
                                    unit.row};
                    }
                    return Read{length->second, Reckoner::duration(length->first), unit.row};
                }
            }
        }
        // Years that the words around them tell.
        if (text_.kind(at) == TokenKind::number) {
            if (MaybeRead years = year_pair(at)) {
                return years;
            }
            if (context(at)) {
                const auto year = year_number(at, false);
                if (year && year->first >= 1800 && year->first <= 2100) {
                    return bare_year(at);
                }
            }
        }
        return std::nullopt;
    }

    Times out_;
};

}  // namespace

Times read_times(const ReadText& text, const TableFile& tables) {
    if (text.document.language() != LanguageId::arabic) {
        return {};  // the rows of other languages are still to come
    }
    return TimeReader(text, tables).run();
}

}  // namespace khabar::times

namespace khabar {

std::vector<Mention> find_times(const ReadText& text, const TableFile& tables) {
    return times::read_times(text, tables).mentions;
}

}  // namespace khabar
