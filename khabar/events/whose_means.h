#pragma once

#include "khabar/events/match.h"

namespace khabar::events {

/// "Israeli strikes killed two", "Ukrainian drones hit a refinery", "was hit by Russian missiles":
/// where the words tell only with what it was done, those whose means that is.
///
/// means     what stands where the doer does
/// returns   of a deed ("strikes") those who did it; of a thing ("drones") the thing, where its
///           words name a country; nothing of other words
Parts whose_means(const Scene& scene, const Match& match, const Parts& means);

}  // namespace khabar::events
