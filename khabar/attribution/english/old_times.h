#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "khabar/attribution/cue.h"
#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// Whether a time that begins at a token is a part of an English verb itself: "ended with a deal in
/// 2022".
bool has_own_time(const Clause& clause, std::uint32_t time);

/// The old clause that `clause` is told to have come before: "was raised in 2019 after a riot in
/// which two died". `cues`: by clause, what is known to be old.
std::optional<std::uint32_t> comes_before_old(const Scene& scene, const Stretch& sentence,
                                              std::uint32_t clause, std::span<const Cue> cues);

/// The clause whose deed lies in a war or the like that an old relative clause ends: "died in the
/// war, which ended in 1991".
std::optional<std::uint32_t> lies_in_ended(const Scene& scene, std::uint32_t end,
                                           std::span<const Cue> cues);

}  // namespace khabar::attribution
