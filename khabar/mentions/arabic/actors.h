#pragma once

#include <span>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::actors {

/// What find_actors gives for an Arabic text.
std::vector<Mention> find_arabic_actors(const mentions::Lookups& lookups,
                                        std::span<const Mention> places);

}  // namespace khabar::actors
