#pragma once

#include <vector>

#include "khabar/events/signs.h"

namespace khabar::events {

struct Match;
struct Scene;

/// The signs of a match whose roles are filled: what stands around its trigger, in its clause, with
/// it and in its sentence.
std::vector<SignCount> signs_of(const Scene& scene, const Match& match);

}  // namespace khabar::events
