#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_within.h"

namespace khabar::times {

/// Reads several days, months or years told together, and what goes from one to another.
class ListReader : public WithinReader {
public:
    using WithinReader::WithinReader;

protected:
    /// "Friday and Saturday last", "20 and 21 March", "years 2014 and 2015" behind their head.
    [[nodiscard]] MaybeRead listed(std::uint32_t at) const;
    [[nodiscard]] MaybeRead weekday_list(std::uint32_t at, RowId row) const;
    /// 20 and 21 [and 22] March.
    [[nodiscard]] MaybeRead day_list(std::uint32_t at, RowId row) const;
    /// 3-5 March as one run of digits.
    [[nodiscard]] MaybeRead day_dash(std::uint32_t at) const;
    [[nodiscard]] MaybeRead year_list(std::uint32_t at, RowId row) const;
    /// 1975-1990 as one run of digits.
    [[nodiscard]] MaybeRead year_pair(std::uint32_t at) const;
    /// The span from the first to the last date; what the first lacks it has from the last.
    [[nodiscard]] MaybeRead span_of(Fields first, const Fields& last, std::uint32_t at,
                                    RowId row) const;
    /// A day, with the day that it is told together with: "2 May to 5 May", "today and tomorrow".
    [[nodiscard]] MaybeRead up_to(Read first) const;
    /// "from A to B", "between A and B".
    [[nodiscard]] MaybeRead range(std::uint32_t at) const;
};

}  // namespace khabar::times
