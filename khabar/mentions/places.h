#pragma once

#include <span>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// Places in the order of tokens; no two overlap. `amounts` are those of the same text, in order:
/// distances tell where from a place something lies.
std::vector<Mention> find_places(const mentions::Lookups& lookups,
                                 std::span<const Mention> amounts);

}  // namespace khabar::places
