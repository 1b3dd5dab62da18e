#pragma once

#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// Finds what holds of each event, and with the points of that how sure it is.
/// events  all of a document, in the order of their triggers
void tell_confidence(std::vector<Event>& events, const Scene& scene);

}  // namespace khabar::events
