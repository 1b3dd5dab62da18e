#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "khabar/language/arabic/word_letters.h"
#include "khabar/language/language.h"

namespace khabar::arabic {

/// One legal way to begin a word: the particles and the article before the stem.
struct Head {
    Proclitics before;
    std::uint8_t letters = 0;    ///< before the stem, the article's among them
    std::uint8_t particles = 0;  ///< before the article or the stem
};

constexpr std::size_t max_heads = 16;  // why: with and without wa-/fa-, eight at most each

/// The ways to begin a word, the uncut one first; the number of them in `out`. Each leaves one
/// letter or more.
std::size_t cut_heads(const WordLetters& word, std::array<Head, max_heads>& out);

constexpr std::uint32_t max_pronoun = 3;  ///< letters

/// The pronouns that the last one, two and three letters of the word are; nullptr for none, and all
/// nullptr behind a ta marbuta. By the number of letters; [0] is nullptr.
/// Precondition: the word has letters, max_letters at most.
std::array<const Enclitic*, max_pronoun + 1> pronouns_of(const WordLetters& word);

/// Whether a form may stand between such particles and with (or without) a pronoun behind.
bool fits(const Proclitics& before, const Enclitic* pronoun, std::uint32_t pronoun_letters,
          const Features& form);

}  // namespace khabar::arabic
