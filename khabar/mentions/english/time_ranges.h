#pragma once

#include <cstdint>

#include "khabar/mentions/english/time_spans.h"

namespace khabar::times {

/// Reads what goes from one time to another, and times with one side open.
class EnglishRanges : public EnglishSpans {
public:
    using EnglishSpans::EnglishSpans;

protected:
    /// "from A to B", "between A and B".
    [[nodiscard]] MaybeRead range(std::uint32_t at) const;
    /// A date, year or day that goes on to another: "3-5 March", "2014 to 2018", "June-August".
    [[nodiscard]] MaybeRead up_to(std::uint32_t at) const;
    /// "since August", "since the end of 1989", "since last week".
    [[nodiscard]] MaybeRead since(std::uint32_t at) const;
    /// "before 2010", "after 2011", "before Friday".
    [[nodiscard]] MaybeRead open(std::uint32_t at) const;
    /// "no later than 5 May": up to that day, which is part of it.
    [[nodiscard]] MaybeRead no_later(std::uint32_t at) const;
    /// "[40 killed] to date": up to the day of publication.
    [[nodiscard]] MaybeRead to_date(std::uint32_t at) const;
    /// "starting Sunday"
    [[nodiscard]] MaybeRead onward_from(std::uint32_t at) const;
    /// What makes the time read open behind: "2012 or later", "from Sunday on".
    [[nodiscard]] MaybeRead onward(Read read) const;

private:
    /// From `first` to the time at a token; what the first lacks it has from the last.
    [[nodiscard]] MaybeRead joined(std::uint32_t begin, std::uint32_t first_end,
                                   std::uint32_t at) const;
    [[nodiscard]] MaybeRead dates_joined(EnglishFields first, std::uint32_t at,
                                         std::uint32_t begin) const;
    [[nodiscard]] bool may_be_joined(std::uint32_t at, bool between) const;
    [[nodiscard]] MaybeRead side(std::uint32_t at) const;
    /// The token behind "to", a dash or a hyphen at a token; 0 for none.
    [[nodiscard]] std::uint32_t link(std::uint32_t at, bool between) const;
    [[nodiscard]] MaybeRead range_of(std::uint32_t at, bool between, bool led) const;
};

}  // namespace khabar::times
