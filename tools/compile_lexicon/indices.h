#pragma once

#include <map>
#include <string>
#include <vector>

#include "automaton.h"
#include "khabar/tables/table_file.h"
#include "rows.h"

namespace khabar::compile {

/// Key to postings, in the order of sheets and rows. A key with no postings is only the beginning
/// of longer ones.
using RawIndex = std::map<std::string, std::vector<Posting>>;

/// What the readers look up, made from the rows.
struct Lookups {
    /// ar/names, en/names: names of countries, capitals, actors (also those of some years) and
    /// places, folded, words joined by a space. actors/actors: ids. actors/titles: forms, folded
    /// likewise. actors/terms: offices, COUNTRY.KEY. SHEET: for a sheet with a column `form`, its
    /// alternatives, folded likewise; for one with a column `lemma`, its lemmas as written, or
    /// folded where they are phrases. ar/first_words: those of all forms of the sheets that times
    /// and amounts are made of, with the flags of tables/names.h.
    std::map<std::string, RawIndex> indices;
    /// ar/words, en/words: every form of every word (language/<language>/inflect.h).
    std::map<std::string, RawWords> words;
};
Lookups build_lookups(const std::vector<RawSheet>& sheets, Faults& faults);

}  // namespace khabar::compile
