#pragma once

#include "khabar/events/merge.h"

namespace khabar::events {

bool is_place(EventRole role);
/// One place, though one is named and the other called the capital.
bool same_spot(const PlaceMention& a, const PlaceMention& b);
bool has(const Event& event, EventRole role);
bool told_by_verb(const Scene& scene, const Event& event);

/// Whether two drafts tell of one happening: of one type, status and mode, nothing in them
/// contradicts, and enough agrees.
bool same_happening(const Scene& scene, const Draft& a, const Draft& b);

}  // namespace khabar::events
