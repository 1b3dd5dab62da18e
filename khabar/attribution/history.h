#pragma once

#include <optional>
#include <vector>

#include "khabar/attribution/own_cues.h"
#include "khabar/attribution/status_rows.h"

namespace khabar::attribution {

/// The clauses of a text that tell of the past: more than a year before publication by a time that
/// is theirs, or told as history ("in the last century"). One cue a clause; `reported` where it is
/// neither.
std::vector<Cue> find_history(const Scene& scene, const StatusRows& rows, const OwnCues& own);

}  // namespace khabar::attribution
