#include "khabar/mentions/arabic/amount_value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::size_t max_groups = 5;  // why: 15 digits are the most that a number of news has

constexpr double max_decimals = 1e6;  // why: more digits are read out of no news

/// What things are divided by in news; other "7/11" are dates, scores and names.
constexpr std::array<std::uint64_t, 9> divisors{2, 3, 4, 5, 6, 8, 10, 100, 1000};

/// The smallest power of ten above a whole number: 10 for 7, 100 for 25.
double decimal_scale(double value) {
    double scale = 10;
    while (scale <= value) {
        scale *= 10;
    }
    return scale;
}

void set(NumberRead& number, double value) {
    number.value = number.min = number.max = value;
}

}  // namespace

std::optional<NumberRead> ValueReader::read(std::uint32_t at) const {
    const std::uint32_t begin = over_minus(at);
    auto number = unsigned_at(begin);
    if (!number || begin == at) {
        return number;
    }
    if (!number->value || number->article) {
        return std::nullopt;
    }
    number->begin = at;
    number->negative = true;
    number->one = false;
    set(*number, -*number->value);
    return number;
}

std::uint32_t ValueReader::over_minus(std::uint32_t at) const {
    if (in_.word_at(at).first == "minus") {
        const WordHit hit = in_.word_at(at).second;
        return in_.numbers().begins(hit.end, in_.limit()) ? hit.end : at;
    }
    const bool sign = in_.sign(at, "-") || in_.sign(at, "\xE2\x88\x92");
    if (!sign || at + 1 >= in_.limit() || in_.text().kind(at + 1) != TokenKind::number ||
        !in_.glued(at + 1)) {
        return at;
    }
    // Glued to what stands before it, it is a dash: of a model's name, of a range.
    const bool glued =
        in_.glued(at) && in_.text().kind(at - 1) != TokenKind::symbol && !in_.sign(at - 1, "(");
    const bool between = at > in_.first() && in_.text().kind(at - 1) == TokenKind::number;
    return glued || between ? at : at + 1;
}

bool ValueReader::ends(std::uint32_t at) const {
    return at >= in_.limit() || in_.text().kind(at) == TokenKind::punctuation;
}

std::optional<NumberRead> ValueReader::unsigned_at(std::uint32_t at) const {
    const bool digits = in_.free(at) && in_.text().kind(at) == TokenKind::number;
    if (!in_.free(at) ||
        !(digits || in_.may(at, numeral_word) || in_.words().is(at, in_.words().affixes().the))) {
        return std::nullopt;
    }
    if (digits) {
        if (auto number = quotient(at)) {
            return number;
        }
        if (auto number = grouped(at)) {
            return number;
        }
    }
    auto number = in_.numbers().read(at, in_.limit());
    if (!number || !number->value || number->article) {
        return number;
    }
    // "2 1/4"
    if (number->digits && *number->value == std::trunc(*number->value)) {
        if (const auto part = quotient(number->end); part && *part->value < 1) {
            number->end = part->end;
            set(*number, *number->value + *part->value);
        }
    }
    return with_decimals(*number);
}

std::optional<NumberRead> ValueReader::quotient(std::uint32_t at) const {
    if (!in_.free(at) || in_.text().kind(at) != TokenKind::number) {
        return std::nullopt;
    }
    const auto run = digit_run(in_.text(), at);
    if (!run || run->bad || run->parts != 2 || run->sign[0] != '/' || run->end > in_.limit() ||
        std::find(divisors.begin(), divisors.end(), run->part[1]) == divisors.end()) {
        return std::nullopt;
    }
    NumberRead number;
    number.begin = at;
    number.end = run->end;
    number.digits = true;
    set(number, static_cast<double>(run->part[0]) / static_cast<double>(run->part[1]));
    return number;
}

std::optional<NumberRead> ValueReader::grouped(std::uint32_t at) const {
    const auto first = digit_run(in_.text(), at);
    if (!first || first->bad || first->parts != 1 || first->width[0] > 3 || first->part[0] == 0 ||
        (at > in_.first() && in_.text().kind(at - 1) == TokenKind::number)) {
        return std::nullopt;
    }
    double value = static_cast<double>(first->part[0]);
    std::uint32_t next = first->end;
    std::size_t groups = 1;
    for (; in_.free(next) && in_.text().kind(next) == TokenKind::number; ++groups) {
        const auto run = digit_run(in_.text(), next);
        if (!run || !run->plain(3) || groups == max_groups) {
            return std::nullopt;  // a telephone, a row of a table
        }
        value = value * 1000 + static_cast<double>(run->part[0]);
        next = run->end;
    }
    if (groups == 1) {
        return std::nullopt;
    }
    NumberRead number;
    number.begin = at;
    number.end = next;
    number.digits = true;
    set(number, value);
    return number;
}

NumberRead ValueReader::with_decimals(NumberRead number) const {
    const auto [role, hit] = in_.word_at(number.end);
    if (role != "point" || hit.cut > 0) {
        return number;
    }
    std::uint32_t next = hit.end;
    double scale = 1;
    for (auto zero = in_.numbers().read(next, in_.limit());
         zero && zero->value && *zero->value == 0 && zero->end < in_.limit();
         zero = in_.numbers().read(next, in_.limit())) {
        scale *= 10;
        next = zero->end;
    }
    const auto decimals = in_.numbers().read(next, in_.limit());
    if (!decimals || !decimals->value || decimals->article || decimals->cut > 0 ||
        *decimals->value > max_decimals || *decimals->value != std::trunc(*decimals->value)) {
        return number;
    }
    scale *= decimal_scale(*decimals->value);
    number.end = decimals->end;
    // "three of a hundred" names the place of the last digit.
    if (in_.word_at(number.end).first == "from") {
        const auto whole = in_.numbers().read(in_.word_at(number.end).second.end, in_.limit());
        if (whole && whole->value && *whole->value > *decimals->value) {
            scale = *whole->value;
            number.end = whole->end;
        }
    }
    number.one = false;
    set(number, *number.value + *decimals->value / scale);
    return number;
}

std::optional<NumberRead> ValueReader::ratio(const NumberRead& number) const {
    const auto [role, hit] = in_.word_at(number.end);
    const bool one = number.value && std::abs(*number.value) == 1 && !number.article;
    if (!number.value || hit.cut > 0 ||
        !(role == "of_every" || (role == "from" && one) || role == "over")) {
        return std::nullopt;
    }
    auto whole = in_.numbers().read(hit.end, in_.limit());
    if (!whole || !whole->value || whole->article || whole->cut > 0 || *whole->value < 2) {
        return std::nullopt;
    }
    if (role == "over" && !one && !ends(whole->end)) {
        return std::nullopt;  // "shared out 2000 over 3 towns" counts
    }
    whole->begin = number.begin;
    whole->cut = number.cut;
    whole->conjunction = number.conjunction;
    whole->negative = number.negative;
    whole->digits = false;
    whole->part = role == "from" ? *number.value : 0;
    set(*whole, *number.value / *whole->value);
    return whole;
}

}  // namespace khabar::amounts
