#pragma once

#include <cstdint>

#include "khabar/mentions/arabic/time_clock.h"
#include "khabar/mentions/feasts.h"

namespace khabar::times {

/// Reads feasts and seasons, with the year that stands behind them.
class FeastReader : public ClockReader {
public:
    using ClockReader::ClockReader;

protected:
    /// "Eid al-Fitr 2013", "the eve of Christmas", "the second day of Eid al-Adha".
    [[nodiscard]] MaybeRead feast(std::uint32_t at) const;
    /// "summer 2014", "last winter", "this spring". A season alone needs a preposition of time.
    [[nodiscard]] MaybeRead season(std::uint32_t at) const;

private:
    struct Lead {
        std::uint32_t end = 0;  ///< where the feast begins
        int days = 0;           ///< from its first day
        bool all = false;       ///< "the days of": as long as it lasts
    };
    /// What stands before a feast and tells which of its days is meant.
    [[nodiscard]] Lead lead(std::uint32_t at) const;
};

}  // namespace khabar::times
