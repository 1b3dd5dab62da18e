#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// A name of the lexicon in the text, the longest that begins at its first token.
struct NameMatch {
    TokenRange tokens;
    const Reading* reading = nullptr;   ///< of the first token: which particles were cut
    std::span<const Posting> postings;  ///< rows of countries, actors and places
};

/// Matches in the order of their first tokens; a match that lies inside an earlier, longer one is
/// left out. Quotation marks inside a name are passed over. Linear in tokens times the longest
/// name.
std::vector<NameMatch> match_names(const ReadText& text, const TableFile& tables);

}  // namespace khabar::mentions
