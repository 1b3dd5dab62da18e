#pragma once

#include "khabar/events/match.h"

namespace khabar::events {

/// Told as what an event of the same sentence answers: "in answer to the killing of".
bool answered(const Scene& scene, const Event& event);
/// Whether English tells an event as part of another of its sentence: "stormed the school,
/// abducting 25", "arrested five in a raid".
bool part_of_deed(const Scene& scene, const Event& part, const Event& deed);

}  // namespace khabar::events
