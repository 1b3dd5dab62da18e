#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"

namespace khabar::arabic {

/// One legal way to cut a word: how many letters at its head are particles and how many at its end
/// are a pronoun. Letters are those of the folded word.
struct Cut {
    Proclitics before;
    std::uint8_t head = 0;       ///< letters before the stem, the article's among them
    std::uint8_t particles = 0;  ///< letters before the article or the stem
    std::uint8_t tail = 0;       ///< letters of the attached pronoun
    Enclitic pronoun;            ///< without its span
};

/// All legal cuts of a folded word of `letters` letters that leave a stem of two letters or more
/// (one, for a preposition before its pronoun); the uncut word first.
/// ends_in_ta_marbuta: the page writes it so, then the last letter is no pronoun.
void cut_word(std::string_view folded, std::uint32_t letters, bool ends_in_ta_marbuta,
              std::vector<Cut>& out);

}  // namespace khabar::arabic
