#include "khabar/mentions/english/numbers.h"

#include <cmath>
#include <utility>

#include "khabar/mentions/english/number_sum.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

using Role = EnglishNumberRole;
using Part = EnglishNumberPart;

constexpr double dozen = 12;

/// Without what the product of a decimal and a scale has too much: 16.6 million.
double exact(double value) {
    constexpr double places = 1000;
    return std::round(value * places) / places;
}

void set(NumberRead& number, double value) {
    number.value = number.min = number.max = value;
}

}  // namespace

EnglishNumbers::EnglishNumbers(const WordMatcher& words, const FirstWords& firsts,
                               const TableFile& tables)
    : words_(words),
      text_(words.text()),
      firsts_(firsts),
      tables_(tables),
      index_(tables.index(language_sheet(LanguageId::english, "numerals"))),
      units_(tables.index(language_sheet(LanguageId::english, "units"))),
      counted_(tables.index(language_sheet(LanguageId::english, "counted"))),
      joiners_(tables.index(language_sheet(LanguageId::english, "amount_words"))),
      sheet_(tables.sheet(language_sheet(LanguageId::english, "numerals"))),
      known_(words.text().size()) {
    if (sheet_ != nullptr) {
        role_ = sheet_->column("role").value_or(0);
        value_ = sheet_->column("value").value_or(0);
        rows_.resize(sheet_->rows());
    }
}

std::optional<NumberRead> EnglishNumbers::read(std::uint32_t at, std::uint32_t limit) const {
    if (!begins(at, limit)) {
        return std::nullopt;
    }
    const std::uint32_t begin = over_minus(at, limit);
    // ".08"
    if (text_.words(begin) == "." && begin + 1 < limit && glued(begin + 1) &&
        text_.kind(begin + 1) == TokenKind::number && (begin == 0 || !glued(begin))) {
        const auto digits = part(begin + 1, limit);
        if (!digits || digits->role != Role::digits) {
            return std::nullopt;
        }
        const auto width = text_.words(begin + 1).size();
        NumberRead number;
        number.begin = at;
        number.end = digits->end;
        number.digits = true;
        number.negative = begin > at;
        set(number, (number.negative ? -1 : 1) * digits->value /
                        std::pow(10.0, static_cast<double>(width)));
        return number;
    }
    auto number = unsigned_at(begin, limit);
    if (!number || begin == at) {
        return number;
    }
    if (!number->value) {
        return std::nullopt;
    }
    number->begin = at;
    number->negative = true;
    number->one = false;
    set(*number, -*number->value);
    return number;
}

std::optional<NumberRead> EnglishNumbers::unsigned_at(std::uint32_t at, std::uint32_t limit) const {
    if (at < limit && text_.kind(at) == TokenKind::number) {
        for (const auto& found : {quotient(at, limit), grouped(at, limit)}) {
            if (found) {
                NumberRead number;
                number.begin = at;
                number.end = found->end;
                number.digits = true;
                set(number, found->value);
                return number;
            }
        }
    }
    const auto first = part(at, limit);
    if (!first) {
        return std::nullopt;
    }
    switch (first->role) {
        case Role::magnitude:
        case Role::scale_many:
        case Role::few:
            return order_of_size(*first, at, limit);
        case Role::article: {
            const auto next = part(first->end, limit);
            if (next && (next->role == Role::hundred || next->role == Role::scale)) {
                return whole(*next, at, limit, true, false);
            }
            break;
        }
        case Role::digits:
        case Role::unit:
        case Role::teen:
        case Role::tens:
        case Role::hundred:
        case Role::scale:
            if (auto number = whole(*first, at, limit, false, false)) {
                return number;
            }
            break;
        default:
            break;
    }
    const auto share = fraction(at, limit);
    if (!share) {
        return std::nullopt;
    }
    NumberRead number;
    number.begin = at;
    number.end = share->end;
    number.fraction = true;
    number.article = first->role == Role::article;
    double value = share->value;
    // "half a million", "two thirds of a million", "half a dozen"
    std::uint32_t next = share->end;
    if (is_of(next, limit)) {
        ++next;
    }
    auto scale = part(next, limit);
    if (scale && scale->role == Role::article) {
        scale = part(scale->end, limit);
    } else if (next > share->end) {
        scale.reset();
    }
    if (scale && (scale->role == Role::scale || scale->role == Role::hundred)) {
        value *= scale->value;
        number.end = scale->end;
        number.fraction = false;
    }
    set(number, value);
    return number;
}

