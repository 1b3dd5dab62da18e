#pragma once

#include <cstdint>

#include "khabar/events/roles.h"

namespace khabar::events {

/// Whether the needs of a row hold: what its roles, or any part of the clause, must name.
/// violent: another clause of the sentence was matched as violence.
bool needs_fit(const Scene& scene, std::uint32_t clause, bool violent, const Pattern& pattern,
               const Roles& roles);

}  // namespace khabar::events
