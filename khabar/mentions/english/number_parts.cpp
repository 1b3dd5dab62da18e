// The words and digits that English numbers are made of.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <unicode/uchar.h>

#include "khabar/core/utf8.h"
#include "khabar/mentions/english/digits.h"
#include "khabar/mentions/english/number_sum.h"
#include "khabar/mentions/english/numbers.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

using Role = EnglishNumberRole;
using Part = EnglishNumberPart;

constexpr std::size_t max_groups = 5;  // why: 15 digits are the most that a number of news has

/// What things are divided by in news; other "7/11" are dates, scores and names.
constexpr std::array<std::uint64_t, 9> divisors{2, 3, 4, 5, 6, 8, 10, 100, 1000};

Role role_of(std::string_view name) {
    static constexpr std::pair<std::string_view, Role> names[] = {
        {"unit", Role::unit},
        {"teen", Role::teen},
        {"tens", Role::tens},
        {"hundred", Role::hundred},
        {"scale", Role::scale},
        {"suffix", Role::suffix},
        {"suffix_upper", Role::suffix_upper},
        {"suffix_money", Role::suffix_money},
        {"scale_many", Role::scale_many},
        {"magnitude", Role::magnitude},
        {"few", Role::few},
        {"fraction", Role::fraction},
        {"fraction_many", Role::fraction_many},
        {"ordinal", Role::ordinal},
        {"ordinal_tail", Role::ordinal_tail},
        {"article", Role::article},
        {"and", Role::and_word},
        {"point", Role::point},
        {"minus", Role::minus},
        {"over", Role::over},
        {"in", Role::in}};
    for (const auto& [word, role] : names) {
        if (word == name) {
            return role;
        }
    }
    return Role::none;
}

double to_double(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// A half, two thirds ... as one sign.
std::optional<double> fraction_sign(std::string_view sign) {
    const CodePoint c = decode_at(sign, 0);
    const auto point = static_cast<UChar32>(c.value);
    if (c.length != sign.size() || u_charType(point) != U_OTHER_NUMBER) {
        return std::nullopt;
    }
    const double value = u_getNumericValue(point);
    return value > 0 && value < 1 ? std::optional(value) : std::nullopt;
}

}  // namespace

bool EnglishNumbers::glued(std::uint32_t at) const {
    const auto& tokens = text_.tokens.tokens;
    return at > 0 && tokens[at - 1].span.end == tokens[at].span.begin;
}

bool EnglishNumbers::ends(std::uint32_t at, std::uint32_t limit) const {
    return at >= limit || text_.kind(at) == TokenKind::punctuation;
}

bool EnglishNumbers::is_of(std::uint32_t at, std::uint32_t limit) const {
    const auto hit =
        may(at, amount_joiner) ? words_.match(joiners_, at, limit) : std::optional<WordHit>();
    return hit && tables_.cell(hit->row, "role") == std::string_view("of");
}

std::uint32_t EnglishNumbers::over_hyphen(std::uint32_t at, std::uint32_t limit) const {
    return at + 1 < limit && text_.words(at) == "-" ? at + 1 : at;
}

std::optional<Part> EnglishNumbers::part(std::uint32_t at, std::uint32_t limit) const {
    const bool word = at < limit && text_.kind(at) == TokenKind::word;
    if (at >= limit || (word && !may(at, numeral_word))) {
        return std::nullopt;
    }
    return known(at, limit).part;
}

EnglishNumbers::Known& EnglishNumbers::known(std::uint32_t at, std::uint32_t limit) const {
    // The same few words are asked for again and again.
    Known& known = known_[at];
    if (!known.asked || known.limit != limit) {
        known = {look_up(at, limit), limit, true, std::nullopt};
    }
    return known;
}

