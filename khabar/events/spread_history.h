#pragma once

#include <cstddef>
#include <vector>

#include "khabar/events/same_happening.h"
#include "khabar/events/scene.h"

namespace khabar::events {

/// "Has waged an insurgency since 1984, in which thousands were killed": what hangs on what was
/// long ago was then (English). `reach`: how many drafts lie between the two at most.
void spread_history(const Scene& scene, std::vector<Draft>& drafts, std::size_t reach);

}  // namespace khabar::events
