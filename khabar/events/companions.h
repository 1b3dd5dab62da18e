#pragma once

#include <cstdint>

#include "khabar/events/roles.h"

namespace khabar::events {

/// Whether all companions of a row (its column `with`) stand with a clause.
bool companions_fit(const Scene& scene, std::uint32_t clause, const Pattern& pattern,
                    const Roles& roles);

}  // namespace khabar::events
