#include "khabar/mentions/times.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "khabar/mentions/numerals.h"
#include "khabar/mentions/time_calendar.h"
#include "khabar/mentions/time_dates.h"
#include "khabar/mentions/time_words.h"

namespace khabar::times {

namespace {

struct Read {
    std::uint32_t end = 0;
    TimeMention time;
    RowId row{};
};

using MaybeRead = std::optional<Read>;

constexpr std::uint32_t verb_reach = 25;  // why: the verb of a clause, in tokens; news sentences

/// Reads the times of one text, sentence by sentence.
class TimeReader : public DateReader {
public:
    TimeReader(const ReadText& text, const TableFile& tables)
        : DateReader(text, tables), reckoner_(text.document.origin().published) {}

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

    /// [part of day] [day] (deictic | weekday | date) with what may follow each.
    MaybeRead day_phrase(std::uint32_t at) {
        std::uint32_t next = at;
        bool led = false;  // a word before says that a day follows
        if (role(next) == Role::part) {
            next = item(next).end;
            led = true;
        }
        if (role(next) == Role::unit && item(next).unit == Unit::day &&
            item(next).count == Count::one && !item(next).article) {
            next = item(next).end;
            led = true;
        }
        if (next > at && next < limit_ && item(next).cut > 0) {
            return std::nullopt;  // a particle begins another phrase
        }
        MaybeRead read;
        if (role(next) == Role::day) {
            read = deictic(next);
        } else if (role(next) == Role::weekday) {
            read = weekday(next);
        } else if (auto fields = date_fields(next)) {
            const bool day = fields->date.day != 0;
            if (day || (next == at && (fields->helped || month_context(at)))) {
                if (!fields->numeric || led || fields->date.year != 0 || context(at)) {
                    read = dated(*fields, at);
                }
            }
        }
        if (!read) {
            return std::nullopt;
        }
        // "yesterday evening": the part of the day behind it.
        if (role(read->end) == Role::part && item(read->end).cut == 0 &&
            item(item(read->end).end).role != Role::weekday &&
            item(item(read->end).end).role != Role::day) {
            read->end = item(read->end).end;
        }
        return read;
    }

    MaybeRead deictic(std::uint32_t at) {
        const Item& here = item(at);
        if (role(here.end) == Role::not_day || numbers_.ordinal(here.end, limit_)) {
            return std::nullopt;
        }
        Read read{here.end, reckoner_.day_offset(here.value), here.row};
        std::uint32_t next = here.end;
        if (role(next) == Role::part && role(item(next).end) == Role::weekday) {
            next = item(next).end;
        }
        const bool open = sign(next, "(");
        if (open || comma(next)) {
            ++next;
        }
        if (role(next) == Role::weekday && item(next).cut == 0) {
            const int named = item(next).value;
            read.end = item(next).end;
            if (open && sign(read.end, ")")) {
                ++read.end;
            }
            confirm(read.time, named);
            if (auto date = date_after_weekday(read.end)) {
                read.end = date->end;
                if (date->time.start) {
                    read.time = std::move(date->time);
                }
            }
        } else if (auto date = next == here.end || open ? date_fields(next) : std::nullopt;
                   date && date->date.day != 0 && (open || date->date.year != 0)) {
            if (auto time = dated(*date, at)) {
                read.time = std::move(time->time);
                read.end = date->end;
                if (open && sign(read.end, ")")) {
                    ++read.end;
                }
            }
        }
        return read;
    }

    /// A weekday beside "yesterday" confirms it; a clash is marked and the other day kept.
    void confirm(TimeMention& time, int named) const {
        if (!time.start) {
            time.relative = weekday_name(named) + ", " + time.relative;
            return;
        }
        if (static_cast<int>(std::chrono::weekday{*time.start}.c_encoding()) == named) {
            return;
        }
        const TimeMention other = reckoner_.weekday(named, Shift::none, time.ahead);
        time.approximate = true;
        time.edtf += '~';
        if (other.start && other.end) {
            time.alternatives.emplace_back(*other.start, *other.end);
        }
    }

