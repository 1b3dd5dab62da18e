#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/arabic/time_words.h"
#include "khabar/mentions/time_read.h"

namespace khabar::times {

/// What the words round an expression say of it: whether its clause looks ahead, whether a
/// preposition of time stands before, whether a number counts something.
class TimeContext : public TimeWords {
public:
    TimeContext(const ReadText& text, const TableFile& tables);

protected:
    /// What the word or phrase of time says that ends right before a token; none without one.
    [[nodiscard]] Role role_before(std::uint32_t at) const;
    /// A preposition of time stands before.
    [[nodiscard]] bool context(std::uint32_t at) const;
    /// A month that is also a common word needs a preposition of time, or "in" attached.
    [[nodiscard]] bool month_context(std::uint32_t at) const;
    /// The clause looks forward: its verb is a future, or a word says that it is to come.
    [[nodiscard]] bool ahead(std::uint32_t at) const;
    /// A verb with its person.
    [[nodiscard]] bool is_finite(std::uint32_t at) const;
    /// The nearest verb before is a perfect.
    [[nodiscard]] bool told_in_past(std::uint32_t at) const;
    /// What stands behind a number makes it an amount, no year.
    [[nodiscard]] bool counts_something(std::uint32_t at) const;
    /// Whether a number or an ordinal may begin here.
    [[nodiscard]] bool begins_number(std::uint32_t at) const;
    /// A number word with "and" attached.
    [[nodiscard]] bool joined_number(std::uint32_t at) const;

    /// The sentence is nothing but words of time, without a preposition that would hang them on
    /// something: the heading of a programme or a notice, which looks ahead.
    [[nodiscard]] bool nothing_else() const;

    Reckoner reckoner_;
    std::optional<TimeMention> told_;  ///< the time told last before this, with both its days
};

}  // namespace khabar::times
