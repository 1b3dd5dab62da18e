#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/time_words.h"

namespace khabar::times {

/// An expression of time as read, and the token after it.
struct Read {
    std::uint32_t end = 0;
    TimeMention time;
    RowId row{};
};

using MaybeRead = std::optional<Read>;

/// What the words round an expression say of it: whether its clause looks ahead, whether a
/// preposition of time stands before, whether a number counts something.
class TimeContext : public TimeWords {
public:
    TimeContext(const ReadText& text, const TableFile& tables);

protected:
    /// A preposition of time stands before.
    [[nodiscard]] bool context(std::uint32_t at) const;
    /// A month that is also a common word needs a preposition of time, or "in" attached.
    [[nodiscard]] bool month_context(std::uint32_t at) const;
    /// The clause looks forward: its verb is a future, or a word says that it is to come.
    [[nodiscard]] bool ahead(std::uint32_t at) const;
    /// The nearest verb before is a perfect.
    [[nodiscard]] bool told_in_past(std::uint32_t at) const;
    /// What stands behind a number makes it an amount, no year.
    [[nodiscard]] bool counts_something(std::uint32_t at) const;
    /// A number word with "and" attached.
    [[nodiscard]] bool joined_number(std::uint32_t at) const;

    Reckoner reckoner_;
};

}  // namespace khabar::times
