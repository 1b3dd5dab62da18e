#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/language/language.h"
#include "khabar/mentions/digit_run.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/number_sum.h"
#include "khabar/mentions/word_match.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// A cardinal number, or an order of size.
struct NumberRead {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::optional<double> value;  ///< none for ranges and orders of size
    double min = 0;
    double max = 0;
    Approx approx = Approx::exact;  ///< exact, range, magnitude or few
    bool digits = false;            ///< written in digits throughout
    bool article = false;
    bool conjunction = false;
    bool fraction = false;  ///< a bare part of a whole: half, a third
    double part = 0;        ///< of "one of three", the one; 0 elsewhere
    bool negative = false;  ///< a minus stands before it
    bool one = false;       ///< the word for one alone: mostly an adjective
    std::uint8_t cut = 0;
};

/// The place in a row that words give: "the third", "the hundred and twenty-fifth".
struct RankRead {
    double value = 0;
    std::uint32_t end = 0;
    bool preposition = false;  ///< one is attached
    bool cardinal = false;     ///< number words with the article: a rank only behind one thing
};

/// Reads numbers in digits and words: lexicon/ar/numerals.tsv holds the words and their roles.
class NumberReader {
public:
    NumberReader(const WordMatcher& words, const TableFile& tables);

    /// Whether a number or an ordinal may begin here: one look-up, for the tokens that have none.
    [[nodiscard]] bool begins(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::optional<NumberRead> read(std::uint32_t token, std::uint32_t limit) const;
    /// The day or rank of an ordinal word, 1 to 39, and the token after it.
    [[nodiscard]] std::optional<std::pair<int, std::uint32_t>> ordinal(std::uint32_t token,
                                                                       std::uint32_t limit) const;
    /// The rank of an ordinal of one or more words; lexicon/ar/ranks.tsv has the relative ones.
    [[nodiscard]] std::optional<RankRead> rank(std::uint32_t token, std::uint32_t limit) const;

private:
    /// A part of a whole, and the token after it.
    struct Fraction {
        double value = 0;
        std::uint32_t end = 0;
    };
    std::optional<NumberPart> part(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] bool before_noun(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] bool hundreds_follow(std::uint32_t token, std::uint32_t limit) const;
    /// Whether a word with the article begins at a token.
    [[nodiscard]] bool before_definite(std::uint32_t token, std::uint32_t limit) const;
    /// Half; three quarters; before the whole, a fifth.
    [[nodiscard]] std::optional<Fraction> fraction(const NumberPart& first,
                                                   std::uint32_t limit) const;
    /// What `part` adds behind a number and "and": one half; and at the end of the words, a fifth.
    [[nodiscard]] std::optional<Fraction> and_fraction(const NumberPart& part,
                                                       std::uint32_t limit) const;
    /// A bare part of a whole, or of a thousand or million behind it.
    [[nodiscard]] NumberRead read_fraction(const Fraction& fraction, NumberRead read,
                                           std::uint32_t limit) const;
    [[nodiscard]] std::optional<NumberRead> read_whole(const NumberPart& first, NumberRead read,
                                                       std::uint32_t limit) const;
    std::optional<NumberRead> order_of_size(const NumberPart& first, std::uint32_t token,
                                            std::uint32_t limit) const;

    const WordMatcher& words_;
    const Index& index_;
    const Sheet* sheet_;
    std::uint32_t role_ = 0;
    std::uint32_t value_ = 0;
};

}  // namespace khabar::amounts
