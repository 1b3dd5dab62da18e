#pragma once

#include <cstdint>
#include <optional>

#include "khabar/mentions/amount_kind.h"
#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/mention.h"

namespace khabar::amounts {

/// Nouns that are an amount by themselves: a dual ("two soldiers", "two tons"), or one person
/// behind a casualty word ("the killing of a civilian").
class LoneNounReader {
public:
    explicit LoneNounReader(const AmountWords& words) : in_(words), kinds_(words) {}

    [[nodiscard]] std::optional<Mention> read(std::uint32_t at, const LastAmount& last) const;

private:
    [[nodiscard]] std::optional<Mention> two_units(std::uint32_t at) const;
    [[nodiscard]] std::optional<Mention> unit_and_part(std::uint32_t at) const;
    /// "A child of every five": 0.2 of the children.
    [[nodiscard]] std::optional<Mention> one_in(std::uint32_t at, const CountedNoun& noun) const;
    /// Whether a person alone is one counted: right behind a casualty word, and not made definite.
    [[nodiscard]] bool is_one(std::uint32_t at, const CountedNoun& noun) const;

    const AmountWords& in_;
    KindReader kinds_;
};

}  // namespace khabar::amounts
