#pragma once

#include "khabar/events/merge.h"

namespace khabar::events {

bool is_place(EventRole role);
bool has(const Event& event, EventRole role);
bool told_by_verb(const Scene& scene, const Event& event);

/// Told as what an event of the same sentence answers: "in answer to the killing of".
bool answered(const Scene& scene, const Event& event);
/// Whether English tells an event as part of another of its sentence: "stormed the school,
/// abducting 25", "arrested five in a raid".
bool part_of_deed(const Scene& scene, const Event& part, const Event& deed);
/// Whether two drafts tell of one happening: of one type, status and mode, nothing in them
/// contradicts, and enough agrees.
bool same_happening(const Scene& scene, const Draft& a, const Draft& b);

}  // namespace khabar::events
