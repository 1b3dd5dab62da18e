#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/language/arabic/conjugate.h"
#include "khabar/language/features.h"

namespace khabar::arabic {

/// One written form of a lemma, without particles and pronouns.
struct Form {
    std::string folded;  ///< text/fold.h
    std::string marks;   ///< marks.h: one byte a folded letter, what a careful page writes on it
    Features features;
    bool shows_passive = false;  ///< no third person of the active has these letters in its tense
};

/// All forms of a verb: perfect and imperfect in all persons, the imperative, active and passive,
/// participles and verbal nouns with their cases, duals and plurals. Forms that stand only before
/// an attached pronoun are marked so. A second person with the letters of a third or first is left
/// out: news prose does not speak to its reader.
/// masdar: verbal nouns, separated by '|'; empty: the one that the measure makes.
/// valency: "trans" makes the whole passive, a particle its third person singular.
/// Errors: those of conjugate().
Expected<std::vector<Form>> inflect_verb(const VerbRow& row, std::string_view masdar,
                                         std::string_view valency);

/// What a row of ar/nouns.tsv or actors/heads_ar.tsv says.
struct NounRow {
    std::string_view lemma;   ///< singular, indefinite; a defective noun with its ya
    std::string_view root;    ///< radicals; may be empty
    std::string_view plural;  ///< '|' separated: "+" and an ending, or a broken plural written out
    bool adjective = false;
    bool feminine = false;
    bool human = false;
};

/// Singular, dual, plural in their cases, the feminine of an adjective, construct forms.
std::vector<Form> inflect_noun(const NounRow& row);

/// Masculine, feminine and plural of a nisba such as "Libyan"; adjective and noun at once.
std::vector<Form> inflect_nisba(std::string_view lemma);

/// A function word as its row writes it.
Form plain_form(std::string_view word, const Features& features);

}  // namespace khabar::arabic
