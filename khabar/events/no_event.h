#pragma once

#include <span>

#include "khabar/events/match.h"

namespace khabar::events {

/// Whether an English clause that a row fits tells of no event of its own: a deed that nobody
/// claimed, the words that somebody is charged with, what "anyone who" does, a state of things, a
/// name for a thing, a noun of a headline, a denial of what was told, a harm done to nobody.
/// beside: the sure matches of its sentence.
bool tells_no_event(const Scene& scene, const Match& match, std::span<const Match* const> beside);

}  // namespace khabar::events
