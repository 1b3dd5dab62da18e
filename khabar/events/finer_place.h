#pragma once

#include "khabar/events/event.h"

namespace khabar::events {

/// Of two tellings of one happening the one that says more exactly where: a state, or a part of one
/// ("northern Mali"), in `target` gives way to a place in it of `source`.
void take_finer_place(Event& target, const Event& source);

}  // namespace khabar::events
