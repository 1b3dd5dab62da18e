#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// How a row of a sheet stands in the text at some token: what is attached, and where it ends.
struct WordHit {
    RowId row;
    std::span<const Posting> rows;  ///< all rows that have the form, `row` the first
    std::uint16_t cell = 0;         ///< which of the forms, 0 the first
    std::uint32_t end = 0;          ///< the token after the last
    std::uint8_t cut = 0;           ///< attached letters before the form, the article not counted
    bool conjunction = false;       ///< and-
    char preposition = 0;           ///< 'b', 'l', 'k', or 0
    bool article = false;     ///< the article stands before a form that the row gives without it
    bool accusative = false;  ///< the ending of the accusative was cut
    bool dual = false;        ///< the form is the dual of what the row gives
};

/// The particles and endings of lexicon/ar/count_affixes.tsv, folded.
struct Affixes {
    /// English attaches none.
    Affixes(LanguageId language, const TableFile& tables);
    /// False: no particle and no article stands at the head of a folded word, as of most words.
    [[nodiscard]] bool may_open(std::string_view word) const {
        return word.size() < 2 || heads[static_cast<unsigned char>(word[1])];
    }
    std::string and_, then, in, to, as, to_the, the, accusative, ta, ta_marbuta, nisba;
    std::array<std::string, 2> dual, dual_bound;
    std::array<bool, 256> heads{};  ///< by the second byte of a word, which parts Arabic letters
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
    /// The same for nouns: also without the accusative and the dual ending. In a sheet with a
    /// column `dual` that says n, the oblique dual of a row may be its plural and is not taken.
    [[nodiscard]] std::optional<WordHit> match_noun(const Index& index, const Sheet& sheet,
                                                    std::uint32_t token, std::uint32_t limit) const;
    /// The flags of all rows that one of these look-ups may find at a token, by an index of the
    /// first words of forms.
    [[nodiscard]] std::uint64_t flags(const Index& firsts, std::uint32_t token) const;
    /// The bytes of a mention: attached particles left out, the article kept.
    [[nodiscard]] Span words(TokenRange tokens, std::uint8_t cut) const;

    /// Whether a token ends as a dual does.
    [[nodiscard]] bool dual_ending(std::uint32_t token) const;
    [[nodiscard]] bool is(std::uint32_t token, std::string_view word) const {
        return text_.folded(token) == word;
    }
    [[nodiscard]] const Affixes& affixes() const noexcept { return affixes_; }
    [[nodiscard]] const ReadText& text() const noexcept { return text_; }

private:
    /// A word without some of what may be attached to it.
    struct Variant {
        std::string_view rest;
        std::uint8_t cut = 0;
        bool conjunction = false;
        char preposition = 0;
        bool article_lost = false;  ///< "to the" is written with one letter less
    };
    struct Variants {
        std::array<Variant, 4> all{};
        std::size_t count = 0;
    };
    [[nodiscard]] Variants variants(std::string_view word) const;
    /// The letters of a variant, with or without its article; nothing where it has none.
    [[nodiscard]] std::optional<std::string_view> letters(const Variant& variant,
                                                          bool without_article) const;
    bool longest(const Index& index, const HashedKey& first, std::uint32_t token,
                 std::uint32_t limit, WordHit& hit) const;
    /// Calls `look(stem, tail, ending)` for the word without its endings until it says true.
    template <class Look>
    bool without_ending(std::string_view word, Look&& look) const;

    const ReadText& text_;
    Affixes affixes_;
    mutable std::string key_;   // scratch, so that look-ups do not allocate
    mutable std::string stem_;  // the same, for a word with letters put back
};

}  // namespace khabar::amounts
