#pragma once

#include <span>
#include <vector>

#include "khabar/syntax/clause.h"

namespace khabar::syntax {

/// Clauses of Arabic: verb first or subject first, dropped subjects, passives, verbal nouns with
/// their construct state, light verbs, relative clauses, and what is said behind anna.
/// Sources: the word orders are those of Badawi, Carter and Gully, Modern Written Arabic; which
/// verbs are light stands in lexicon/ar/light_verbs.tsv.
std::vector<Clause> arabic_clauses(const ReadText& text, std::span<const Mention> mentions,
                                   const TableFile& tables);

}  // namespace khabar::syntax
