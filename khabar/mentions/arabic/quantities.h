#pragma once

#include <vector>

#include "khabar/mentions/mention.h"
#include "khabar/mentions/times.h"

namespace khabar::amounts {

/// What find_quantities gives for an Arabic text.
std::vector<Mention> find_arabic_quantities(const ReadText& text, const TableFile& tables,
                                            const times::Times& times);

}  // namespace khabar::amounts
