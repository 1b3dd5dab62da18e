#pragma once

#include <span>
#include <vector>

#include "khabar/attribution/frame.h"

namespace khabar::attribution {

/// Fills the chain of each frame: verbs of saying above the clause, "according to" in its sentence,
/// the body that a speaker spoke to, the speaker carried on from the sentence before.
/// Rows: lexicon/ar/speech.tsv, lexicon/ar/source_heads.tsv.
void find_chains(const ReadText& text, std::span<const Clause> clauses,
                 std::span<const Mention> mentions, const TableFile& tables,
                 std::vector<Frame>& frames);

}  // namespace khabar::attribution
