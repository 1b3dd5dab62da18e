#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/first_words.h"
#include "khabar/mentions/numerals.h"
#include "khabar/mentions/word_match.h"
#include "khabar/tables/names.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// What a word does in an English number: the column `role` of lexicon/en/numerals.tsv; `digits`
/// for digits.
enum class EnglishNumberRole : std::uint8_t {
    none,
    digits,
    unit,
    teen,
    tens,
    hundred,
    scale,
    suffix,
    suffix_upper,
    suffix_money,
    scale_many,
    magnitude,
    few,
    fraction,
    fraction_many,
    ordinal,
    ordinal_tail,
    article,
    and_word,
    point,
    minus,
    over,
    in
};

/// One word or one run of digits of a number.
struct EnglishNumberPart {
    EnglishNumberRole role = EnglishNumberRole::none;
    double value = 0;
    std::uint32_t end = 0;
    bool exponent = false;  ///< digits with a power: "1e10"
};

/// Reads English numbers in digits and words: lexicon/en/numerals.tsv holds the words.
class EnglishNumbers {
public:
    /// `words` and `firsts` outlive it.
    EnglishNumbers(const WordMatcher& words, const FirstWords& firsts, const TableFile& tables);

    /// Whether a number or an ordinal may begin here: one look-up, for the tokens that have none.
    [[nodiscard]] bool begins(std::uint32_t at, std::uint32_t limit) const {
        return at < limit && (text_.kind(at) != TokenKind::word || may(at, numeral_word)) &&
               begins_here(at, limit);
    }
    /// A cardinal, a part of a whole or an order of size ("dozens of thousands"). `article` of what
    /// it gives: it begins with "a".
    [[nodiscard]] std::optional<NumberRead> read(std::uint32_t at, std::uint32_t limit) const;
    /// An ordinal: "21st", "the hundred and twenty-fifth" from its number on.
    [[nodiscard]] std::optional<RankRead> rank(std::uint32_t at, std::uint32_t limit) const;
    /// The token behind one that may be a hyphen between two number words.
    [[nodiscard]] std::uint32_t over_hyphen(std::uint32_t at, std::uint32_t limit) const;
    /// Whether a token stands right behind the one before it.
    [[nodiscard]] bool glued(std::uint32_t at) const;
    /// What a word or digits may be of a number.
    [[nodiscard]] std::optional<EnglishNumberPart> part(std::uint32_t at,
                                                        std::uint32_t limit) const;

private:
    /// What was asked of a token before.
    struct Known {
        std::optional<EnglishNumberPart> part;
        std::uint32_t limit = 0;
        bool asked = false;
        std::optional<bool> begins;  ///< a word: whether a number may begin with it
    };

    [[nodiscard]] bool begins_here(std::uint32_t at, std::uint32_t limit) const;
    [[nodiscard]] bool may_open(const EnglishNumberPart& word) const;
    /// What is known of a token before `limit`, looked up where it is not yet.
    [[nodiscard]] Known& known(std::uint32_t at, std::uint32_t limit) const;
    /// A part of a whole, and the token after it.
    struct Fraction {
        double value = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] std::optional<NumberRead> unsigned_at(std::uint32_t at,
                                                        std::uint32_t limit) const;
    /// `article`: "a" stands before it; `inner`: it is what "and" adds to another.
    [[nodiscard]] std::optional<NumberRead> whole(const EnglishNumberPart& first,
                                                  std::uint32_t begin, std::uint32_t limit,
                                                  bool article, bool inner) const;
    [[nodiscard]] std::optional<NumberRead> order_of_size(const EnglishNumberPart& first,
                                                          std::uint32_t begin,
                                                          std::uint32_t limit) const;
    /// "half", "a third of", "three quarters", "one-eighth".
    [[nodiscard]] std::optional<Fraction> fraction(std::uint32_t at, std::uint32_t limit) const;
    /// What divides the number that ends at a token: "[twenty-three] fifths".
    [[nodiscard]] std::optional<Fraction> divisor(std::uint32_t at, std::uint32_t limit) const;
    /// The same of several words: "[three] twenty-firsts", "[a hundred] thirty fifths".
    [[nodiscard]] std::optional<Fraction> compound_divisor(std::uint32_t at,
                                                           std::uint32_t limit) const;
    [[nodiscard]] NumberRead with_decimals(NumberRead number, std::uint32_t limit) const;
    /// "3/4" in digits, where the second is one that things are divided by.
    [[nodiscard]] std::optional<Fraction> quotient(std::uint32_t at, std::uint32_t limit) const;
    /// "1 414 021": three digits a group, with blanks between.
    [[nodiscard]] std::optional<Fraction> grouped(std::uint32_t at, std::uint32_t limit) const;
    [[nodiscard]] std::uint32_t over_minus(std::uint32_t at, std::uint32_t limit) const;
    /// What a row of the numerals is.
    [[nodiscard]] const EnglishNumberPart& of_row(std::uint32_t row) const;
    [[nodiscard]] std::optional<EnglishNumberPart> look_up(std::uint32_t at,
                                                           std::uint32_t limit) const;
    /// A short form of a scale behind digits: "10k", "$5m".
    [[nodiscard]] std::optional<EnglishNumberPart> suffix(std::uint32_t digits, std::uint32_t at,
                                                          std::uint32_t limit) const;
    /// Nothing that is counted stands at a token.
    [[nodiscard]] bool ends(std::uint32_t at, std::uint32_t limit) const;
    [[nodiscard]] bool may(std::uint32_t at, std::uint64_t sheet) const {
        return (firsts_.at(at) & sheet) != 0;
    }
    [[nodiscard]] bool is_of(std::uint32_t at, std::uint32_t limit) const;

    const WordMatcher& words_;
    const ReadText& text_;
    const FirstWords& firsts_;
    const TableFile& tables_;
    const Index& index_;
    const Index& units_;
    const Index& counted_;
    const Index& joiners_;
    const Sheet* sheet_;
    std::uint32_t role_ = 0;
    std::uint32_t value_ = 0;
    mutable std::vector<Known> known_;
    mutable std::vector<EnglishNumberPart> rows_;  // by row, read when it is first asked for
};

}  // namespace khabar::amounts
