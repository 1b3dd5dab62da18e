#pragma once

#include "khabar/events/event.h"
#include "khabar/events/scene.h"

namespace khabar::events {

/// "Three were killed in clashes with police": whether a recipient of the noun `source` is whom
/// they fought and not who suffered, which the verb `target` tells (English).
bool fought_with(const Scene& scene, const Event::Filler& filler, const Event& target,
                 const Event& source);

}  // namespace khabar::events
