#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/tables/word_table.h"

namespace khabar::compile {

/// One entry of a written form, its marks not yet in the pool and its features still packed.
struct RawForm {
    WordForm form;
    std::string marks;
};

/// Folded written form to its entries, in the order of sheets and rows.
using RawWords = std::map<std::string, std::vector<RawForm>>;

/// How a language's letters are numbered: WordTable::letter or latin_letter.
using LetterCode = std::uint8_t (*)(char32_t) noexcept;
LetterCode letter_code(LanguageId language);

/// Whether the automaton has a letter for each character of a folded word.
bool is_spelled_in(std::string_view folded, LetterCode code);

struct RawAutomaton {
    std::vector<WordTable::State> states;  ///< the one where walks begin first
    std::vector<WordTable::Arc> arcs;
};

/// The minimal automaton of the keys. Source: Daciuk and others 2000, sorted input.
/// Precondition: `code` knows every letter of every key.
RawAutomaton build_automaton(const RawWords& words, LetterCode code);

}  // namespace khabar::compile
