#pragma once

#include <cstdint>
#include <string_view>

namespace khabar::amounts {

/// What a word does in a number: the column `role` of lexicon/ar/numerals.tsv; `digits` for digits.
enum class NumberRole : std::uint8_t {
    none,
    digits,
    unit,
    teen,
    tens,
    hundred,
    scale,
    scale_open,
    scale_two,
    scale_many,
    magnitude,
    few,
    fraction,
    fraction_many,
    fraction_bound,
    ordinal
};

/// The role of that name; none for another.
NumberRole number_role(std::string_view name);

/// One word or one run of digits of a number, by its row in lexicon/ar/numerals.tsv.
struct NumberPart {
    NumberRole role = NumberRole::none;
    double value = 0;
    double bound_part = 0;  ///< the part of a whole that the letters may also mean, or 0
    std::uint32_t end = 0;
    bool conjunction = false;
    bool article = false;
    std::uint8_t cut = 0;
};

/// The sum of a number's parts so far.
class NumberSum {
public:
    /// Takes the next part if the number goes on with it.
    bool take(const NumberPart& part, bool first);

    [[nodiscard]] double value() const noexcept { return total_ + current_; }
    /// The last thousand or million named; 0 before the first.
    [[nodiscard]] double scale() const noexcept { return scale_; }
    /// What was taken since, and may still be multiplied by the next.
    [[nodiscard]] double open() const noexcept { return current_; }
    /// Times `factor`: what may still be multiplied by the next, or all that was taken.
    void multiply_current(double factor) { current_ *= factor; }
    void multiply_total(double factor) { total_ *= factor; }

private:
    /// Millions stand before thousands: the next thousand or million is smaller than the last.
    [[nodiscard]] bool falls(double scale) const;

    double total_ = 0;    ///< of the finished thousands and millions
    double current_ = 0;  ///< what may still be multiplied by the next
    double scale_ = 0;
    NumberRole last_ = NumberRole::none;
};

}  // namespace khabar::amounts
