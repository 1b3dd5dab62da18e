#pragma once

#include <span>
#include <vector>

#include "khabar/attribution/frame.h"

namespace khabar::attribution {

/// Fills the status of each frame and the cue that decides it: particles before the predicate, what
/// governs it, phrases in its reach, and times more than a year before publication.
/// Rows: lexicon/ar/status.tsv, lexicon/ar/aspect.tsv, roles of lexicon/ar/function_words.tsv.
void find_statuses(const ReadText& text, std::span<const Clause> clauses,
                   std::span<const Mention> mentions, const TableFile& tables,
                   std::vector<Frame>& frames);

}  // namespace khabar::attribution
