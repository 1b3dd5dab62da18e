#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "khabar/language/language.h"

namespace khabar::arabic {

/// What WordForm::tag says of a row of ar/verbs: 0, or that the verb is transitive and takes no
/// particle, so that it has no use without an object.
constexpr std::uint8_t needs_object = 1;
/// A bit beside: the form is passive by its letters (qiila, 'uSiiba).
constexpr std::uint8_t shows_passive = 2;

/// What the upper bits of WordForm::tag say of a row of ar/function_words: 0, or one more than the
/// place in this list of the particles that the word is written with (bi-sababi, al-yawma).
constexpr std::uint8_t attached_shift = 4;
struct Attached {
    std::string_view written;  ///< the column `attached`
    Proclitics before;
    std::uint8_t particles;  ///< letters before the article or the stem
    std::uint8_t letters;    ///< before the stem
};
constexpr std::array<Attached, 8> attached_particles{{
    {"\xD8\xA8", {0, 'b', false, false}, 1, 1},
    {"\xD9\x84", {0, 'l', false, false}, 1, 1},
    {"\xD9\x83", {0, 'k', false, false}, 1, 1},
    {"\xD9\x81", {'f', 0, false, false}, 1, 1},
    {"\xD8\xA7\xD9\x84", {0, 0, false, true}, 0, 2},
    {"\xD8\xA8\xD8\xA7\xD9\x84", {0, 'b', false, true}, 1, 3},
    {"\xD9\x83\xD8\xA7\xD9\x84", {0, 'k', false, true}, 1, 3},
    {"\xD9\x84\xD9\x84", {0, 'l', false, true}, 1, 2},
}};

/// The tag of a cell of the column `attached`, shifted; 0 for an empty one.
std::uint8_t attached_tag(std::string_view written);

}  // namespace khabar::arabic