    MaybeRead weekday(std::uint32_t at) {
        const Item& here = item(at);
        std::uint32_t next = here.end;
        if (role(next) == Role::part && shift_at(item(next).end) != Shift::none) {
            next = item(next).end;
        }
        // "the night of Tuesday to Wednesday".
        std::uint32_t second = next;
        if (sign(second, "-") || sign(second, "\xE2\x80\x93") || sign(second, "/")) {
            ++second;
        }
        const bool night = at > first_ && role(at - 1) == Role::part;
        if (night && role(second) == Role::weekday && item(second).cut == 0 &&
            item(second).value == (here.value + 1) % 7) {
            const std::uint32_t end = item(second).end;
            const Shift shift = shift_at(end);
            TimeMention last = reckoner_.weekday(item(second).value, shift, ahead(at));
            Read read{shift == Shift::none ? end : item(end).end, last, here.row};
            if (last.start) {
                TimeMention both = last;
                both.start = *last.start - std::chrono::days{1};
                both.edtf.clear();
                Reckoner::join(both, last);
                read.time = std::move(both);
            }
            return read;
        }
        const Shift shift = shift_at(next);
        const bool forward = shift == Shift::none && ahead(at);
        Read read{shift == Shift::none ? here.end : item(next).end,
                  reckoner_.weekday(here.value, shift, forward), here.row};
        if (auto date = date_after_weekday(read.end)) {
            read.end = date->end;
            read.time = std::move(date->time);
            if (read.time.start &&
                static_cast<int>(std::chrono::weekday{*read.time.start}.c_encoding()) !=
                    here.value) {
                read.time.approximate = true;
            }
        }
        return read;
    }

    /// "Thursday 1 August 2024", "Tuesday, 7 Rajab 1446, that is 7 January 2025".
    MaybeRead date_after_weekday(std::uint32_t at) {
        std::uint32_t next = at;
        const bool open = sign(next, "(");
        if (open || comma(next) || sign(next, "-")) {
            ++next;
        }
        if (role(next) == Role::same_as) {
            next = item(next).end;
        } else if (next == at && item(next).cut > 0) {
            return std::nullopt;
        }
        const auto fields = date_fields(next);
        if (!fields || fields->date.day == 0) {
            return std::nullopt;
        }
        MaybeRead read = dated(*fields, at);
        if (read && open && sign(read->end, ")")) {
            ++read->end;
        }
        return read;
    }

    MaybeRead dated(const Fields& fields, std::uint32_t at) {
        auto time = reckoner_.date(fields.date, ahead(at));
        if (!time) {
            return std::nullopt;
        }
        Read read{fields.end, std::move(*time), fields.row};
        if (fields.date.calendar == Calendar::hijri) {
            // A Gregorian date beside it says the day.
            std::uint32_t next = fields.end;
            const bool open = sign(next, "(");
            if (open || comma(next) || sign(next, "/") || sign(next, "-")) {
                ++next;
            }
            if (role(next) == Role::same_as) {
                next = item(next).end;
            }
            if (next > fields.end) {
                const auto other = date_fields(next);
                if (other && other->date.calendar == Calendar::gregorian) {
                    if (auto real = reckoner_.date(other->date, ahead(at))) {
                        read.time = std::move(*real);
                        read.end = other->end;
                        if (open && sign(read.end, ")")) {
                            ++read.end;
                        }
                    }
                }
            }
        }
        return read;
    }

    // ---- weeks, months, years, lengths

    /// "this week", "last year", "the last three days", "year 2009", "for ten years".
    MaybeRead spell(std::uint32_t at) {
        const Item& here = item(at);
        if (here.role == Role::this_word) {
            const Item& next = item(here.end);
            if (next.role == Role::unit && next.article && next.cut == 0 &&
                next.count == Count::many && next.unit != Unit::hour) {
                return Read{next.end, reckoner_.around({1, next.unit, true, true}, false),
                            next.row};
            }
            if (next.role == Role::unit && next.article && next.cut == 0 &&
                next.count == Count::one && next.unit != Unit::hour && next.unit != Unit::minute) {
                return Read{next.end, reckoner_.unit(next.unit, Shift::current), next.row};
            }
            return std::nullopt;
        }
        if (here.role == Role::latest) {  // the last 24 hours
            const auto length = length_at(here.end, false);
            if (!length || length->first.vague) {
                return std::nullopt;
            }
            return Read{length->second, reckoner_.around(length->first, false), here.row};
        }
        if (here.role != Role::unit) {
            return std::nullopt;
        }
        // A year with its number.
        if (here.unit == Unit::year && here.count == Count::one) {
            if (auto year = year_at(at)) {
                return year;
            }
        }
        const std::uint32_t next = here.end;
        if (here.article) {
            const Shift shift = shift_at(next);
            if (here.count == Count::one && shift != Shift::none && here.unit != Unit::hour &&
                here.unit != Unit::minute) {
                return Read{item(next).end, reckoner_.unit(here.unit, shift), here.row};
            }
            return past_units(at);
        }
        // "two days": the dual is a length by itself.
        if (here.count == Count::two) {
            return Read{here.end, Reckoner::duration({2, here.unit, false, false}), here.row};
        }
        return std::nullopt;
    }

