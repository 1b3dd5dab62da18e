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

/// The words of a line, folded, in one string: the words from any one to any other are a look-up's
/// key as they stand.
class FoldedLine {
public:
    struct Word {
        std::uint32_t begin = 0;  ///< in text()
        std::uint32_t end = 0;
        bool number = false;       ///< digits alone
        bool colon_after = false;  ///< a colon is the next visible character
    };

    /// Takes the words of another line, at most `limit` of them; keeps its memory.
    void read(std::string_view line, std::size_t limit);

    [[nodiscard]] const std::vector<Word>& words() const& noexcept { return words_; }
    [[nodiscard]] const std::vector<Word>& words() const&& = delete;
    /// All words, a space behind each.
    [[nodiscard]] std::string_view text() const& noexcept { return text_; }
    [[nodiscard]] std::string_view text() const&& = delete;
    /// Words with a space between two. Precondition: 0 < count, first + count <= words().size().
    [[nodiscard]] std::string_view key(std::size_t first, std::size_t count) const& noexcept {
        const std::uint32_t begin = words_[first].begin;
        return std::string_view(text_).substr(begin, words_[first + count - 1].end - begin);
    }
    [[nodiscard]] std::string_view key(std::size_t, std::size_t) const&& = delete;
    [[nodiscard]] bool has_numbers() const noexcept;
    [[nodiscard]] FoldedLine without_numbers() const;

private:
    void add(std::string_view word, bool number);

    std::string text_;
    std::vector<Word> words_;
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

/// Over this many words and signs an article is too_large. why: the later stages hold some kilobyte
/// for each; the longest article of 288 saved news pages has 9,900, a book 200,000.
constexpr std::size_t max_parts = 400'000;
/// How many words and signs a text has at most: its spaces and its marks of punctuation.
std::size_t count_parts(std::string_view text);

/// Lines of a text that are not empty, at most max_lines + 1; spans point into `text`. Lines end at
/// LF, CR, CR LF, form feed and U+2028/9; a span leaves out the white space at both ends.
std::vector<LineShape> split_lines(std::string_view text);

/// The words of a line, folded; at most `limit` of them.
std::vector<LineWord> fold_words(std::string_view line, std::size_t limit);

/// The words of a line, folded, at most `limit` of them, with a space behind each: equal for lines
/// that read the same.
std::string text_key(std::string_view line, std::size_t limit);

/// The language of most letters; nothing when fewer than one letter in five is Arabic or Latin, and
/// for a long text in Latin letters that has hardly any of the commonest English words.
/// An Arabic page with Latin names in it is Arabic: Arabic letters count double.
std::optional<LanguageId> language_by_letters(std::string_view text);

/// The language of a block of a page in `language`: the other one where nearly all of its letters
/// are of that, and it is longer than a name.
LanguageId block_language(std::string_view block, LanguageId language);

/// The trimmed part of `text`: no white space, no invisible controls at the ends.
Span trim(std::string_view text, Span span);

}  // namespace khabar::page
