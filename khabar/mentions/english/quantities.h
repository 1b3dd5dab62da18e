#pragma once

#include <vector>

#include "khabar/mentions/mention.h"
#include "khabar/mentions/times.h"

namespace khabar::amounts {

/// What find_quantities gives for an English text.
std::vector<Mention> find_english_quantities(const ReadText& text, const TableFile& tables,
                                             const times::Times& times);

}  // namespace khabar::amounts