    /// "the last three days", "the 48 coming hours", "the few last days".
    MaybeRead past_units(std::uint32_t at) {
        const Item& here = item(at);
        Length length{1, here.unit, here.count == Count::many, false};
        if (here.count == Count::two) {
            length.count = 2;
        }
        std::uint32_t next = here.end;
        if (role(next) == Role::few) {
            length.vague = true;
            next = item(next).end;
        } else if (const auto number = numbers_.read(next, limit_);
                   number && number->value && number->article) {
            length.count = *number->value;
            length.vague = false;
            next = number->end;
        }
        const Shift shift = shift_at(next);
        if (shift == Shift::none && role(next) != Role::recent) {
            return std::nullopt;
        }
        std::uint32_t end = item(next).end;
        if (here.count == Count::many && length.vague && role(end) == Role::few) {
            end = item(end).end;
        }
        const bool after = shift == Shift::next || shift == Shift::after_next;
        return Read{end, reckoner_.around(length, after), here.row};
    }

    /// "year 2009", "year 1446 of the Hijra".
    MaybeRead year_at(std::uint32_t at) {
        const Item& here = item(at);
        const auto year = year_number(here.end, true);
        if (!year) {
            return std::nullopt;
        }
        std::uint32_t end = year->second;
        const bool hijri =
            role(end) == Role::hijri_era || (year->first >= 1300 && year->first < 1500);
        if (!hijri && !is_year(static_cast<std::uint64_t>(year->first))) {
            return std::nullopt;
        }
        if (role(end) == Role::hijri_era || role(end) == Role::gregorian_era) {
            end = item(end).end;
        }
        if (hijri) {
            TimeMention time;
            time.calendar = Calendar::hijri;
            time.precision = TimePrecision::year;
            time.anchor = Anchor::text;
            time.relative = "year " + std::to_string(year->first) + " ah";
            return Read{end, std::move(time), here.row};
        }
        return Read{end, reckoner_.year(year->first), here.row};
    }

    /// [about] (number unit | unit | two units | [some] units), and where it ends.
    [[nodiscard]] std::optional<std::pair<Length, std::uint32_t>> length_at(std::uint32_t at,
                                                                            bool loose) const {
        Length length;
        std::uint32_t next = at;
        if (role(next) == Role::about) {
            length.about = true;
            next = item(next).end;
        }
        if (role(next) == Role::several) {
            next = item(next).end;
            if (role(next) != Role::unit || item(next).count != Count::many) {
                return std::nullopt;
            }
            length.unit = item(next).unit;
            length.vague = true;
            return std::pair{length, item(next).end};
        }
        if (role(next) == Role::unit && !item(next).article) {
            const Item& unit = item(next);
            length.unit = unit.unit;
            if (unit.count == Count::two) {
                length.count = 2;
            } else if (!loose) {
                return std::nullopt;
            } else if (unit.count == Count::many) {
                length.vague = true;
            } else if (year_number(unit.end, unit.unit == Unit::year) ||
                       role(unit.end) == Role::month || role(unit.end) == Role::weekday ||
                       role(unit.end) == Role::day || shift_at(unit.end) != Shift::none) {
                return std::nullopt;  // "before the year 2011", "before Sunday"
            }
            std::uint32_t end = unit.end;
            if (length.vague && role(end) == Role::few) {
                end = item(end).end;
            }
            if (const auto one = numbers_.read(end, limit_);
                unit.count == Count::one && one && one->one && one->cut == 0) {
                end = one->end;
            }
            return std::pair{with_half(length, end), end};
        }
        const auto number = numbers_.read(next, limit_);
        if (!number || (next > at && number->cut > 0)) {
            return std::nullopt;
        }
        const Item& unit = item(number->end);
        if (unit.role != Role::unit || unit.article || unit.cut > 0 || unit.count == Count::two) {
            return std::nullopt;
        }
        length.unit = unit.unit;
        if (number->value) {
            length.count = *number->value;
        } else if (loose && number->approx != Approx::range) {
            length.vague = true;
        } else {
            return std::nullopt;
        }
        if (length.count > 10000) {
            return std::nullopt;
        }
        std::uint32_t end = unit.end;
        return std::pair{with_half(length, end), end};
    }

