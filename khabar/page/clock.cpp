#include "khabar/page/clock.h"

#include <cstddef>

namespace khabar::page {

namespace {

constexpr std::size_t max_bytes = 60;  // why: the longest date and time in Arabic letters

// The digit at `at`, and how many bytes it takes; none: -1.
struct Digit {
    int value = -1;
    std::size_t bytes = 1;
};

Digit digit_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return {};
    }
    const auto byte = [&text](std::size_t where) {
        return where < text.size() ? static_cast<unsigned char>(text[where]) : 0U;
    };
    if (text[at] >= '0' && text[at] <= '9') {
        return {text[at] - '0', 1};
    }
    // U+0660 to U+0669, and U+06F0 to U+06F9 of Persian and Urdu
    if (byte(at) == 0xD9U && byte(at + 1) >= 0xA0U && byte(at + 1) <= 0xA9U) {
        return {static_cast<int>(byte(at + 1) - 0xA0U), 2};
    }
    if (byte(at) == 0xDBU && byte(at + 1) >= 0xB0U && byte(at + 1) <= 0xB9U) {
        return {static_cast<int>(byte(at + 1) - 0xB0U), 2};
    }
    return {};
}

struct Number {
    int value = 0;
    std::size_t digits = 0;
    std::size_t end = 0;
};

Number number_at(std::string_view text, std::size_t at) {
    Number number;
    number.end = at;
    for (Digit digit = digit_at(text, at); digit.value >= 0 && number.digits < 5;
         digit = digit_at(text, number.end)) {
        number.value = number.value * 10 + digit.value;
        ++number.digits;
        number.end += digit.bytes;
    }
    return number;
}

}  // namespace

std::optional<ClockTime> first_clock(std::string_view text) {
    text = text.substr(0, max_bytes);
    if (text.find(':') == std::string_view::npos) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < text.size();) {
        const Number hours = number_at(text, at);
        if (hours.digits == 0) {
            ++at;
            continue;
        }
        if (hours.digits <= 2 && hours.value < 24 && hours.end < text.size() &&
            text[hours.end] == ':') {
            const Number minutes = number_at(text, hours.end + 1);
            if (minutes.digits == 2 && minutes.value < 60) {
                return ClockTime{hours.value * 60 + minutes.value, at == 0};
            }
        }
        at = hours.end;
    }
    return std::nullopt;
}

}  // namespace khabar::page
