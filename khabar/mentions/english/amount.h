#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/english/numbers.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// An English amount before its noun: the number, and the words beside it that limit it.
struct EnglishAmount {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    NumberRead number;
    Approx approx = Approx::exact;
    bool cued = false;
    bool between = false;  ///< two ends with a word before them, so no label
};

/// Reads "about", "no fewer than", "from 5 to 7", "more than 100 and less than 300", "20 or more".
class EnglishAmounts {
public:
    EnglishAmounts(const AmountWords& words, const EnglishNumbers& numbers)
        : in_(words), numbers_(numbers) {}

    [[nodiscard]] std::optional<EnglishAmount> read(std::uint32_t at) const;
    /// A hyphen stands between a token and the one before it.
    [[nodiscard]] bool hyphen(std::uint32_t at) const;

private:
    [[nodiscard]] bool belongs_to_verb(std::uint32_t at) const;
    [[nodiscard]] std::optional<EnglishAmount> one(std::uint32_t at) const;
    /// A number, or two joined by a dash, "to" or "or".
    [[nodiscard]] std::optional<NumberRead> number_or_range(std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> range(std::uint32_t at, bool between) const;
    [[nodiscard]] std::optional<NumberRead> joined(const NumberRead& low, std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> number(std::uint32_t at) const;
    /// A number or the number of a rank: "between the tenth and the fifteenth".
    [[nodiscard]] std::optional<NumberRead> ranked(std::uint32_t at) const;
    /// "1 in 20", "one over three".
    [[nodiscard]] std::optional<NumberRead> ratio(const NumberRead& one) const;
    [[nodiscard]] std::uint32_t over_unit(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t over_determiner(std::uint32_t at) const;
    [[nodiscard]] bool all_free(std::uint32_t begin, std::uint32_t end) const;

    const AmountWords& in_;
    const EnglishNumbers& numbers_;
};

}  // namespace khabar::amounts
