#pragma once

#include <span>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::actors {

/// Actors in the order of tokens; no two overlap. `places` are those of the same text, in order: a
/// name that is read as a place's direction is no person.
std::vector<Mention> find_actors(const mentions::Lookups& lookups, std::span<const Mention> places);

}  // namespace khabar::actors
