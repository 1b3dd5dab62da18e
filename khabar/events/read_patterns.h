#pragma once

#include <vector>

#include "khabar/core/document.h"
#include "khabar/events/pattern.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// The rows of a sheet lexicon/events/patterns_<language>.tsv, in its order; the words that they
/// speak of go into the vocabulary. Views point into the sheet's tables.
std::vector<Pattern> read_patterns(const Sheet& sheet, SheetId id, LanguageId language,
                                   Vocabulary& vocabulary);

}  // namespace khabar::events
