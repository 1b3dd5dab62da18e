#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "khabar/mentions/english/time_days.h"

namespace khabar::times {

constexpr int quarter_months = 3;

/// A length of time in words.
struct EnglishLength {
    Length length;
    std::uint32_t end = 0;
    bool one = false;       ///< "a week": no length without a word beside it
    bool quarter = false;   ///< told in quarters of a year, three months each
    bool compound = false;  ///< joined with a hyphen: "a three-day visit"
    bool ahead = false;     ///< "the five coming years"
};

/// Reads lengths, what is told by them, and weeks to centuries with their parts.
class EnglishSpans : public EnglishDays {
public:
    using EnglishDays::EnglishDays;

protected:
    [[nodiscard]] std::optional<EnglishLength> length_at(std::uint32_t at) const;
    /// "three weeks ago", "two days before Christmas", "three days later", "three weeks".
    [[nodiscard]] MaybeRead told_by_length(std::uint32_t at) const;
    /// "in three weeks", "within nine months", "in the last three days".
    [[nodiscard]] MaybeRead within(std::uint32_t at) const;
    /// "last week", "the past three days", "next two weeks", "recent days", "the following day".
    [[nodiscard]] MaybeRead shifted(std::uint32_t at) const;
    /// "early May", "the end of the year", "late on Friday".
    [[nodiscard]] MaybeRead section(std::uint32_t at) const;
    /// "earlier this month", "later this year".
    [[nodiscard]] MaybeRead earlier(std::uint32_t at) const;
    /// "the first half of 2015", "the last week of May", "the first Monday of May".
    [[nodiscard]] MaybeRead ranked(std::uint32_t at) const;
    /// "week of 5 May", "year 2009".
    [[nodiscard]] MaybeRead unit(std::uint32_t at) const;
    /// A month, season, year, decade, century, or a unit with its adjective.
    [[nodiscard]] MaybeRead longer_time(std::uint32_t at) const;
    /// Any time but lengths and those that begin with a preposition.
    [[nodiscard]] MaybeRead any_time(std::uint32_t at) const;
    /// "2019 Q1", "Q1 of 2019", "H2 2019".
    [[nodiscard]] MaybeRead quarter_by_letter(std::uint32_t at) const;

private:
    /// Lengths that stand for one, each shorter than the one before.
    struct Parts {
        std::vector<Length> lengths;
        std::uint32_t end = 0;
    };
    /// Two lengths or more: "two years and three months".
    [[nodiscard]] std::optional<Parts> parts_at(std::uint32_t at) const;
    /// "[twenty] and four hours": what "and" adds to a length.
    [[nodiscard]] std::optional<amounts::EnglishNumberPart> over_and_units(
        const amounts::NumberRead& tens) const;
    /// "[the last] three months and two weeks".
    [[nodiscard]] MaybeRead several_around(std::uint32_t at, bool after) const;
    /// "two weeks ago on Sunday", "in three days, on Friday": of days counted the nearest such.
    [[nodiscard]] Read with_weekday(Read read, const Length& length) const;
    /// "[this] working week".
    [[nodiscard]] MaybeRead working_week(std::uint32_t at, Shift shift) const;
    /// "two years and three months [ago]", "1 hour and 30 minutes".
    [[nodiscard]] MaybeRead several_lengths(std::uint32_t at) const;
    /// "three weeks later" than something of May lies in a time as wide as May.
    void stretch(TimeMention& time, const TimeMention& told, const Length& length,
                 bool later) const;
    [[nodiscard]] MaybeRead week_by_number(std::uint32_t at) const;
    [[nodiscard]] TimeMention quarter_of_year(Shift shift) const;
    [[nodiscard]] MaybeRead beside(Unit unit, int steps, const EnglishItem& word) const;
};

}  // namespace khabar::times
