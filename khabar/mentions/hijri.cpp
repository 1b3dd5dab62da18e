#include "khabar/mentions/hijri.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "khabar/mentions/civil_steps.h"

namespace khabar::times {

namespace {

using std::chrono::days;

constexpr std::size_t months = 12;

}  // namespace

/// One row: the civil days on which its months begin, and the day after its last.
struct HijriCalendar::Year {
    std::array<Day, months + 1> starts;
};

std::optional<HijriCalendar::Year> HijriCalendar::year(int number) const {
    if (sheet_ == nullptr || !covers(number)) {
        return std::nullopt;
    }
    const auto row = static_cast<std::uint32_t>(number - first_year);
    if (row >= sheet_->rows()) {
        return std::nullopt;
    }
    int named = 0;
    const std::string_view name = sheet_->cell(row, "year");
    std::from_chars(name.data(), name.data() + name.size(), named);
    const auto first = parse_day(sheet_->cell(row, "first"));
    if (named != number || !first) {
        return std::nullopt;
    }
    Year out{};
    out.starts[0] = *first;
    // "30 29 30 ...": two digits and a blank for each month.
    const std::string_view lengths = sheet_->cell(row, "months");
    if (lengths.size() != months * 3 - 1) {
        return std::nullopt;
    }
    for (std::size_t month = 0; month < months; ++month) {
        const std::string_view length = lengths.substr(month * 3, 2);
        const bool parted = month + 1 == months || lengths[month * 3 + 2] == ' ';
        if (!parted || (length != "29" && length != "30")) {
            return std::nullopt;
        }
        out.starts[month + 1] = out.starts[month] + days{length == "29" ? 29 : 30};
    }
    return out;
}

std::optional<Day> HijriCalendar::month_start(int number, int month) const {
    if (month < 1 || month > static_cast<int>(months)) {
        return std::nullopt;
    }
    const auto found = year(number);
    return found ? std::optional(found->starts[static_cast<std::size_t>(month - 1)]) : std::nullopt;
}

std::optional<int> HijriCalendar::month_length(int number, int month) const {
    if (month < 1 || month > static_cast<int>(months)) {
        return std::nullopt;
    }
    const auto found = year(number);
    if (!found) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(month);
    return static_cast<int>((found->starts[at] - found->starts[at - 1]).count());
}

std::optional<Day> HijriCalendar::year_end(int number) const {
    const auto found = year(number);
    return found ? std::optional(found->starts[months]) : std::nullopt;
}

std::optional<HijriDate> HijriCalendar::date(Day day) const {
    const auto first = month_start(first_year, 1);
    if (!first || day < *first) {
        return std::nullopt;
    }
    // No year is longer than 355 days, so the guess is never late; and so few years too early.
    constexpr int longest = 355;
    constexpr int behind = 2;  // why: 301 years, 0.63 days each
    const int guess = first_year + static_cast<int>((day - *first).count() / longest);
    for (int number = guess; number <= guess + behind; ++number) {
        const auto found = year(number);
        if (!found || day < found->starts[0] || day >= found->starts[months]) {
            continue;
        }
        std::size_t month = 0;
        while (day >= found->starts[month + 1]) {
            ++month;
        }
        return HijriDate{number, static_cast<int>(month) + 1,
                         static_cast<int>((day - found->starts[month]).count()) + 1};
    }
    return std::nullopt;
}

std::optional<int> HijriCalendar::year_in(int civil_year, int month, int day) const {
    const auto first = date(day_of(civil_year, 1, 1));
    if (!first) {
        return std::nullopt;
    }
    // A civil year touches three years of the Hijra at most.
    for (int number = first->year; number <= first->year + 2; ++number) {
        const auto start = month_start(number, month);
        if (start && year_of(*start + days{day - 1}) == civil_year) {
            return number;
        }
    }
    return std::nullopt;
}

}  // namespace khabar::times
