#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/language/features.h"

namespace khabar::arabic {

/// One written form of a lemma, folded (text/fold.h), without particles and pronouns.
struct Form {
    std::string folded;
    Features features;
};

/// What a row of ar/verbs.tsv says: UTF-8 as written there.
struct VerbRow {
    std::string_view lemma;    ///< perfect, third person masculine singular
    std::string_view root;     ///< radicals without separators
    std::string_view form;     ///< "I" to "X", "QI", "QII", "QIV"
    std::string_view present;  ///< imperfect, third person masculine singular
    std::string_view masdar;   ///< verbal nouns, separated by '|'
};

/// All forms of a verb: perfect and imperfect in all persons with their moods as far as letters
/// differ, the passive where its letters differ, participles and verbal nouns with their cases,
/// duals and plurals. A passive with the letters of the active (qutila, qatala) is not listed
/// apart. Forms that stand only before an attached pronoun are marked so.
/// Source: the paradigms of Wright's grammar, by principal parts and the weakness of the root.
std::vector<Form> inflect_verb(const VerbRow& row);

/// What a row of ar/nouns.tsv or actors/heads_ar.tsv says.
struct NounRow {
    std::string_view lemma;   ///< singular, indefinite
    std::string_view plural;  ///< '|' separated: "+" and an ending, or a broken plural written out
    bool adjective = false;
    bool feminine = false;
    bool human = false;
};

/// Singular, dual, plural in their cases, the feminine of an adjective, construct forms.
std::vector<Form> inflect_noun(const NounRow& row);

/// Masculine, feminine and plural of a nisba such as "Libyan"; adjective and noun at once.
std::vector<Form> inflect_nisba(std::string_view lemma);

}  // namespace khabar::arabic
