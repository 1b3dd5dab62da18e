#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/mentions/lookups.h"

namespace khabar::places {

/// What the English finder of places asks of single words. A token is asked for by its number.
class EnglishPlaceWords {
public:
    explicit EnglishPlaceWords(const mentions::Lookups& lookups);

    /// A word written with a capital.
    [[nodiscard]] bool capital(std::uint32_t at) const { return capitals_[at] != 0; }
    /// A word of two letters or more, all of them capitals.
    [[nodiscard]] bool all_capitals(std::uint32_t at) const;
    /// Most words of the sentence have capitals, as in a headline: there they tell nothing.
    [[nodiscard]] bool is_shouted(std::uint32_t sentence) const { return shouted_[sentence]; }
    /// The row of en/place_heads of a word.
    [[nodiscard]] std::optional<std::uint32_t> head(std::uint32_t at) const { return rows_[at]; }
    /// "Northern", "south": a point of the compass, or "central".
    [[nodiscard]] bool compass(std::uint32_t at) const;

    enum class Particle : std::uint8_t {
        none,
        other,  ///< one that may stand before anything: "of", "with"
        way,    ///< "to", "from": of a place, and of a person
        place   ///< "in", "near"
    };
    [[nodiscard]] Particle particle(std::uint32_t at) const;
    [[nodiscard]] bool given_name(std::uint32_t at) const;
    /// "Mr.", "Gen.": somebody's name stands behind it, whatever else the name is.
    [[nodiscard]] bool courtesy(std::uint32_t at) const;
    /// The same, or a role written with a capital: "President", "Archbishop".
    [[nodiscard]] bool title(std::uint32_t at) const;
    /// A row of the words of English knows it, or it is a word of the calendar: its capital may be
    /// that of a sentence or a title.
    [[nodiscard]] bool common(std::uint32_t at) const;
    /// The word of a function: "the", "and", "who".
    [[nodiscard]] bool function(std::uint32_t at) const;
    /// "Al", "ash": what begins a name without a capital, joined to it by a hyphen.
    [[nodiscard]] bool joined_article(std::uint32_t at) const;
    /// A hyphen stands before the word: "Damascus-based".
    [[nodiscard]] bool hyphenated(std::uint32_t at) const;
    /// "De", "upon": small words inside a name.
    [[nodiscard]] bool inside_name(std::uint32_t at) const;

private:
    [[nodiscard]] std::optional<std::uint32_t> read_head(std::uint32_t at) const;
    [[nodiscard]] bool read_capital(std::uint32_t at) const;

    const mentions::Lookups& in_;
    const Index& heads_;
    const Index& particles_;
    const Index& given_names_;
    const Index& months_;
    const Index& weekdays_;
    const Sheet* particle_sheet_;
    std::vector<std::optional<std::uint32_t>> rows_;  ///< by token
    std::vector<std::uint8_t> capitals_;              ///< by token, as a truth
    std::vector<bool> shouted_;                       ///< by sentence
};

}  // namespace khabar::places
