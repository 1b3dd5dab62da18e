#include "khabar/mentions/english/digits.h"

#include <charconv>
#include <cmath>
#include <string_view>

#include "khabar/mentions/digit_run.h"

namespace khabar::amounts {

namespace {

constexpr int max_exponent = 300;  // why: what a double holds

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<double> value_of(const DigitRun& run) {
    if (run.bad) {
        return std::nullopt;
    }
    double value = static_cast<double>(run.part[0]);
    std::size_t at = 1;
    // Groups behind commas: three digits, or two before the last.
    while (at < run.parts && (run.sign[at - 1] == ',')) {
        const bool last = at + 1 == run.parts || run.sign[at] != ',';
        if (run.width[at] != 3 && (last || run.width[at] != 2)) {
            return std::nullopt;
        }
        value = value * (run.width[at] == 3 ? 1000 : 100) + static_cast<double>(run.part[at]);
        ++at;
    }
    if (at > 1 && run.width[0] > 3) {
        return std::nullopt;
    }
    if (at == run.parts) {
        return value;
    }
    if (at + 1 != run.parts || run.sign[at - 1] != '.') {
        return std::nullopt;
    }
    return value + static_cast<double>(run.part[at]) / std::pow(10.0, run.width[at]);
}

/// Whether a number has a comma before it, with no blank, and another number before that.
bool follows_comma(const ReadText& text, std::uint32_t at) {
    const auto glued = [&](std::uint32_t token) {
        return text.tokens.tokens[token - 1].span.end == text.tokens.tokens[token].span.begin;
    };
    return at >= 2 && text.words(at - 1) == "," && text.kind(at - 2) == TokenKind::number &&
           glued(at) && glued(at - 1);
}

bool commas_alone(const DigitRun& run) {
    for (std::size_t i = 0; i + 1 < run.parts; ++i) {
        if (run.sign[i] != ',') {
            return false;
        }
    }
    return true;
}

/// The power behind a number: "e10", "e+14", "x10^-4", "^23"; what it makes of `value`, and where
/// it ends in the bytes.
std::optional<std::uint32_t> power_behind(std::string_view bytes, std::uint32_t at, double& value) {
    bool ten = false;
    std::string_view rest = bytes.substr(at);
    std::uint32_t skip = 0;
    if (rest.starts_with("x10^") || rest.starts_with("*10^")) {
        skip = 4;
        ten = true;
    } else if (rest.starts_with("^")) {
        skip = 1;
    } else if (rest.size() > 1 && (rest[0] == 'e' || rest[0] == 'E')) {
        skip = 1;
        ten = true;
    } else {
        return std::nullopt;
    }
    bool negative = false;
    if (skip < rest.size() && (rest[skip] == '+' || rest[skip] == '-')) {
        negative = rest[skip] == '-';
        ++skip;
    }
    int power = 0;
    const char* const first = rest.data() + skip;
    const auto [end, fault] = std::from_chars(first, rest.data() + rest.size(), power);
    if (skip >= rest.size() || !is_digit(*first) || fault != std::errc{} || power > max_exponent) {
        return std::nullopt;
    }
    const double exponent = negative ? -power : power;
    value = ten ? value * std::pow(10.0, exponent) : std::pow(value, exponent);
    return static_cast<std::uint32_t>(end - bytes.data());
}

}  // namespace

std::optional<EnglishDigitRange> english_digit_range(const ReadText& text, std::uint32_t at) {
    const auto run = digit_run(text, at);
    if (!run || run->bad) {
        return std::nullopt;
    }
    // The parts of each side: one dash, and only signs of numbers beside it.
    DigitRun sides[2];
    std::size_t side = 0;
    for (std::size_t i = 0; i < run->parts; ++i) {
        DigitRun& here = sides[side];
        here.part[here.parts] = run->part[i];
        here.width[here.parts] = run->width[i];
        const bool dash = i + 1 < run->parts && run->sign[i] == '-';
        if (dash && ++side > 1) {
            return std::nullopt;
        }
        here.sign[here.parts++] = dash ? char{} : run->sign[i];
    }
    const auto low = side == 1 ? value_of(sides[0]) : std::nullopt;
    const auto high = low ? value_of(sides[1]) : std::nullopt;
    if (!high || *low >= *high) {
        return std::nullopt;
    }
    return EnglishDigitRange{*low, *high, run->end};
}

std::optional<std::uint32_t> english_list_begin(const ReadText& text, std::uint32_t at) {
    std::uint32_t begin = at;
    while (follows_comma(text, begin)) {
        begin -= 2;
    }
    const auto run = digit_run(text, begin);
    const bool list = run && run->parts > 2 && commas_alone(*run) && !value_of(*run) &&
                      text.words(begin).size() == run->width[0];
    return list ? std::optional(begin) : std::nullopt;
}

std::optional<EnglishDigits> english_digits(const ReadText& text, std::uint32_t at) {
    const auto run = digit_run(text, at);
    const auto value = run ? value_of(*run) : std::nullopt;
    if (!value && run && run->parts > 1 && text.words(at).size() == run->width[0] &&
        english_list_begin(text, at)) {
        return EnglishDigits{static_cast<double>(run->part[0]), at + 1, false};
    }
    if (!value) {
        return std::nullopt;
    }
    EnglishDigits digits{*value, run->end, false};
    const std::uint32_t stop = text.tokens.tokens[run->end - 1].span.end;
    if (const auto end = power_behind(text.document.text(), stop, digits.value)) {
        while (digits.end < text.size() && text.tokens.tokens[digits.end].span.begin < *end) {
            ++digits.end;
        }
        digits.power = true;
    }
    return digits;
}

}  // namespace khabar::amounts
