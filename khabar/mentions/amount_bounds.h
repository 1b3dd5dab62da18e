#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

/// "More than", "at least".
[[nodiscard]] bool is_lower(Approx approx);
/// "Less than", "at most".
[[nodiscard]] bool is_upper(Approx approx);

/// Value and bounds of a quantity: RECORD.md, `number`. `approx` is what limits the number from
/// outside.
void bound(const NumberRead& number, Approx approx, QuantityMention& quantity);

/// Two numbers as the ends of one range, "5 to 7"; nothing where they do not rise.
///
/// scaled  the scale of the upper end may belong to both: "5 to 7 thousand"
[[nodiscard]] std::optional<NumberRead> join_ends(NumberRead low, const NumberRead& high,
                                                  bool scaled);

/// Two limits as the ends of one range, "more than 100" and "less than 300"; nothing where they
/// leave nothing between them.
[[nodiscard]] std::optional<NumberRead> join_limits(NumberRead first, Approx first_limit,
                                                    const NumberRead& second, Approx second_limit);

/// What a cue behind an amount ("or more") makes of `approx`; moves `at` past it.
Approx approx_behind(const AmountWords& words, std::uint32_t& at, Approx approx);

}  // namespace khabar::amounts
