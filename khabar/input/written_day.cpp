#include "khabar/input/written_day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <vector>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::size_t max_words = 8;  // why: weekday, day, month, year, time, zone
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty() && words.size() < max_words) {
        const std::size_t begin = text.find_first_not_of(" ,\t\r\n-");
        if (begin == std::string_view::npos) {
            break;
        }
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" ,\t\r\n-"), text.size());
        words.push_back(lower(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return words;
}

std::optional<unsigned> number(const std::string& word) {
    unsigned value = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    return fault == std::errc{} && end == word.data() + word.size() && word.size() <= 4
               ? std::optional(value)
               : std::nullopt;
}

std::optional<unsigned> month(const std::string& word) {
    const auto found = std::find(months.begin(), months.end(), word.substr(0, 3));
    return found == months.end() || word.size() < 3
               ? std::nullopt
               : std::optional(static_cast<unsigned>(found - months.begin()) + 1);
}

/// "20210310", with or without hour, minute and second behind it.
std::optional<Day> day_of_digits(std::string_view text) {
    constexpr std::size_t date = 8;
    constexpr std::size_t time = 14;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool is_date = digits == date && (text.size() == date || text[date] == 'T');
    if (!is_date && !(digits == time && text.size() == time)) {
        return std::nullopt;
    }
    const auto part = [text](std::size_t begin, std::size_t size) {
        return std::string(text.substr(begin, size));
    };
    return parse_day(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2));
}

}  // namespace

std::optional<Day> written_day(std::string_view text) {
    text = without_space(text);
    if (const auto day = parse_day(text)) {
        return day;
    }
    if (const auto day = day_of_digits(text)) {
        return day;
    }
    const std::vector<std::string> words = words_of(text);
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        const auto day = number(words[at - 1]);
        const auto in = month(words[at]);
        auto year = number(words[at + 1]);
        if (!day || !in || !year) {
            continue;
        }
        constexpr unsigned century = 100;
        constexpr unsigned pivot = 50;  // source: RFC 2822, 4.3
        if (words[at + 1].size() == 2) {
            *year += *year < pivot ? 20 * century : 19 * century;
        }
        const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                               std::chrono::month(*in), std::chrono::day(*day)};
        return date.ok() && *year >= 1000 ? std::optional<Day>(date) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace khabar::input
