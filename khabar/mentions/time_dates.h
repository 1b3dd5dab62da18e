#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/time_context.h"

namespace khabar::times {

/// Fields of a date and where it ends.
struct Fields {
    DateFields date;
    std::uint32_t end = 0;
    bool helped = false;  ///< more than the bare name of a month
    bool numeric = false;
    RowId row{};
};

/// Whether a number may be a year.
constexpr bool is_year(std::uint64_t value) {
    return value >= 1000 && value <= 2999;
}

/// Reads dates: days and months by number and by name, with their years.
class DateReader : public TimeContext {
public:
    using TimeContext::TimeContext;

protected:
    /// day [of] [month] name [name in the other use] [year]; the day may lack; numeric dates.
    [[nodiscard]] std::optional<Fields> date_fields(std::uint32_t at) const;
    /// The same month in the other use: kanun al-thani/yanayir, or in brackets.
    [[nodiscard]] std::uint32_t other_name(std::uint32_t at, const Item& month, bool& helped) const;
    /// A year in four digits; after the word "year" also in words or three digits.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> year_number(std::uint32_t at,
                                                                           bool named) const;
    /// 1 to 31 in digits, as an ordinal, or in words.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> day_number(std::uint32_t at) const;
    /// 15/3/2024, 2024-03-15; 15/3 where the words before say that it is a day.
    [[nodiscard]] std::optional<Fields> numeric_date(std::uint32_t at) const;

private:
    /// The year of a date, or which of its kind it is.
    void date_tail(std::uint32_t at, Fields& fields) const;
};

}  // namespace khabar::times
