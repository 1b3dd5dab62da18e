#pragma once

#include <cstdint>
#include <string_view>

namespace khabar {

/// What an abbreviation that is written with a point may do.
enum class Abbreviation : std::uint8_t {
    none,
    opens,          ///< a name or a number follows: Gen., Mr., vs.
    may_close,      ///< a sentence may end at it: Inc., etc.
    before_number,  ///< with a number behind it alone: No. 5, Mar. 3
    behind_comma,   ///< a state behind its town: Mobile, Ala.
};

/// By the letters before the point, as written. Word: ASCII letters.
Abbreviation abbreviation(std::string_view word);

/// Whether a capitalised word begins sentences more than names: "The", "But", "Meanwhile".
bool opens_sentence(std::string_view word);

/// Whether a word behind "a.m." goes on: a day, a month, a zone of time.
bool follows_hour(std::string_view word);

}  // namespace khabar
