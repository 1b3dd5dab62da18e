#pragma once

#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/times.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// Quantities outside the tokens of `times`, which read_times gave for the same text.
std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables,
                                     const times::Times& times);

}  // namespace khabar::amounts
