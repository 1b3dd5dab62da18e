#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "khabar/language/arabic/cut.h"
#include "khabar/language/arabic/neighbours.h"
#include "khabar/language/arabic/traits.h"
#include "khabar/language/arabic/word_class.h"
#include "khabar/language/arabic/word_letters.h"
#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::arabic {

/// What all forms with the same features share, worked out once: without article and pronoun, with
/// the article, with a pronoun.
struct FormKind {
    Features features;
    std::int32_t score = 0;  ///< weights of the form; without a passive's
    std::array<WordClass, 3> word_class{};
    std::array<Traits, 3> traits{};
};

/// One way to read a word, before its neighbours are asked.
struct Candidate {
    const WordForm* form = nullptr;  ///< nullptr: a name, or read by its shape
    const Enclitic* pronoun = nullptr;
    Head head;
    std::uint8_t pronoun_letters = 0;
    bool nominative = false;  ///< the page marks it so
    Features features;
    ReadingScore score;     ///< its own parts; neighbours 0
    std::int32_t own = 0;   ///< their sum
    WordClass as_word{};    ///< towards the word before: WordClass::phrase with a preposition
    std::uint8_t line = 0;  ///< towards the word behind (neighbours.h)
    Traits traits = 0;
};

constexpr std::size_t max_candidates = 16;  // why: the best few decide; bench/stages

/// The best ways to read one token, best first.
struct Candidates {
    std::array<Candidate, max_candidates> all;
    std::size_t count = 0;
    std::int32_t most_behind = 0;
    /// The first candidate that is the same to its neighbours; itself, for the kinds below.
    std::array<std::uint8_t, max_candidates> like{};
    std::array<std::uint8_t, max_candidates> kinds{};  ///< those that differ, best first
    std::size_t kind_count = 0;

    void add(const Candidate& candidate);
    /// Whether a candidate of this worth may still be the best in its sentence.
    [[nodiscard]] bool may_win(std::int32_t own) const;
    /// Drops what is so unlikely by itself that no neighbour will help, but for names; then finds
    /// the kinds.
    void finish();
    [[nodiscard]] std::span<const Candidate> list() const { return {all.data(), count}; }
};

/// Reads single words: by the table of forms, by the names, by their shape.
class WordReader {
public:
    WordReader(const TableFile& tables, Neighbours neighbours);

    /// Every word gets one candidate or more. `folded` is the folded word.
    /// `most_behind`: what is worth so much less than the best is left out, but for names.
    void read(const WordLetters& word, std::string_view folded, std::int32_t most_behind,
              Candidates& out) const;
    /// A number, a sign: what is no word.
    void read_sign(TokenKind kind, Candidates& out) const;

    [[nodiscard]] const Neighbours& neighbours() const noexcept { return neighbours_; }

private:
    using Pronouns = std::array<const Enclitic*, max_pronoun + 1>;
    void look_up(const WordLetters& word, const Head& head, const Pronouns& pronouns,
                 Candidates& out) const;
    void look_up_name(std::string_view folded, const WordLetters& word, const Head& head,
                      Candidates& out) const;
    void read_by_shape(const WordLetters& word, const Head& head, Candidates& out) const;
    void add_form(const WordLetters& word, const Head& head, const WordForm& form,
                  const Enclitic* pronoun, std::uint32_t pronoun_letters, Candidates& out) const;
    void add_guess(Candidate& candidate, const FormKind& kind, Candidates& out) const;
    void place(Candidate& candidate, const FormKind& kind, Candidates& out) const;

    const WordTable& words_;
    const Index& names_;
    const Index& given_names_;
    Neighbours neighbours_;
    std::vector<FormKind> form_kinds_;  ///< by WordForm::features
    FormKind name_kind_;
    std::vector<FormKind> noun_kinds_;  ///< the same, of an adjective that stands for a noun
    std::uint16_t function_words_ = 0;  ///< that sheet
    std::vector<Traits> asked_moods_;   ///< by its rows
    /// What ar/passives says of a verb.
    struct Passive {
        std::int8_t rate = 0;
        Traits patient = 0;
    };
    std::vector<Passive> passives_;  ///< by row of ar/verbs
    std::vector<bool> auxiliaries_;  ///< likewise: verbs that only tell when another is done
    std::uint16_t verbs_ = 0;        ///< that sheet
};

}  // namespace khabar::arabic
