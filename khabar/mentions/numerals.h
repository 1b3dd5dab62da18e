#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// How a row of a sheet stands in the text at some token: what is attached, and where it ends.
struct WordHit {
    RowId row;
    std::uint16_t cell = 0;    ///< which of the forms, 0 the first
    std::uint32_t end = 0;     ///< the token after the last
    std::uint8_t cut = 0;      ///< attached letters before the form, the article not counted
    bool conjunction = false;  ///< and-
    char preposition = 0;      ///< 'b', 'l', 'k', or 0
    bool article = false;      ///< the article stands before a form that the row gives without it
    bool dual = false;         ///< the form is the dual of what the row gives
};

/// The particles and endings of lexicon/ar/count_affixes.tsv, folded.
struct Affixes {
    explicit Affixes(const TableFile& tables);
    std::string and_, then, in, to, as, to_the, the, accusative, ta, ta_marbuta;
    std::array<std::string, 2> dual, dual_bound;
};

/// Looks up rows at a token: the token as it stands; without "and"; without a preposition; without
/// the article. It trusts the rows alone, not the readings, so it works for words that the
/// lexicon's word lists lack. A form of several words may carry particles on its first word only.
class WordMatcher {
public:
    WordMatcher(const ReadText& text, const TableFile& tables);

    /// The first variant with a row, and its longest form that ends before `limit`.
    [[nodiscard]] std::optional<WordHit> match(const Index& index, std::uint32_t token,
                                               std::uint32_t limit) const;
    /// The same for nouns: also without the accusative and the dual ending. `sure_dual` is the
    /// column that says whether a row's oblique dual is not its plural.
    [[nodiscard]] std::optional<WordHit> match_noun(const Index& index, const Sheet& sheet,
                                                    std::uint32_t token, std::uint32_t limit) const;
    /// The bytes of a mention: attached particles left out, the article kept.
    [[nodiscard]] Span words(TokenRange tokens, std::uint8_t cut) const;

    [[nodiscard]] bool is(std::uint32_t token, std::string_view word) const {
        return text_.folded(token) == word;
    }
    [[nodiscard]] const Affixes& affixes() const noexcept { return affixes_; }
    [[nodiscard]] const ReadText& text() const noexcept { return text_; }

private:
    bool longest(const Index& index, std::string& key, std::uint32_t token, std::uint32_t limit,
                 WordHit& hit) const;

    const ReadText& text_;
    Affixes affixes_;
    mutable std::string key_;  // scratch, so that look-ups do not allocate
};

/// Digits with the signs between them as the page wrote them: 1,000 or 2024-03-15 or 5-7.
struct DigitRun {
    static constexpr std::size_t max_parts = 6;  // more is a number plate, not a number
    std::array<std::uint64_t, max_parts> part{};
    std::array<std::uint8_t, max_parts> width{};
    std::array<char, max_parts>
        sign{};  ///< after each part: / - . , : or d (decimal), t (thousand)
    std::uint8_t parts = 0;
    bool bad = false;       ///< more parts or digits than a number has
    std::uint32_t end = 0;  ///< the token after the last

    /// 1,000 and 1.000 are a thousand, 8,3 and 0.002 are decimals; nothing for dates and the like.
    [[nodiscard]] std::optional<double> value() const;
    [[nodiscard]] bool plain(std::uint8_t digits) const {
        return parts == 1 && !bad && width[0] == digits;
    }
};

/// The run of digits that begins with this token; nothing for a token that is no number.
std::optional<DigitRun> digit_run(const ReadText& text, std::uint32_t token);

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
    bool one = false;       ///< the word for one alone: mostly an adjective
    std::uint8_t cut = 0;
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

private:
    struct Part;
    struct Sum;
    std::optional<Part> part(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] bool before_noun(std::uint32_t token, std::uint32_t limit) const;
    std::optional<NumberRead> order_of_size(const Part& first, std::uint32_t token,
                                            std::uint32_t limit) const;

    const WordMatcher& words_;
    const Index& index_;
    const Sheet* sheet_;
    std::uint32_t role_ = 0;
    std::uint32_t value_ = 0;
};

/// Quantities outside the tokens of `times`, which find_times gave for the same text.
std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables,
                                     const std::vector<Mention>& times,
                                     const std::vector<TokenRange>& barred);

}  // namespace khabar::amounts
