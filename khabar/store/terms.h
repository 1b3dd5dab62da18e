#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/record/record.h"
#include "khabar/store/query.h"

namespace khabar::store {

// Both databases keep one inverted index over terms: folded words of the event, and labels of its
// fields ("type:assault", "party:sdn.saf"). A term holds ASCII letters and digits in lower case,
// the signs _ . : - | and any byte above 0x7f; no white space and no quote. Words have no colon,
// labels have one. The terms are a function of the record alone, and not of the lexicon, so an
// index does not go stale when rows change; terms_version counts when this function changes.
inline constexpr int terms_version = 1;

/// The words of a text as they are indexed: folded; of one that may begin with attached particles
/// (w f b l k) and the article what is left behind them too.
void append_words(std::vector<std::string>& terms, std::string_view text);

/// All terms of an event, sorted, each once.
std::vector<std::string> terms_of(const record::Record& record);

/// The term of a source's name: two names of one term are one source to a search.
std::string source_term(std::string_view name);

/// What a query asks of terms: of each list one at least, of `none` none. All lists are sorted.
struct Wanted {
    std::vector<std::vector<std::string>> all;
    std::vector<std::string> none;
};
/// Errors: bad_query (no word left, too many).
Expected<Wanted> wanted_terms(const Query& query);

}  // namespace khabar::store
