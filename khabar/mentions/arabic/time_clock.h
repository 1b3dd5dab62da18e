#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "khabar/mentions/arabic/time_days.h"

namespace khabar::times {

/// Reads the hands of a clock: "at half past eight in the evening, local time", 14:30 by Greenwich,
/// with the day that stands beside them. Hours are of 24; a part of the day behind tells which
/// half.
class ClockReader : public DayReader {
public:
    using DayReader::DayReader;

protected:
    /// [the hour] hour [minutes] [part of the day | day] [zone]; the day may lack, then it is a
    /// clock alone. `part`: what was told of the day before it.
    [[nodiscard]] MaybeRead clock(std::uint32_t at, DayPart part = DayPart::none) const;

private:
    struct Hands {
        int hour = 0;  ///< 0 to 24
        int minute = 0;
        std::uint32_t end = 0;
    };
    /// "at the sixth of the evening": an hour without the word, between a preposition and a part of
    /// the day.
    [[nodiscard]] bool hour_alone(std::uint32_t at) const;
    /// `said`: the words say that a bare number is an hour.
    [[nodiscard]] std::optional<Hands> hands(std::uint32_t at, bool said) const;
};

}  // namespace khabar::times
