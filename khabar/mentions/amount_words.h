#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/first_words.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/numerals.h"
#include "khabar/mentions/word_match.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// A noun of the sheet `counted`.
struct CountedNoun {
    std::uint32_t token = 0;
    std::uint32_t end = 0;
    std::string_view kind;
    bool article = false;
    bool dual = false;
    bool singular = false;
    std::uint8_t cut = 0;
    bool conjunction = false;
};

/// The amount before the one at hand.
struct LastAmount {
    std::string_view kind;  ///< empty: none in this sentence
    std::uint32_t end = 0;  ///< the token after its phrase
};

/// The words that amounts are made of, sentence by sentence, by the rows of lexicon/ar: cues,
/// joiners, units, nouns, casualty words. Tokens that another reader has taken are not free.
class AmountWords {
public:
    /// `firsts` outlive it.
    AmountWords(const ReadText& text, const TableFile& tables, const FirstWords& firsts);

    /// What follows asks for the tokens of this sentence only.
    void begin(TokenRange sentence) {
        first_ = sentence.begin;
        limit_ = sentence.end;
        roles_.assign(limit_ - first_, std::nullopt);
    }
    void take(TokenRange range);
    /// Whether the lexicon has the sheets without which there are no amounts.
    [[nodiscard]] bool ready() const noexcept { return ready_; }

    [[nodiscard]] bool free(std::uint32_t at) const { return at < limit_ && !taken_[at]; }
    [[nodiscard]] bool sign(std::uint32_t at, std::string_view one) const {
        return at < limit_ && text_.words(at) == one;
    }
    /// Whether nothing stands between a token and the one before it.
    [[nodiscard]] bool glued(std::uint32_t at) const {
        const auto& tokens = text_.tokens.tokens;
        return at > 0 && tokens[at - 1].span.end == tokens[at].span.begin;
    }
    [[nodiscard]] std::string_view cell(const WordHit& hit, std::string_view column) const {
        return tables_.cell(hit.row, column);
    }

    /// The sheets that have a form which may begin at a token: flags of tables/names.h.
    [[nodiscard]] std::uint64_t sheets(std::uint32_t at) const {
        return at < limit_ ? firsts_.at(at) : 0;
    }
    [[nodiscard]] bool may(std::uint32_t at, std::uint64_t sheet) const {
        return (sheets(at) & sheet) != 0;
    }

    /// Whether an amount may begin at a token: the one question that is asked of every token.
    [[nodiscard]] bool may_begin(std::uint32_t at) const;

    /// The role of the row of amount_words at a token ("to", "label" ...), or empty.
    [[nodiscard]] std::pair<std::string_view, WordHit> word_at(std::uint32_t at) const;
    /// A cue of the given side at a token.
    [[nodiscard]] std::optional<WordHit> cue_at(std::uint32_t at, bool after) const;
    [[nodiscard]] std::optional<CountedNoun> noun_at(std::uint32_t at) const;
    [[nodiscard]] std::optional<WordHit> unit_at(std::uint32_t at) const;
    /// A casualty word that ends before `limit`.
    [[nodiscard]] std::optional<WordHit> governor_at(std::uint32_t at, std::uint32_t limit) const;
    /// A unit of time: lengths of time are find_times' own.
    [[nodiscard]] bool is_time_unit(std::uint32_t at) const;

    [[nodiscard]] const ReadText& text() const noexcept { return text_; }
    [[nodiscard]] const TableFile& tables() const noexcept { return tables_; }
    [[nodiscard]] const WordMatcher& words() const noexcept { return words_; }
    [[nodiscard]] const NumberReader& numbers() const noexcept { return numbers_; }
    [[nodiscard]] std::uint32_t first() const noexcept { return first_; }
    [[nodiscard]] std::uint32_t limit() const noexcept { return limit_; }

private:
    using RoleAt = std::pair<std::string_view, WordHit>;

    [[nodiscard]] bool may_begin_word(std::uint32_t at) const;
    [[nodiscard]] RoleAt look_up(std::uint32_t at) const;

    const ReadText& text_;
    const TableFile& tables_;
    WordMatcher words_;
    NumberReader numbers_;
    const Index& cues_;
    const Index& joiners_;
    const Index& governors_;
    const Index& units_;
    const Index& counted_;
    const Index& deictics_;
    const Sheet* counted_sheet_;
    const Sheet* unit_sheet_;
    bool ready_;
    const FirstWords& firsts_;
    std::vector<bool> taken_;
    mutable std::vector<std::optional<RoleAt>> roles_;  ///< word_at of the sentence, once asked for
    std::uint32_t first_ = 0;
    std::uint32_t limit_ = 0;
};

/// The column `approx` of amount_cues.tsv.
Approx approx_of(std::string_view name);

}  // namespace khabar::amounts
