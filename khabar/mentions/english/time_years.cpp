#include <cmath>

#include "khabar/mentions/english/time_dates.h"

namespace khabar::times {

namespace {

constexpr int first_bare_year = 1800;
constexpr int last_bare_year = 2100;

}  // namespace

std::optional<std::pair<int, std::uint32_t>> EnglishDates::year_number(std::uint32_t at) const {
    if (is_number(at)) {
        const auto run = amounts::digit_run(text_, at);
        if (!run || !run->plain(4) || run->part[0] < 1000 || run->part[0] > 2999 ||
            run->end > limit_) {
            return std::nullopt;
        }
        if (run->end < limit_ && numbers_.glued(run->end) &&
            text_.kind(run->end) == TokenKind::word) {
            return std::nullopt;  // "2000th", "1990s"; the genitive has an apostrophe
        }
        return std::pair{static_cast<int>(run->part[0]), run->end};
    }
    if (!may(at, numeral_word)) {
        return std::nullopt;
    }
    const auto first = numbers_.read(at, limit_);
    if (!first || !first->value || first->digits || first->article) {
        return std::nullopt;
    }
    const double value = *first->value;
    // "nineteen ninety six", "nineteen hundred ninety three", "two thousand and five"
    if (value >= 13 && value <= 20) {
        const auto second = numbers_.read(first->end, limit_);
        if (second && second->value && !second->digits && *second->value >= 10 &&
            *second->value < 100) {
            return std::pair{static_cast<int>(value * 100 + *second->value), second->end};
        }
    }
    if (value >= 1300 && value <= last_bare_year && value == std::trunc(value)) {
        return std::pair{static_cast<int>(value), first->end};
    }
    return std::nullopt;
}

bool EnglishDates::no_year(std::uint32_t at, std::uint32_t end) const {
    if (at > first_) {
        const std::uint32_t before = at - 1;
        if (text_.kind(before) == TokenKind::symbol || sign(before, "#") || sign(before, "/") ||
            (may(before, unit_word) && text_.kind(before) != TokenKind::word) ||
            role(before) == TimeWord::label || hyphen(at) || is_number(before)) {
            return true;
        }
    }
    if (end < limit_ && (sign(end, "%") || sign(end, "/") || hyphen(end) || is_number(end))) {
        // "2018-based" is a year; "2010-2015-86" none
        return !(hyphen(end) && text_.kind(end) == TokenKind::word);
    }
    return false;
}

MaybeRead EnglishDates::bare_year(std::uint32_t at) const {
    const auto year = year_number(at);
    if (!year) {
        return std::nullopt;
    }
    const auto [number, end] = *year;
    const TimeWord before = role_before(at);
    const bool said = before == TimeWord::unit && item(at - 1).unit == Unit::year;
    std::uint32_t after = end;
    if (role(after) == TimeWord::era || role(after) == TimeWord::hijri_era) {
        const EnglishItem& era = item(after);
        if (era.role == TimeWord::hijri_era && HijriCalendar::covers(number)) {
            return Read{era.end, reckoner_.hijri_year(number), era.row};
        }
        if (era.value < 0) {
            return std::nullopt;
        }
        return Read{era.end, reckoner_.year(number), era.row};
    }
    if (number < 1500 || number > 2200 || no_year(at, end)) {
        return std::nullopt;
    }
    Read read{end, reckoner_.year(number), RowId{}};
    if (said) {
        return read;
    }
    const bool counts = counts_something(end);
    const bool digits = is_number(at);
    switch (before) {
        case TimeWord::in:
        case TimeWord::since:
        case TimeWord::by:
        case TimeWord::to:
        case TimeWord::from:
        case TimeWord::before:
        case TimeWord::after:
        case TimeWord::between:
        case TimeWord::early:
        case TimeWord::mid:
        case TimeWord::late:
        case TimeWord::start:
        case TimeWord::end:
        case TimeWord::rest:
            return counts ? std::nullopt : MaybeRead(read);
        case TimeWord::about:
        case TimeWord::few:
            return std::nullopt;
        case TimeWord::of:
        case TimeWord::on:
        case TimeWord::or_word:
        case TimeWord::and_word:
            return counts || !digits || number < 1900 || number > last_bare_year ? std::nullopt
                                                                                 : MaybeRead(read);
        default:
            break;
    }
    if (!digits || number < first_bare_year || number > last_bare_year) {
        return std::nullopt;
    }
    const bool brackets = at > first_ && sign(at - 1, "(") && sign(end, ")");
    if (brackets) {
        return read;
    }
    // "the 2003 invasion", "Syria's 2011 uprising", "his 2016 campaign"
    const bool determined =
        at > first_ && (before == TimeWord::article || before == TimeWord::current ||
                        before == TimeWord::one || text_.folded(at - 1) == "'s" ||
                        text_.best(at - 1).features.part == PartOfSpeech::pronoun ||
                        text_.best(at - 1).features.part == PartOfSpeech::determiner);
    if (determined && end < limit_ && text_.kind(end) == TokenKind::word && number >= 1900) {
        const std::string_view word = text_.folded(end);
        const bool plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is");
        if (!counts || (before == TimeWord::article && !plural)) {
            return read;
        }
        return std::nullopt;
    }
    return std::nullopt;
}

MaybeRead EnglishDates::decade(std::uint32_t at) const {
    if (role(at) == TimeWord::decade) {
        const bool said = role_before(at) == TimeWord::article || context(at);
        return said ? MaybeRead(Read{item(at).end, reckoner_.decade(item(at).value), item(at).row})
                    : std::nullopt;
    }
    if (!is_number(at)) {
        return std::nullopt;
    }
    const auto run = amounts::digit_run(text_, at);
    if (!run || run->bad || run->parts != 1 || run->end >= limit_ ||
        role(run->end) != TimeWord::decade_tail || run->part[0] % 10 != 0) {
        return std::nullopt;
    }
    const bool glued = numbers_.glued(run->end);
    std::uint64_t year = run->part[0];
    if (run->width[0] == 2 && (glued || context(at))) {
        if (year < 20 || (glued && text_.words(run->end) != "s")) {
            return std::nullopt;
        }
        year += 1900;
    } else if (run->width[0] != 4 || !glued || year < 1000 || year > 2100 ||
               text_.words(run->end).size() > 2) {
        return std::nullopt;
    }
    return Read{run->end + 1, reckoner_.decade(static_cast<int>(year)), item(run->end).row};
}

MaybeRead EnglishDates::century(std::uint32_t at) const {
    const auto rank = numbers_.begins(at, limit_) ? numbers_.rank(at, limit_) : std::nullopt;
    if (!rank || rank->value < 10 || rank->value > 22 || role(rank->end) != TimeWord::unit ||
        item(rank->end).unit != Unit::century || item(rank->end).many) {
        return std::nullopt;
    }
    const int first = (static_cast<int>(rank->value) - 1) * 100;
    return Read{item(rank->end).end, reckoner_.century(first), item(rank->end).row};
}

}  // namespace khabar::times
