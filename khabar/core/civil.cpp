#include "khabar/core/civil.h"

#include <fmt/format.h>

namespace khabar {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

void write_digits(std::string& text, std::size_t at, std::size_t count, unsigned value) {
    for (std::size_t i = at + count; i-- > at; value /= 10) {
        text[i] = static_cast<char>('0' + value % 10);
    }
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() < length || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    if (text.size() > length && text[length] != 'T' && text[length] != ' ') {
        return std::nullopt;
    }
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || *year < 1000 || *year > 2999) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return Day{date};
}

std::string format_day(Day day) {
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (year >= 0 && year <= 9999) {  // of every day that a page tells
        std::string text(10, '-');
        write_digits(text, 0, 4, static_cast<unsigned>(year));
        write_digits(text, 5, 2, static_cast<unsigned>(date.month()));
        write_digits(text, 8, 2, static_cast<unsigned>(date.day()));
        return text;
    }
    return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace khabar
