#pragma once

#include <string>
#include <vector>

#include "khabar/story/nearby.h"

namespace khabar::story {

/// What people decided of one event: of several decisions on the same two the latest holds.
struct Ties {
    std::vector<std::string> together;  ///< tied to it, directly
    std::vector<std::string> apart;     ///< kept apart from it
};
Ties ties_of(Nearby& nearby, const std::string& event);

/// All that `together` ties to the event, over chains of them, also over events that are gone;
/// itself not among them.
std::vector<std::string> chained_to(Nearby& nearby, const std::string& event);

}  // namespace khabar::story
