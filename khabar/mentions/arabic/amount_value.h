#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// One number with all that belongs to it: a minus before it, groups of three with spaces between
/// ("1 414 021 100"), a fraction in digits ("2 1/4"), decimals in words ("one point five").
class ValueReader {
public:
    explicit ValueReader(const AmountWords& words) : in_(words) {}

    [[nodiscard]] std::optional<NumberRead> read(std::uint32_t at) const;
    /// "One in three", "1 over 20": the number with the one it is a part of; nothing where the
    /// words count.
    [[nodiscard]] std::optional<NumberRead> ratio(const NumberRead& number) const;

private:
    /// The token after a minus that stands before the number at it; `at` where there is none.
    [[nodiscard]] std::uint32_t over_minus(std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> unsigned_at(std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> grouped(std::uint32_t at) const;
    /// The two numbers of "3/4", where the second is one that things are divided by.
    [[nodiscard]] std::optional<NumberRead> quotient(std::uint32_t at) const;
    [[nodiscard]] NumberRead with_decimals(NumberRead number) const;
    /// Nothing that is counted stands at a token.
    [[nodiscard]] bool ends(std::uint32_t at) const;

    const AmountWords& in_;
};

}  // namespace khabar::amounts
