#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_context.h"

namespace khabar::times {

/// Fields of a date and where it ends.
struct Fields {
    DateFields date;
    std::uint32_t end = 0;
    bool helped = false;  ///< more than the bare name of a month
    bool numeric = false;
    bool either_order = false;  ///< day and month in digits, each of which may be the other
    bool zero_led = false;      ///< 22/04: no fraction is written so
    bool dotted = false;        ///< 4.22: a decimal number too
    RowId row{};
};

/// How a year may be written: in four digits; behind a month also in words that make no round
/// number; behind the word "year" in any words, or in three digits.
enum class YearForm : std::uint8_t { digits, behind_month, named };

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
    /// A year, as the form allows.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> year_number(std::uint32_t at,
                                                                           YearForm form) const;
    /// 1 to 31 in digits, as an ordinal, or in words.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> day_number(std::uint32_t at) const;
    /// 15/3/2024, 2024-03-15, 18-9-15, 3/2015; 15/3, where the words before must say that it is a
    /// day. The day comes first where both orders are possible.
    [[nodiscard]] std::optional<Fields> numeric_date(std::uint32_t at) const;

    /// The year of a date, or which of its kind it is.
    void date_tail(std::uint32_t at, Fields& fields) const;

private:
    /// "08/12, 2015": the comma before a year behind two numbers, which is the American order.
    [[nodiscard]] bool american_year(Fields& fields) const;
    /// Behind "month": its number, 1 to 12, that counts nothing.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> month_number(std::uint32_t at) const;
    /// "January 22, 2018": a day behind the month, where a year follows.
    void day_behind(std::uint32_t at, Fields& fields) const;
};

}  // namespace khabar::times
