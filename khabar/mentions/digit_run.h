#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "khabar/language/language.h"

namespace khabar::amounts {

/// Digits with the signs between them as the page wrote them: 1,000 or 2024-03-15 or 5-7.
struct DigitRun {
    static constexpr std::size_t max_parts = 6;  // more is a number plate, not a number
    std::array<std::uint64_t, max_parts> part{};
    std::array<std::uint8_t, max_parts> width{};
    /// After each part: / - . , : or a (Arabic comma), d (decimal sign), t (sign of thousands).
    std::array<char, max_parts> sign{};
    std::uint8_t parts = 0;
    bool bad = false;       ///< more parts or digits than a number has
    std::uint32_t end = 0;  ///< the token after the last

    /// 1,000 and 1.000 are a thousand, 8,3 and 0.002 are decimals; nothing for dates and the like.
    [[nodiscard]] std::optional<double> value() const;
    [[nodiscard]] bool plain(std::uint8_t digits) const {
        return parts == 1 && !bad && width[0] == digits;
    }
};

/// The run of digits that begins with this token; nothing for a token that is no number.
std::optional<DigitRun> digit_run(const ReadText& text, std::uint32_t token);

}  // namespace khabar::amounts
