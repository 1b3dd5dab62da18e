#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/english/time_words.h"

namespace khabar::times {

/// A date as its words give it, and the token after it.
struct EnglishFields {
    DateFields date;
    std::uint32_t end = 0;
    bool numeric = false;  ///< digits alone
    bool swapped = false;  ///< digits whose day and month may stand the other way round
    RowId row{};
};

/// A year in two digits: those of this century that are near, else of the last.
constexpr int whole_year(std::uint64_t two) {
    constexpr std::uint64_t turn = 30;  // why: news tells of the last century more than of plans
    return static_cast<int>(two + (two < turn ? 2000 : 1900));
}

constexpr bool is_day_number(std::uint64_t value) {
    return value >= 1 && value <= 31;
}

/// Reads dates by name and by number, and years.
class EnglishDates : public EnglishTimeWords {
public:
    using EnglishTimeWords::EnglishTimeWords;

protected:
    /// "Friday, March 3rd, 2018", "3 March", "March 2018", "2018-03-14", "March". Nothing where the
    /// words may be no date.
    [[nodiscard]] std::optional<EnglishFields> fields_at(std::uint32_t at) const;
    /// The time of a date.
    [[nodiscard]] MaybeRead dated(const EnglishFields& fields, std::uint32_t at) const;
    [[nodiscard]] MaybeRead date_at(std::uint32_t at) const;
    /// The day of a month: "3", "3rd", "third", "the third".
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> day_number(std::uint32_t at) const;
    /// A year in digits, 1000 to 2999, or in words: "nineteen ninety six".
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> year_number(std::uint32_t at) const;
    /// "in 2016", "the 2003 invasion": digits that the words round them make a year.
    [[nodiscard]] MaybeRead bare_year(std::uint32_t at) const;
    /// "the 1990s", "'90s", "the nineties".
    [[nodiscard]] MaybeRead decade(std::uint32_t at) const;
    /// "the 21st century".
    [[nodiscard]] MaybeRead century(std::uint32_t at) const;
    /// What shows a year to be none, or its number to be a label.
    [[nodiscard]] bool no_year(std::uint32_t at, std::uint32_t end) const;

private:
    [[nodiscard]] std::optional<EnglishFields> numeric(std::uint32_t at) const;
    /// 05-Aug-2016, 2016/Aug/05, Sep-2020-23.
    [[nodiscard]] std::optional<EnglishFields> mixed(std::uint32_t at) const;
    [[nodiscard]] std::optional<EnglishFields> by_name(std::uint32_t at) const;
    [[nodiscard]] std::optional<EnglishFields> day_first(std::uint32_t at) const;
    [[nodiscard]] std::optional<EnglishFields> month_first(std::uint32_t at) const;
    /// [, | of | in] year, "last year"; moves `fields.end`.
    void year_tail(EnglishFields& fields) const;
    /// Whether a month that may be another word stands for one.
    [[nodiscard]] bool is_month(std::uint32_t at) const;
    /// The token behind a stroke, dash or hyphen; `at` itself where there is none.
    [[nodiscard]] std::uint32_t over_joint(std::uint32_t at) const;
};

}  // namespace khabar::times
