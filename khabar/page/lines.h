#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/span.h"

namespace khabar::page {

/// One word of a line as look-ups want it.
struct LineWord {
    std::string folded;
    bool number = false;       ///< digits alone
    bool colon_after = false;  ///< a colon is the next visible character
};

/// How a line looks from outside.
struct LineShape {
    Span span;                   ///< without the white space and invisible controls at its ends
    std::uint32_t words = 0;     ///< runs of letters and digits
    std::uint32_t letters = 0;   ///< words that hold a letter
    bool ends_sentence = false;  ///< by . or its kin, or ! or ?, behind which quotes may close
    bool full_stop = false;      ///< by a single full stop
    bool blank_before = false;   ///< an empty line, or the head of the text, stands before it
};

/// Over this many lines a text is no article. why: 8 MiB in lines of 40 bytes; each takes 200.
constexpr std::size_t max_lines = 200'000;

/// Lines of a text that are not empty, at most max_lines + 1; spans point into `text`. Lines end at
/// LF, CR, CR LF, form feed and U+2028/9; a span leaves out the white space at both ends.
std::vector<LineShape> split_lines(std::string_view text);

/// The words of a line, folded; at most `limit` of them.
std::vector<LineWord> fold_words(std::string_view line, std::size_t limit);

/// The language of most letters; nothing when fewer than one letter in five is Arabic or Latin.
/// An Arabic page with Latin names in it is Arabic: Arabic letters count double.
std::optional<LanguageId> language_by_letters(std::string_view text);

/// The trimmed part of `text`: no white space, no invisible controls at the ends.
Span trim(std::string_view text, Span span);

}  // namespace khabar::page
