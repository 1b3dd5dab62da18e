#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/core/span.h"

namespace khabar::arabic {

constexpr std::uint32_t max_letters = 24;  // why: the longest Arabic word form has 15

/// One word letter by letter: the folded letters as the automaton knows them, what the page writes
/// on each, and where each begins.
struct WordLetters {
    std::uint32_t count = 0;  ///< of the whole word, also where it is over max_letters
    std::array<std::uint8_t, max_letters> code{};         ///< WordTable::letter
    std::array<std::uint8_t, max_letters> marks{};        ///< marks.h
    std::array<std::uint32_t, max_letters + 1> raw{};     ///< byte in the Document, and the end
    std::array<std::uint32_t, max_letters + 1> folded{};  ///< byte in the folded word, and its end

    [[nodiscard]] bool too_long() const noexcept { return count > max_letters; }
    [[nodiscard]] bool ends_in_ta_marbuta() const noexcept;
};

/// Folds the word at `span` of the Document's text, appends it to `pool` and tells its letters.
/// The same as fold_into(pool, text(span)).
void fold_word(std::string_view text, Span span, std::string& pool, WordLetters& out);

}  // namespace khabar::arabic
