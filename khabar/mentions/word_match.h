#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/language/language.h"
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

}  // namespace khabar::amounts
