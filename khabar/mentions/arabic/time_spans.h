#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/arabic/time_lengths.h"

namespace khabar::times {

/// Reads weeks, months, years, decades, their parts, and what begins with "since".
class SpanReader : public LengthReader {
public:
    using LengthReader::LengthReader;

protected:
    /// "this week", "last year", "the last three days", "year 2009", "for ten years".
    [[nodiscard]] MaybeRead spell(std::uint32_t at) const;
    /// "year 2009", "year 1446 of the Hijra".
    [[nodiscard]] MaybeRead year_at(std::uint32_t at) const;
    [[nodiscard]] MaybeRead bare_year(std::uint32_t at) const;
    [[nodiscard]] MaybeRead since(std::uint32_t at) const;
    /// "before 2020", "from Sunday on", "after the year 2011": one side is open.
    [[nodiscard]] MaybeRead open(std::uint32_t at) const;
    /// Any time but lengths and those that begin with a preposition.
    [[nodiscard]] MaybeRead any_time(std::uint32_t at) const;
    /// A month, year, week, decade or century.
    [[nodiscard]] MaybeRead longer_time(std::uint32_t at) const;
    [[nodiscard]] MaybeRead section(std::uint32_t at) const;
    /// "the first six months of the year", "the last ten days of Ramadan".
    [[nodiscard]] MaybeRead first_units(std::uint32_t at) const;
    [[nodiscard]] MaybeRead share(std::uint32_t at) const;
    [[nodiscard]] MaybeRead decade(std::uint32_t at) const;
    [[nodiscard]] MaybeRead century(std::uint32_t at) const;
    [[nodiscard]] MaybeRead vague(std::uint32_t at) const;
};

}  // namespace khabar::times
