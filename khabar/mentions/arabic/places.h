#pragma once

#include <span>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// What find_places gives for an Arabic text.
std::vector<Mention> find_arabic_places(const mentions::Lookups& lookups,
                                        std::span<const Mention> amounts);

}  // namespace khabar::places
