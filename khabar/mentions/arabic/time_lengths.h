#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_feasts.h"

namespace khabar::times {

/// Reads lengths of time, and what is told by them: three days ago, the last three days.
class LengthReader : public FeastReader {
public:
    using FeastReader::FeastReader;

protected:
    /// [about] (number unit | unit | two units | [some] units), and where it ends.
    [[nodiscard]] std::optional<std::pair<Length, std::uint32_t>> length_at(std::uint32_t at,
                                                                            bool loose) const;
    /// "a year and a half".
    [[nodiscard]] Length with_half(Length length, std::uint32_t& end) const;
    /// "three weeks" as a length, "the 48 past hours" as a time.
    [[nodiscard]] MaybeRead counted_units(std::uint32_t at) const;
    /// "a whole week", "one week", "two years and a half".
    [[nodiscard]] MaybeRead whole(std::uint32_t at) const;
    /// "the last three days", "the 48 coming hours", "the few last days".
    [[nodiscard]] MaybeRead past_units(std::uint32_t at) const;
    /// "three days ago", "in five days", "some days ago".
    [[nodiscard]] MaybeRead away(std::uint32_t at) const;
};

}  // namespace khabar::times
