#pragma once

#include <cstddef>
#include <cstdint>

#include "automaton.h"
#include "rows.h"

namespace khabar::compile {

/// Adds the written forms of a row of en/verbs, en/nouns, en/function_words, en/numerals,
/// en/weekdays, en/months, actors/heads_en or actors/countries (language/english/inflect.h). False
/// for a row of another sheet. Phrases and compounds with a hyphen are no word of a text: they have
/// no forms.
bool add_english_words(const RawSheet& sheet, std::size_t row, std::uint16_t sheet_id,
                       RawWords& words, Faults& faults);

}  // namespace khabar::compile
