#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/language/arabic/word_class.h"
#include "khabar/tables/table_file.h"

namespace khabar::arabic {

/// What one word adds to the worth of the reading behind it: the rows of ar/neighbours.tsv. A row's
/// `before` is a class; or FORM or FORM:ROLE of a function word, the first such row of
/// ar/function_words; or the lemma of a verb. Such a word then has a line of its own.
class Neighbours {
public:
    /// Errors: bad_table, for a class that is none, and a word that is neither a function word nor
    /// a verb. A word beyond the 218th that has rows of its own takes the line of the start.
    static Expected<Neighbours> open(const TableFile& tables);

    /// The line of a reading: that of its function word, or of its class.
    [[nodiscard]] std::uint8_t line(WordClass of, const WordForm* form) const;

    /// Precondition: line() gave it.
    [[nodiscard]] std::int32_t score(std::uint8_t line, WordClass word,
                                     bool joined) const noexcept {
        return lines_[line].scores[joined ? 1 : 0][static_cast<std::size_t>(word)];
    }

private:
    struct Line {
        std::array<std::array<std::int16_t, word_classes>, 2> scores{};  ///< unjoined, joined
    };
    /// The words of one sheet that may have lines of their own.
    struct Words {
        std::uint16_t sheet = 0;
        std::vector<std::uint8_t> lines;  ///< by row; 0 for none of its own
    };
    Expected<std::uint8_t> line_of(const TableFile& tables, const Sheet& sheet, std::uint32_t row);
    std::uint8_t own_line(Words& words, std::uint32_t row, WordClass of);

    std::vector<Line> lines_;     ///< the classes, then the words
    std::array<Words, 2> words_;  ///< function words, verbs
};

}  // namespace khabar::arabic