    /// "a year and a half".
    [[nodiscard]] Length with_half(Length length, std::uint32_t& end) const {
        if (length.vague || end >= limit_) {
            return length;
        }
        const auto half = numbers_.read(end, limit_);
        if (half && half->fraction && half->conjunction && half->value && *half->value == 0.5) {
            length.count += 0.5;
            end = half->end;
            if (role(end) == Role::unit && item(end).article && item(end).unit == length.unit) {
                end = item(end).end;
            }
        }
        return length;
    }

    /// "three days ago", "in five days", "some days ago".
    MaybeRead away(std::uint32_t at) {
        const Item& here = item(at);
        const auto length = length_at(here.end, true);
        if (!length) {
            return std::nullopt;
        }
        const bool after = here.role == Role::after;
        const bool plain = !length->first.vague && length->second > here.end + 1;
        // "after 5 days of fighting" counts from another day than that of publication.
        const bool of = role(length->second) == Role::from ||
                        (length->second < limit_ &&
                         text_.best(length->second).features.role == WordRole::preposition &&
                         role(length->second) != Role::at && role(length->second) != Role::to);
        if (of || (after && told_in_past(at))) {
            if (!plain || role(here.end) == Role::about) {
                return std::nullopt;
            }
            return Read{length->second, Reckoner::duration(length->first), here.row};
        }
        return Read{length->second, reckoner_.away(length->first, after), here.row};
    }

    MaybeRead since(std::uint32_t at) {
        const Item& here = item(at);
        if (const auto length = length_at(here.end, true)) {
            return Read{length->second, reckoner_.around(length->first, false), here.row};
        }
        MaybeRead read = any_time(here.end);
        if (!read || read->time.duration) {
            return std::nullopt;
        }
        reckoner_.since(read->time);
        return read;
    }

    /// Any time but lengths and those that begin with a preposition.
    MaybeRead any_time(std::uint32_t at) {
        if (is_section(role(at))) {
            return section(at);
        }
        if (role(at) == Role::half || role(at) == Role::quarter) {
            return share(at);
        }
        if (role(at) == Role::decade) {
            return decade(at);
        }
        if (role(at) == Role::last_century) {
            return century(at);
        }
        if (role(at) == Role::night) {
            return Read{item(at).end, reckoner_.day_offset(item(at).value), item(at).row};
        }
        if (MaybeRead day = day_phrase(at)) {
            return day;
        }
        if (MaybeRead span = spell(at)) {
            return span;
        }
        if (const auto year = bare_year(at)) {
            return year;
        }
        return std::nullopt;
    }

    MaybeRead bare_year(std::uint32_t at) {
        const auto year = year_number(at, false);
        if (!year || counts_something(year->second)) {
            return std::nullopt;
        }
        std::uint32_t end = year->second;
        if (role(end) == Role::gregorian_era) {
            end = item(end).end;
        } else if (role(end) == Role::hijri_era) {
            return std::nullopt;
        }
        return Read{end, reckoner_.year(year->first), RowId{}};
    }

    [[nodiscard]] bool counts_something(std::uint32_t at) const {
        if (at >= limit_ || text_.kind(at) == TokenKind::punctuation) {
            return false;
        }
        return words_.match(tables_.index("ar/units"), at, limit_).has_value() ||
               (tables_.sheet("ar/counted") != nullptr &&
                words_
                    .match_noun(tables_.index("ar/counted"), *tables_.sheet("ar/counted"), at,
                                limit_)
                    .has_value()) ||
               numbers_.read(at, limit_).has_value();
    }

    MaybeRead vague(std::uint32_t at) {
        const Item& here = item(at);
        TimeMention time = reckoner_.around(
            {static_cast<double>(std::abs(here.value)), Unit::month, false, true}, here.value < 0);
        time.precision = TimePrecision::vague;
        return Read{here.end, std::move(time), here.row};
    }

