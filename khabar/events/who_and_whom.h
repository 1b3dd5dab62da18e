#pragma once

#include "khabar/events/match.h"

namespace khabar::events {

/// Fills the actors and recipients of a match from its roles, by what its row says of them.
void pick_who_and_whom(const Scene& scene, Match& match);

/// "Accused him of taking money from the staff": a pronoun stands where the row looks for the one
/// who suffers, and nobody tells for whom it stands.
bool is_told_by_pronoun(const Scene& scene, const Match& match);

/// "The heat attacks the towns": a common noun that names no actor, place, amount, event or means
/// of violence does nothing that PLOVER codes.
bool done_by_thing(const Scene& scene, const Pattern& pattern, const Roles& roles);

/// Outlets and agencies tell of force; they do not use it ("as the site carried it").
bool done_by_outlet(const Scene& scene, const Match& match);

}  // namespace khabar::events