std::optional<Part> EnglishNumbers::look_up(std::uint32_t at, std::uint32_t limit) const {
    Part part;
    if (text_.kind(at) == TokenKind::number) {
        const auto digits = english_digits(text_, at);
        if (!digits || digits->end > limit) {
            return std::nullopt;
        }
        part.role = Role::digits;
        part.value = digits->value;
        part.end = digits->end;
        part.exponent = digits->power;
        if (part.end < limit && glued(part.end) && may(part.end, numeral_word)) {
            const auto tail = words_.match(index_, part.end, part.end + 1);
            if (tail && sheet_ != nullptr && of_row(tail->row.row).role == Role::ordinal_tail) {
                part.role = Role::ordinal;
                part.end = tail->end;
            }
        }
        return part;
    }
    if (text_.kind(at) == TokenKind::symbol) {
        const auto value = fraction_sign(text_.words(at));
        return value ? std::optional(Part{Role::fraction, *value, at + 1, false}) : std::nullopt;
    }
    if (sheet_ == nullptr || !may(at, numeral_word)) {
        return std::nullopt;
    }
    const auto hit = words_.match(index_, at, limit);
    if (!hit) {
        return std::nullopt;
    }
    part = of_row(hit->row.row);
    part.end = hit->end;
    return part;
}

const Part& EnglishNumbers::of_row(std::uint32_t row) const {
    Part& known = rows_[row];
    if (known.role == Role::none) {
        known.role = role_of(sheet_->cell(row, role_));
        known.value = to_double(sheet_->cell(row, value_));
    }
    return known;
}

bool EnglishNumbers::begins_here(std::uint32_t at, std::uint32_t limit) const {
    const bool before_digits =
        at + 1 < limit && text_.kind(at + 1) == TokenKind::number && (glued(at + 1) || at == 0);
    switch (text_.kind(at)) {
        case TokenKind::number:
            return true;
        case TokenKind::punctuation:
            return before_digits;
        case TokenKind::symbol:
            return before_digits || static_cast<unsigned char>(text_.words(at).front()) >= 0x80;
        case TokenKind::word:
            break;
    }
    Known& word = known(at, limit);
    if (!word.begins) {
        word.begins = word.part && may_open(*word.part);
    }
    return *word.begins;
}

bool EnglishNumbers::may_open(const Part& word) const {
    switch (word.role) {
        case Role::none:
        case Role::ordinal_tail:
        case Role::and_word:
        case Role::point:
        case Role::over:
        case Role::in:
            return false;
        case Role::article:
            return may(word.end, numeral_word);
        default:
            return true;
    }
}

std::uint32_t EnglishNumbers::over_minus(std::uint32_t at, std::uint32_t limit) const {
    if (may(at, numeral_word)) {
        const auto word = part(at, limit);
        return word && word->role == Role::minus ? word->end : at;
    }
    const std::string_view sign = text_.words(at);
    if ((sign != "-" && sign != "\xE2\x88\x92") || at + 1 >= limit ||
        text_.kind(at + 1) != TokenKind::number) {
        return at;
    }
    // Glued to what stands before it, it is a dash: of a model's name, of a range.
    const bool opens = at == 0 ||
                       text_.document.text()[text_.tokens.tokens[at].span.begin - 1] == ' ' ||
                       text_.kind(at - 1) == TokenKind::symbol;
    return opens && (glued(at + 1) || at == 0) ? at + 1 : at;
}

std::optional<Part> EnglishNumbers::suffix(std::uint32_t digits, std::uint32_t at,
                                           std::uint32_t limit) const {
    const auto found = part(at, limit);
    if (!found || text_.kind(at) != TokenKind::word) {
        return std::nullopt;
    }
    const bool upper = text_.words(at).front() >= 'A' && text_.words(at).front() <= 'Z';
    Part part = *found;
    switch (found->role) {
        case Role::suffix:
            break;
        case Role::suffix_upper:
            // "5G phones"
            if (!upper || !(ends(found->end, limit) ||
                            (digits > 0 && words_.match(units_, digits - 1, digits)))) {
                return std::nullopt;
            }
            break;
        case Role::suffix_money: {
            const bool money = digits > 0 && words_.match(units_, digits - 1, digits).has_value();
            const bool people = found->end < limit && may(found->end, counted_noun) &&
                                words_.match(counted_, found->end, limit).has_value();
            if (!upper && !money && !people) {
                return std::nullopt;
            }
            break;
        }
        default:
            return std::nullopt;
    }
    part.role = Role::suffix;
    return part;
}

std::optional<EnglishNumbers::Fraction> EnglishNumbers::quotient(std::uint32_t at,
                                                                 std::uint32_t limit) const {
    if (at >= limit || text_.kind(at) != TokenKind::number) {
        return std::nullopt;
    }
    const auto run = digit_run(text_, at);
    if (!run || run->bad || run->parts != 2 || run->sign[0] != '/' || run->end > limit ||
        std::find(divisors.begin(), divisors.end(), run->part[1]) == divisors.end()) {
        return std::nullopt;
    }
    return Fraction{static_cast<double>(run->part[0]) / static_cast<double>(run->part[1]),
                    run->end};
}

