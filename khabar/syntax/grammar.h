#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/tables/table_file.h"

namespace khabar::syntax {

/// The page that is read, and what the rows of the lexicon tell of its predicates.
class Grammar {
public:
    Grammar(const ReadText& page, std::span<const Mention> named, const TableFile& lexicon);

    const ReadText& text;
    std::span<const Mention> mentions;
    const TableFile& tables;

    /// A word of saying: ar/speech.
    [[nodiscard]] bool is_speech(RowId lemma) const;
    /// Who denies a thing denies having done it, unless the words name another.
    [[nodiscard]] bool denies(RowId lemma) const;
    /// "They had attacked": the subject between the two verbs is the second's (ar/aspect).
    [[nodiscard]] bool is_auxiliary(RowId lemma) const;
    /// The rows of ar/light_verbs for a verb or its noun; empty: it is none.
    [[nodiscard]] std::span<const Posting> light_rows(RowId lemma) const;

    [[nodiscard]] bool is_transitive(RowId lemma) const;
    /// Whether a verb asks for that particle.
    [[nodiscard]] bool asks_for(RowId lemma, std::string_view particle) const;
    /// The first of a word's written forms.
    [[nodiscard]] std::string_view form(RowId lemma) const;

    /// The actor that a phrase or part names, or nullptr.
    [[nodiscard]] const ActorMention* actor(std::optional<MentionIndex> mention) const;

private:
    [[nodiscard]] std::span<const Posting> rows(const Index& index, RowId lemma) const;

    const Index& speech_;
    const Index& light_;
    const Index& aspect_;
};

/// Whether a verb of these features can have a subject of those.
bool agree(const Features& verb, const Features& subject);

/// Particles behind which a verb's own complement stands, not a circumstance.
bool governs(std::string_view particle);

}  // namespace khabar::syntax
