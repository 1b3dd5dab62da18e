#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/numerals.h"

namespace khabar::amounts {

bool is_casualty(std::string_view kind);
/// Killed or injured.
bool is_hurt(std::string_view kind);
/// Kinds of people, whom a casualty word may govern.
bool is_people(std::string_view kind);

/// What an amount counts: the casualty word that governs it, and what other words near it say.
class KindReader {
public:
    explicit KindReader(const AmountWords& words) : in_(words) {}

    /// The kind of the casualty word that governs a number of `kind` which begins at `at` and whose
    /// phrase ends at `end`; empty for none.
    [[nodiscard]] std::string_view governor(std::uint32_t at, std::uint32_t end,
                                            const LastAmount& last, std::string_view kind) const;
    /// The noun of a number that stands behind it as its adjective: "the five soldiers".
    [[nodiscard]] std::optional<CountedNoun> adjective_of(std::uint32_t at,
                                                          const NumberRead& number,
                                                          bool cued) const;
    /// "among them eight civilians and three nurses".
    [[nodiscard]] bool among(std::uint32_t at) const;
    /// "the number of those present was put at 50": the kind of whom the words count.
    [[nodiscard]] std::string_view number_of(std::uint32_t at) const;
    /// A noun that no sheet of counted things has: what the readings tell.
    [[nodiscard]] bool other_noun(std::uint32_t at) const;
    /// Whether an unlisted noun may name people: nothing says that it does not.
    [[nodiscard]] bool near_people(std::uint32_t at) const;

private:
    /// Whether the casualty word at a token shares its number with the one before it: "the killing
    /// and wounding of 20".
    [[nodiscard]] bool shares(std::uint32_t at, const WordHit& hit, const LastAmount& last) const;
    [[nodiscard]] std::string_view governor_behind(std::uint32_t begin, std::uint32_t end) const;

    const AmountWords& in_;
};

}  // namespace khabar::amounts
