#pragma once

#include <cstdint>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// Numbers that count nothing: years, telephones, the number of a resolution, of a list, a model.
class LabelReader {
public:
    explicit LabelReader(const AmountWords& words) : in_(words) {}

    [[nodiscard]] bool label_before(std::uint32_t at) const;
    /// "resolution of the Security Council 2216": the label stands some words before bare digits.
    [[nodiscard]] bool label_near(std::uint32_t at) const;
    /// Bare digits that are a year, a clock time, a list's number, a telephone.
    [[nodiscard]] bool looks_like_label(std::uint32_t at, const NumberRead& number) const;
    /// The name of a troop stands before, whose number it may be.
    [[nodiscard]] bool troop_before(std::uint32_t at) const;
    /// "In rank 31", "in the year 352": of a number that counts nothing.
    [[nodiscard]] bool series_before(std::uint32_t at) const;
    /// Digits behind a name that no row knows, or in other letters: "Voyager 2", "H1N1".
    [[nodiscard]] bool part_of_name(std::uint32_t at) const;
    /// One side of "2 - 2".
    [[nodiscard]] bool in_score(std::uint32_t at, std::uint32_t end) const;
    [[nodiscard]] bool is_year(std::uint32_t at) const;
    /// Inside a hashtag or the address of a page.
    [[nodiscard]] bool in_address(std::uint32_t at) const;
    /// A size by which a thing is called: "of calibre 120 mm".
    [[nodiscard]] bool is_gauge(std::uint32_t at) const;
    /// Whether the sentence holds nothing but these tokens: a cell of a table.
    [[nodiscard]] bool alone(std::uint32_t begin, std::uint32_t end) const {
        return begin == in_.first() && end >= in_.limit();
    }

private:
    [[nodiscard]] bool starts_with_zero(std::uint32_t at) const;

    const AmountWords& in_;
};

}  // namespace khabar::amounts