    MaybeRead section(std::uint32_t at) {
        const Item& here = item(at);
        std::uint32_t next = here.end;
        if (role(next) == Role::from) {
            next = item(next).end;
        }
        MaybeRead read = longer_time(next);
        if (!read) {
            return std::nullopt;
        }
        const Section which = here.role == Role::early ? Section::early
                              : here.role == Role::mid ? Section::mid
                                                       : Section::late;
        if (!Reckoner::narrow(read->time, which)) {
            return std::nullopt;
        }
        return read;
    }

    MaybeRead share(std::uint32_t at) {
        const Item& here = item(at);
        std::uint32_t next = here.end;
        if (role(next) == Role::from) {
            next = item(next).end;
        }
        MaybeRead read = longer_time(next);
        if (!read || !Reckoner::share(read->time, here.value, here.role == Role::half ? 2 : 4)) {
            return std::nullopt;
        }
        return read;
    }

    /// A month, year, week, decade or century.
    MaybeRead longer_time(std::uint32_t at) {
        if (role(at) == Role::decade) {
            return decade(at);
        }
        if (role(at) == Role::last_century) {
            return century(at);
        }
        if (item(at).end > at && item(at).cut > 0) {
            return std::nullopt;
        }
        if (role(at) == Role::month ||
            (role(at) == Role::unit && role(item(at).end) == Role::month)) {
            const auto fields = date_fields(at);
            return fields ? dated(*fields, at) : std::nullopt;
        }
        if (MaybeRead read = spell(at); read && !read->time.duration) {
            return read;
        }
        // "the beginning of the year": this one.
        const Item& here = item(at);
        if (here.role == Role::unit && here.article && here.count == Count::one &&
            (here.unit == Unit::week || here.unit == Unit::month || here.unit == Unit::year)) {
            return Read{here.end, reckoner_.unit(here.unit, Shift::current), here.row};
        }
        return bare_year(at);
    }

    MaybeRead decade(std::uint32_t at) {
        const Item& here = item(at);
        std::uint32_t end = here.end;
        if (role(end) == Role::of_age) {
            return std::nullopt;
        }
        if (role(end) == Role::from && role(item(end).end) == Role::last_century) {
            end = item(end).end;
        }
        const bool said = role(end) == Role::last_century;
        if (said) {
            end = item(end).end;
        } else if (here.value < 1950) {
            return std::nullopt;  // "in the thirties" may be an age, or ours
        }
        return Read{end, reckoner_.decade(here.value), here.row};
    }

    MaybeRead century(std::uint32_t at) {
        const Item& here = item(at);
        return Read{here.end, reckoner_.century(1900), here.row};
    }

    // ---- several

