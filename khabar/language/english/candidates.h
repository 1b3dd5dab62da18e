#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/language/english/capitals.h"
#include "khabar/language/english/word_class.h"
#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::english {

/// One way to read a word, before its neighbours are asked.
struct Candidate {
    const WordForm* form = nullptr;  ///< nullptr: a name, or read by its shape
    std::optional<RowId> lemma;
    Features features;
    WordClass word = WordClass::other;
    bool says = false;   ///< a verb behind which a clause may stand without "that"
    bool gets = false;   ///< "get", behind which a participle stands as behind "be"
    ReadingScore parts;  ///< neighbours 0
    std::int32_t own = 0;
};

constexpr std::size_t max_candidates = 16;  // why: more than any form has; the rest is dropped

struct Candidates {
    std::array<Candidate, max_candidates> all;
    std::size_t count = 0;
    /// Those that differ to their neighbours, the best of each kind; for each candidate its kind.
    std::array<std::uint8_t, max_candidates> kinds{};
    std::size_t kind_count = 0;
    std::array<std::uint8_t, max_candidates> kind_of{};

    void add(Candidate candidate) {
        candidate.own = candidate.parts.sum();
        if (count < all.size()) {
            all[count++] = candidate;
        }
    }
    /// Finds the kinds, when all have been added.
    void finish() {
        kind_count = 0;
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t kind = 0;
            while (kind < kind_count && !same_kind(all[kinds[kind]], all[i])) {
                ++kind;
            }
            if (kind == kind_count || all[i].own > all[kinds[kind]].own) {
                kinds[kind] = static_cast<std::uint8_t>(i);
            }
            kind_count = std::max(kind_count, kind + 1);
            kind_of[i] = static_cast<std::uint8_t>(kind);
        }
    }
    static bool same_kind(const Candidate& a, const Candidate& b) {
        return a.word == b.word && a.says == b.says && a.gets == b.gets;
    }
    [[nodiscard]] std::span<const Candidate> list() const { return {all.data(), count}; }
};

/// Reads single words: by the table of forms, by the names, by their shape.
class WordReader {
public:
    /// Precondition: the tables hold "en/words".
    explicit WordReader(const TableFile& tables);

    /// Every word gets one candidate or more. Every capitalised word gets that of a name.
    /// joined: a hyphen stands before it.
    void read(std::string_view folded, Capital capital, bool joined, Candidates& out) const;
    /// "at least", "so that": phrases of en/function_words that are read as one adverb, one
    /// subordinator or one coordinator get such candidates. `candidates`: those of the sentence
    /// that begins with `first`.
    void read_phrases(const ReadText& text, TokenRange tokens,
                      std::span<Candidates> candidates) const;
    /// A number, a sign: what is no word.
    static void read_sign(TokenKind kind, std::string_view sign, Candidates& out);

private:
    void add_form(const WordForm& form, std::string_view folded, Capital capital,
                  Candidates& out) const;
    void add_name(std::string_view folded, Capital capital, Candidates& out) const;
    /// What is known of a row without asking its sheet.
    struct Row {
        WordClass word = WordClass::other;  ///< of a function word
        bool transitive = false;
        bool intransitive = false;
        bool says = false;
        bool gets = false;
    };

    const WordTable& words_;
    const Index& names_;
    const Index& phrases_;            ///< en/function_words
    std::vector<Features> features_;  ///< by WordForm::features
    std::vector<Row> verbs_;
    std::vector<Row> function_words_;
    std::vector<Features> function_features_;  ///< by row
    std::uint16_t verb_sheet_ = 0;
    std::uint16_t function_sheet_ = 0;
    std::uint16_t head_sheet_ = 0;
};

}  // namespace khabar::english
