#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/mention.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

/// Words that tell which of a row and count nothing: "the third attack", "the last page". Their
/// `rank` is a number, or counts from the end or from the one at hand: "end-1" is the last but one,
/// "current+1" the next. Relative ones are taken in clear cases only: "the former president" is no
/// president before the one at hand.
class OrdinalReader {
public:
    OrdinalReader(const AmountWords& words, const TableFile& tables)
        : in_(words), ranks_(tables.index(language_sheet(words.text().language(), "ranks"))) {}

    [[nodiscard]] std::optional<Mention> read(std::uint32_t at) const;
    /// The token after an ordinal that is not taken, so that no part of it is read as an amount:
    /// "the sixteenth" ends with the letters of ten. `at` where there is none.
    [[nodiscard]] std::uint32_t skip(std::uint32_t at) const;

private:
    [[nodiscard]] std::optional<Mention> absolute(std::uint32_t at) const;
    [[nodiscard]] std::optional<Mention> relative(std::uint32_t at) const;
    /// Whether the words stand behind a noun with the article, as its adjective; not one of time.
    [[nodiscard]] bool behind_noun(std::uint32_t at) const;
    /// The same, where the noun is one thing and nobody.
    [[nodiscard]] bool behind_thing(std::uint32_t at) const;
    /// The same, where the noun is a thing of the sheet `counted`.
    [[nodiscard]] bool behind_counted(std::uint32_t at) const;
    [[nodiscard]] bool behind_verb(std::uint32_t at) const;
    /// Whether a noun without the article follows: "the last book" in its Arabic order.
    [[nodiscard]] bool before_noun(std::uint32_t at) const;
    /// Whether the words stand for the noun: nothing but a verb before them, and nothing behind.
    [[nodiscard]] bool alone(std::uint32_t at, std::uint32_t end) const;
    [[nodiscard]] bool ends(std::uint32_t at) const;
    [[nodiscard]] Mention mention(TokenRange words, std::string rank, bool noun_behind) const;

    const AmountWords& in_;
    const Index& ranks_;
};

}  // namespace khabar::amounts
