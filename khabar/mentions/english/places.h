#pragma once

#include <span>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// What find_places gives for an English text.
std::vector<Mention> find_english_places(const mentions::Lookups& lookups,
                                         std::span<const Mention> amounts);

}  // namespace khabar::places
