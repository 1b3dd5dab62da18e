#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/arabic/amount_value.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// Numbers that stand for one amount together: "5 to 7", "between five and seven".
class RangeReader {
public:
    explicit RangeReader(const AmountWords& words) : in_(words), values_(words) {}

    /// Two numbers with "to" or "and" between them.
    [[nodiscard]] std::optional<NumberRead> range(std::uint32_t at, bool between) const;
    /// A number, or two joined by a dash, "to" or "or".
    [[nodiscard]] std::optional<NumberRead> range_or_number(std::uint32_t at) const;

private:
    [[nodiscard]] std::optional<NumberRead> joined(const NumberRead& low, std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> plain_number(std::uint32_t at) const;
    /// "between 5% and 10%": the unit may stand behind both.
    [[nodiscard]] std::uint32_t over_unit(std::uint32_t at) const;

    const AmountWords& in_;
    ValueReader values_;
};

}  // namespace khabar::amounts