std::optional<EnglishNumbers::Fraction> EnglishNumbers::grouped(std::uint32_t at,
                                                                std::uint32_t limit) const {
    const auto first = digit_run(text_, at);
    if (!first || first->bad || first->parts != 1 || first->width[0] > 3 || first->part[0] == 0 ||
        (at > 0 && text_.kind(at - 1) == TokenKind::number)) {
        return std::nullopt;
    }
    double value = static_cast<double>(first->part[0]);
    std::uint32_t next = first->end;
    std::size_t groups = 1;
    for (; next < limit && text_.kind(next) == TokenKind::number; ++groups) {
        const auto run = digit_run(text_, next);
        const bool last =
            run && !run->bad && run->parts == 2 && run->width[0] == 3 && run->sign[0] == '.';
        if (!run || !(run->plain(3) || last) || groups == max_groups) {
            return std::nullopt;  // a telephone, a row of a table
        }
        value = value * 1000 + static_cast<double>(run->part[0]);
        next = run->end;
        if (last) {
            value += static_cast<double>(run->part[1]) / std::pow(10.0, run->width[1]);
            ++groups;
            break;
        }
    }
    return groups > 1 ? std::optional(Fraction{value, next}) : std::nullopt;
}

std::optional<EnglishNumbers::Fraction> EnglishNumbers::fraction(std::uint32_t at,
                                                                 std::uint32_t limit) const {
    const auto first = part(at, limit);
    if (!first) {
        return std::nullopt;
    }
    if (first->role == Role::fraction) {
        return Fraction{first->value, first->end};
    }
    const std::uint32_t next_at = over_hyphen(first->end, limit);
    const auto next = part(next_at, limit);
    if (!next) {
        return std::nullopt;
    }
    const bool one = first->role == Role::unit && first->value == 1;
    if (first->role == Role::article || one) {
        if (next->role == Role::fraction) {
            return Fraction{next->value, next->end};
        }
        // "a third of", not "a third attack"
        const bool part_of = is_of(next->end, limit) || ends(next->end, limit);
        if (next->role == Role::ordinal && next->value >= 3 && part_of) {
            return Fraction{1 / next->value, next->end};
        }
        // "a twenty-first of"
        const auto units =
            next->role == Role::tens ? part(over_hyphen(next->end, limit), limit) : std::nullopt;
        if (units && units->role == Role::ordinal && units->value < 10 &&
            (is_of(units->end, limit) || ends(units->end, limit))) {
            return Fraction{1 / (next->value + units->value), units->end};
        }
        return std::nullopt;
    }
    if ((first->role == Role::unit && first->value > 1) && next->role == Role::fraction_many) {
        return Fraction{std::round(first->value * next->value * 1e12) / 1e12, next->end};
    }
    return std::nullopt;
}

std::optional<EnglishNumbers::Fraction> EnglishNumbers::divisor(std::uint32_t at,
                                                                std::uint32_t limit) const {
    const auto first = part(at, limit);
    if (!first) {
        return std::nullopt;
    }
    if (first->role == Role::fraction_many) {
        return Fraction{first->value, first->end};
    }
    return compound_divisor(at, limit);
}

std::optional<EnglishNumbers::Fraction> EnglishNumbers::compound_divisor(
    std::uint32_t at, std::uint32_t limit) const {
    EnglishSum sum;
    std::uint32_t next_at = at;
    auto next = part(at, limit);
    while (next && next->role != Role::fraction_many) {
        if (next->role == Role::digits || !sum.take(*next)) {
            return std::nullopt;
        }
        next_at = over_hyphen(next->end, limit);
        next = part(next_at, limit);
    }
    if (!next || text_.folded(next_at) == "quarters" || text_.folded(next_at) == "halves") {
        return std::nullopt;  // "thirty quarters"
    }
    const double last = std::round(1 / next->value);
    const bool fits = sum.last() == Role::tens ? last < 10 : last < sum.room();
    return fits ? std::optional(Fraction{1 / (sum.value() + last), next->end}) : std::nullopt;
}

}  // namespace khabar::amounts
