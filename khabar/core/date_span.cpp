#include "khabar/core/date_span.h"

#include <string>

namespace khabar {

std::optional<DateSpan> parse_date_span(std::string_view text) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    constexpr std::size_t day = 10;
    if (text.size() == day) {
        const std::optional<Day> one = parse_day(text);
        return one ? std::optional<DateSpan>({*one, *one}) : std::nullopt;
    }
    if (text.size() != year && text.size() != month) {
        return std::nullopt;
    }
    const std::optional<Day> first =
        parse_day(std::string(text) + (text.size() == year ? "-01-01" : "-01"));
    if (!first) {
        return std::nullopt;
    }
    const std::chrono::year_month_day begin(*first);
    const std::chrono::month last = text.size() == year ? std::chrono::December : begin.month();
    return DateSpan{
        *first, std::chrono::year_month_day_last(begin.year(), std::chrono::month_day_last(last))};
}

}  // namespace khabar
