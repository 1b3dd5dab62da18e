#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace khabar {

/// The letters that one presentation form stands for.
struct FormLetters {
    std::array<char32_t, 4> letters{};
    std::size_t count = 0;
};

/// Whether `c` is a shape of Arabic letters rather than letters (U+FB50-FDFF, FE70-FEFC).
constexpr bool is_presentation_form(char32_t c) {
    return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// The letters of a presentation form in their order: lam-alef is two, "Allah" (U+FDF2) four. A
/// vowel mark drawn alone or on a tatweel is the mark. Nothing for other characters, for signs that
/// are no letters (ornate brackets), and for the two blessings of several words (U+FDFA and FDFB):
/// they are one sign in print, and as words they would be a verb and a name that nobody wrote.
///
/// source  compatibility decompositions of Unicode (NFKC), as ICU has them
std::optional<FormLetters> letters_of_form(char32_t c);

}  // namespace khabar
