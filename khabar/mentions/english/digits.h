#pragma once

#include <cstdint>
#include <optional>

#include "khabar/language/language.h"

namespace khabar::amounts {

/// The number that digits at a token are in English, and the token after it.
struct EnglishDigits {
    double value = 0;
    std::uint32_t end = 0;
    bool power = false;  ///< written as one: 1e10, 1.1^23
};

/// 1,000 is a thousand and 1.000 is one; 12,34,567.89 in groups as India writes them; 6.2x10^-4.
/// Of a list without blanks the number at the token. Nothing for dates, clocks, addresses and other
/// runs that are no single number.
std::optional<EnglishDigits> english_digits(const ReadText& text, std::uint32_t at);

/// The first token of the list without blanks in which a number stands: "22,24,26". Groups of three
/// digits are thousands, and two numbers alone no list.
std::optional<std::uint32_t> english_list_begin(const ReadText& text, std::uint32_t at);

/// Two numbers in digits with a dash between, the first the smaller: "20,000-25,000", "2.5-3".
struct EnglishDigitRange {
    double low = 0;
    double high = 0;
    std::uint32_t end = 0;  ///< the token behind them
};
std::optional<EnglishDigitRange> english_digit_range(const ReadText& text, std::uint32_t at);

}  // namespace khabar::amounts
