#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/arabic/amount_range.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// An amount before its noun: the number, and the words before it that limit it.
struct AmountRead {
    std::uint32_t begin = 0;
    NumberRead number;
    Approx approx = Approx::exact;
    bool cued = false;
    bool between = false;  ///< two ends with a word before them, so no label
    bool measure = false;  ///< its cue fits a bare number or a measure: "over 3 towns" is a place
    bool conjunction = false;
    std::uint8_t cut = 0;
};

/// "About", "no fewer than", "from 5 to 7", "more than 100 and less than 300".
class CueReader {
public:
    explicit CueReader(const AmountWords& words) : in_(words), ranges_(words) {}

    [[nodiscard]] std::optional<AmountRead> read(std::uint32_t at) const;

private:
    [[nodiscard]] std::optional<AmountRead> one(std::uint32_t at) const;
    [[nodiscard]] std::optional<NumberRead> number_at(std::uint32_t at, AmountRead& amount) const;
    [[nodiscard]] std::uint32_t over_gap(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t over_particle(std::uint32_t at) const;

    const AmountWords& in_;
    RangeReader ranges_;
};

}  // namespace khabar::amounts
