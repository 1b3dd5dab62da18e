#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar::arabic {

/// What a page or the lexicon writes on one folded letter, in one byte: the vowel mark, whether a
/// shadda stands there, and which of the letters it is that fold together.
namespace marks {
constexpr std::uint8_t vowel = 0x07;        ///< 0 none or unknown, 1-3 a u i, 4 sukun, 5-7 an un in
constexpr std::uint8_t doubled = 0x08;      ///< shadda
constexpr std::uint8_t lone_hamza = 0x40;   ///< a hamza without a seat behind the letter
constexpr std::uint8_t kind = 0x30;         ///< alef, waw, ya, ha: 0 the bare letter, else below
constexpr std::uint8_t hamza_on = 0x10;     ///< with hamza (above)
constexpr std::uint8_t hamza_below = 0x20;  ///< alef
constexpr std::uint8_t madda = 0x30;        ///< alef
constexpr std::uint8_t maqsura = 0x20;      ///< ya without dots, at the end
constexpr std::uint8_t marbuta = 0x10;      ///< ha with dots
constexpr std::uint8_t sukun_code = 4;
constexpr std::uint8_t first_nunation = 5;
}  // namespace marks

/// The kind of a letter, as above.
std::uint8_t kind_of_letter(char32_t letter);
/// The code of what stands on a letter: a vowel's, marks::doubled, or marks::lone_hamza; 0 for any
/// other character.
std::uint8_t code_of_mark(char32_t mark);

/// A letter's byte with one mark more. Two different vowels on one letter say nothing: none is
/// kept.
std::uint8_t with_mark(std::uint8_t on_letter, std::uint8_t code);

/// One byte for each folded letter of a written word.
std::string marks_of(std::u32string_view written);

}  // namespace khabar::arabic