    /// "Friday and Saturday last", "20 and 21 March", "years 2014 and 2015" behind their head.
    MaybeRead listed(std::uint32_t at) {
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

    MaybeRead weekday_list(std::uint32_t at, RowId row) {
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
        const bool forward = shift == Shift::next || shift == Shift::after_next ||
                             (shift == Shift::none && ahead(at));
        // Looking back the last named is the nearest; looking forward the first.
        TimeMention near = reckoner_.weekday(forward ? named[0] : named[count - 1], shift, forward);
        Read read{next, near, row};
        if (near.start) {
            int days = 0;
            for (std::size_t i = 1; i < count; ++i) {
                days += (named[i] - named[i - 1] + 7) % 7;
            }
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

    /// 20 and 21 [and 22] March.
    MaybeRead day_list(std::uint32_t at, RowId row) {
        const auto first = plain_day(at);
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
            const auto day = plain_day(after);
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

    /// A day's number without its month; "3-5" gives no day.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> plain_day(std::uint32_t at) const {
        return day_number(at);
    }

    /// A number word with "and" attached.
    [[nodiscard]] bool joined_number(std::uint32_t at) const {
        if (at >= limit_ || text_.kind(at) != TokenKind::word) {
            return false;
        }
        const auto number = numbers_.read(at, limit_);
        return number && number->conjunction;
    }

    MaybeRead year_list(std::uint32_t at, RowId row) {
        // 2014-2015, or 2014 and 2015
        if (auto both = year_pair(at)) {
            return both;
        }
        const auto first = year_number(at, false);
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
        const auto second = year_number(next, false);
        if (!second) {
            return std::nullopt;
        }
        Read read{second->second, reckoner_.year(first->first), row};
        if (!Reckoner::join(read.time, reckoner_.year(second->first))) {
            return std::nullopt;
        }
        return read;
    }

    /// 1975-1990 as one run of digits.
    MaybeRead year_pair(std::uint32_t at) {
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

    /// The span from the first to the last date; what the first lacks it has from the last.
    MaybeRead span_of(Fields first, const Fields& last, std::uint32_t at, RowId row) {
        if (first.date.month == 0 || (last.date.relative_month && !first.date.relative_month)) {
            first.date.month = last.date.month;
            first.date.relative_month = last.date.relative_month;
        }
        const auto end = reckoner_.date(last.date, ahead(at));
        if (!end) {
            return std::nullopt;
        }
        if (first.date.year == 0 && !first.date.relative_month) {
            if (end->start && (last.date.year != 0 || reckoner_.published())) {
                first.date.year = static_cast<int>(std::chrono::year_month_day{*end->start}.year());
                if (first.date.month > last.date.month) {
                    --first.date.year;
                }
            } else {
                first.date.shift = last.date.shift;
            }
        }
        auto begin = reckoner_.date(first.date, ahead(at));
        if (!begin || !Reckoner::join(*begin, *end)) {
            return std::nullopt;
        }
        begin->anchor = end->anchor;
        return Read{last.end, std::move(*begin), row};
    }

    /// "from A to B", "between A and B".
    MaybeRead range(std::uint32_t at) {
        const Item& here = item(at);
        const bool between = here.role == Role::between;
        const std::uint32_t left = here.end;
        // Where the second part begins, behind the first; 0 when no link is there.
        const auto behind = [&](std::uint32_t end) -> std::uint32_t {
            if (between) {
                return is_and(end) ? end + 1
                                   : (joined_number(end) || item(end).conjunction ? end : 0);
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
                if (last && (last->date.day != 0) == (first->date.day != 0)) {
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
        if (const auto year = year_number(year_start, false)) {
            if (std::uint32_t right = behind(year->second); right != 0) {
                if (role(right) == Role::unit && item(right).unit == Unit::year) {
                    right = item(right).end;
                }
                const auto last = year_number(right, false);
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

    // ---- context

    /// A preposition of time stands before.
    [[nodiscard]] bool context(std::uint32_t at) const {
        if (at == first_) {
            return false;
        }
        for (std::uint32_t back = 1; back <= 3 && at >= first_ + back; ++back) {
            const Item& before = item(at - back);
            if (before.end == at) {
                return before.role == Role::at || before.role == Role::since ||
                       before.role == Role::to || is_section(before.role);
            }
        }
        return false;
    }

    /// A month that is also a common word needs a preposition of time, or "in" attached.
    [[nodiscard]] bool month_context(std::uint32_t at) const {
        return item(at).preposition == 'b' || context(at);
    }

    /// The clause looks forward: its verb is a future, or a word says that it is to come.
    [[nodiscard]] bool ahead(std::uint32_t at) const {
        const std::uint32_t floor = at > first_ + verb_reach ? at - verb_reach : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (role(i) == Role::ahead) {
                return true;
            }
            const Reading& reading = text_.best(i);
            if (reading.before.future) {
                return true;
            }
            if (is_verb(reading)) {
                return reading.features.tense == Tense::imperfect && i > first_ &&
                       (role(i - 1) == Role::ahead ||
                        text_.best(i - 1).features.role == WordRole::future);
            }
        }
        const std::uint32_t top = std::min(limit_, at + 4);
        for (std::uint32_t i = at; i < top; ++i) {
            if (text_.best(i).before.future || text_.best(i).features.role == WordRole::future) {
                return true;
            }
        }
        return false;
    }

    /// The nearest verb before is a perfect.
    [[nodiscard]] bool told_in_past(std::uint32_t at) const {
        const std::uint32_t floor = at > first_ + verb_reach ? at - verb_reach : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            const Reading& reading = text_.best(i);
            if (is_verb(reading)) {
                return reading.features.tense == Tense::perfect;
            }
        }
        return false;
    }

    static bool is_verb(const Reading& reading) {
        return (reading.features.part == PartOfSpeech::verb ||
                reading.features.part == PartOfSpeech::auxiliary) &&
               reading.features.tense != Tense::none;
    }

    Reckoner reckoner_;
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
