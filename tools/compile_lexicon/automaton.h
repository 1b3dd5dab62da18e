#pragma once

#include <map>
#include <string>
#include <vector>

#include "khabar/tables/word_table.h"

namespace khabar::compile {

/// One entry of a written form, its marks not yet in the pool and its features still packed.
struct RawForm {
    WordForm form;
    std::string marks;
};

/// Folded written form to its entries, in the order of sheets and rows.
using RawWords = std::map<std::string, std::vector<RawForm>>;

struct RawAutomaton {
    std::vector<WordTable::State> states;  ///< the one where walks begin first
    std::vector<WordTable::Arc> arcs;
};

/// The minimal automaton of the keys. Source: Daciuk and others 2000, sorted input.
/// Precondition: WordTable::letter knows every letter of every key.
RawAutomaton build_automaton(const RawWords& words);

}  // namespace khabar::compile