std::optional<NumberRead> EnglishNumbers::order_of_size(const Part& first, std::uint32_t begin,
                                                        std::uint32_t limit) const {
    // few; tens; a few hundred; tens of thousands; thousands
    NumberRead read;
    read.begin = begin;
    read.end = first.end;
    const bool few = first.role == Role::few;
    read.approx = few ? Approx::few : Approx::magnitude;
    read.min = first.value == dozen ? 2 * dozen : first.value;
    read.max = few ? 9 : first.value == dozen || first.value == 20 ? 99 : first.value * 10 - 1;
    if (first.role == Role::scale_many) {
        return read;
    }
    std::uint32_t next_at = first.end;
    if (is_of(next_at, limit)) {
        ++next_at;
    }
    const auto next = part(next_at, limit);
    const bool one = next && (next->role == Role::scale || next->role == Role::hundred) && few;
    const bool many = next && (next->role == Role::scale_many ||
                               (next->role == Role::magnitude && next->value == 100 && few));
    if (one || many) {
        read.end = next->end;
        read.max = (read.max + 1) * next->value - 1;
        read.min *= next->value;
    }
    return read;
}

std::optional<NumberRead> EnglishNumbers::whole(const Part& first, std::uint32_t begin,
                                                std::uint32_t limit, bool article,
                                                bool inner) const {
    EnglishSum sum;
    sum.take(first);
    NumberRead read;
    read.begin = begin;
    read.end = first.end;
    read.article = article;
    read.digits = first.role == Role::digits;
    read.one = first.role == Role::unit && first.value == 1;
    double added = 0;
    if (read.digits) {
        if (const auto share = quotient(read.end, limit); share && share->value < 1) {
            read.end = share->end;  // "2 1/4"
            set(read, first.value + share->value);
            return read;
        }
        if (const auto sign = part(read.end, limit);
            sign && sign->role == Role::fraction && text_.kind(read.end) == TokenKind::symbol) {
            read.end = sign->end;
            set(read, first.value + sign->value);
            return read;
        }
        if (const auto short_form = suffix(begin, read.end, limit)) {
            sum.take(*short_form);
            read.end = short_form->end;
            set(read, exact(sum.value()));
            return read;
        }
    }
    while (read.end < limit) {
        const std::uint32_t next_at = over_hyphen(read.end, limit);
        const auto next = part(next_at, limit);
        if (!next) {
            break;
        }
        if (next->role == Role::and_word) {
            // "one and a half million", "three million and a quarter"
            auto share = fraction(next->end, limit);
            if (!share && sum.last() != Role::hundred) {
                const auto half = part(next->end, limit);
                share = half && half->role == Role::fraction
                            ? std::optional(Fraction{half->value, half->end})
                            : std::nullopt;
            }
            if (share && share->value < 1) {
                read.end = share->end;
                read.one = read.digits = false;
                const auto scale = part(read.end, limit);
                const bool scaled = scale && scale->role == Role::scale;
                double unit = sum.scale() > 0 && sum.last() == Role::scale ? sum.scale() : 1;
                if (scaled) {
                    unit = scale->value;
                    read.end = scale->end;
                    if (sum.scale() == 0) {
                        sum.multiply(unit);
                    }
                }
                added = share->value * unit;
                break;
            }
            const auto after = part(next->end, limit);
            if (sum.room() == 0 || !after ||
                (after->role == Role::digits && sum.last() != Role::hundred)) {
                break;
            }
            const auto more = whole(*after, next->end, limit, false, true);
            if (!more && rank(begin, limit)) {
                return std::nullopt;
            }
            // "one hundred and three and two thirds"; no more behind "and" in digits
            if (!more || !more->value || *more->value >= sum.room() ||
                (more->digits && *more->value != std::trunc(*more->value))) {
                break;
            }
            read.end = more->end;
            read.one = read.digits = false;
            added = *more->value;
            break;
        }
        // "one hundred thirty fifths": what divides has as many words as it can
        const bool round = sum.last() == Role::hundred || sum.last() == Role::scale;
        if (round && !inner && !read.digits && compound_divisor(next_at, limit)) {
            break;
        }
        // "three fifths", "three dozens", "five millions"
        const bool dozens = (next->role == Role::scale_many || next->role == Role::magnitude) &&
                            next->value >= dozen && sum.last() != Role::scale;
        if (dozens) {
            sum.multiply(next->value);
            read.end = next->end;
            break;
        }
        if (read.digits && !glued(next_at) && next->role == Role::suffix) {
            break;
        }
        if (next->role == Role::ordinal && sum.last() != Role::digits) {
            const bool share = read.one && read.end == first.end && next->value >= 3 &&
                               (next_at > read.end || glued(next_at) || is_of(next->end, limit) ||
                                ends(next->end, limit) ||
                                text_.tokens.tokens[next_at].span.begin ==
                                    text_.tokens.tokens[next_at - 1].span.end + 1);
            if (share) {
                const auto found = fraction(begin, limit);
                if (found) {
                    return std::nullopt;  // the fraction's own
                }
            }
            if (rank(begin, limit)) {
                return std::nullopt;
            }
            break;
        }
        if (!sum.take(*next)) {
            break;
        }
        read.one = read.digits = false;
        read.end = next->end;
    }
    double value = sum.value() + added;
    if ((added == 0 || added >= 1) && !read.digits && !inner) {
        if (const auto parts = divisor(over_hyphen(read.end, limit), limit)) {
            if (first.role == Role::unit && read.end == first.end && sum.value() > 1 &&
                part(over_hyphen(read.end, limit), limit)->role == Role::fraction_many) {
                return std::nullopt;  // the fraction's own
            }
            value = std::round(value * parts->value * 1e9) / 1e9;
            read.end = parts->end;
            read.fraction = true;
            read.one = false;
        } else if (read.one && read.end < limit) {
            // "one one hundred and fifth"
            const auto next = part(read.end, limit);
            const auto rank_behind =
                next && next->role == Role::unit ? rank(read.end, limit) : std::nullopt;
            if (rank_behind && ends(rank_behind->end, limit)) {
                value = 1 / rank_behind->value;
                read.end = rank_behind->end;
                read.one = false;
            }
        }
    }
    set(read, sum.scale() > 1 && added == 0 && !read.fraction ? exact(value) : value);
    return with_decimals(read, limit);
}

NumberRead EnglishNumbers::with_decimals(NumberRead number, std::uint32_t limit) const {
    const auto point = part(number.end, limit);
    if (!point || point->role != Role::point) {
        return number;
    }
    double scale = 1;
    double value = *number.value;
    std::uint32_t next = point->end;
    while (const auto digit = part(next, limit)) {
        if (digit->role == Role::unit) {
            scale *= 10;
        } else if ((digit->role == Role::teen || digit->role == Role::tens) && scale == 1) {
            scale *= 100;
        } else {
            break;
        }
        value += digit->value / scale;
        next = digit->end;
    }
    if (scale == 1) {
        return number;
    }
    number.end = next;
    if (const auto unit = part(next, limit); unit && unit->role == Role::scale) {
        value *= unit->value;
        number.end = unit->end;
    }
    number.one = false;
    set(number, value);
    return number;
}

}  // namespace khabar::amounts
