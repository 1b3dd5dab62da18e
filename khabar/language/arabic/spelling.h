#pragma once

#include <string>
#include <string_view>

namespace khabar::arabic {

/// A word as it sounds: each consonant is its Arabic letter (hamza always U+0621) and is followed
/// by its short vowel (U+064E, U+064F, U+0650) or by nothing; a long vowel is the short one and a
/// length sign below; a doubled consonant stands twice.
using Sounds = std::u32string;

constexpr char32_t long_a = 0x0627;       ///< written alef
constexpr char32_t long_a_ya = 0x0649;    ///< written alef maqsura at the end, alef within
constexpr char32_t long_u = 0x06E5;       ///< written waw
constexpr char32_t long_i = 0x06E6;       ///< written ya
constexpr char32_t joined_alef = 0x0671;  ///< hamzat al-wasl, written bare alef
constexpr char32_t silent_alef = 0x06DF;  ///< the alef behind a plural waw, at the end alone

/// Sounds from a template in ASCII: digits 1-4 are the radicals, a i u short vowels, A I U long
/// ones, | joined_alef, ' hamza, h ta marbuta, _ silent_alef, and t m n s y w their letters.
/// Preconditions: a digit is at most root.size(); no other sign.
Sounds sounds(std::string_view pattern, std::u32string_view root);

/// As it is written, with every mark: the hamza on its seat by the vowels round it, doubled letters
/// with shadda, long vowels by their letters. Case endings are not added.
/// Source: the rules of the Arab Academies for the seat of the hamza; Wright I, 8-20.
std::u32string spell(const Sounds& word);

/// The same for a participle or verbal noun, whose last glide melts: mulqaa, 'ilqaa', musaawaa.
std::u32string spell_noun(Sounds word);

}  // namespace khabar::arabic
