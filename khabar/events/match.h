#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/events/event.h"
#include "khabar/events/roles.h"
#include "khabar/events/scene.h"

namespace khabar::events {

/// A row that fits a clause.
struct Match {
    std::uint32_t clause = 0;
    const Pattern* pattern = nullptr;
    Roles roles;
    Parts actors;
    Parts recipients;
    std::vector<SignCount> signs;
    std::vector<Event::ScorePart> score;  ///< of those signs that have points
    std::int32_t total = 0;

    /// Below it there is no event.
    static constexpr std::int32_t threshold = 40;
};

/// Why no row fits.
enum class Refusal : std::uint8_t { no_trigger, near_miss };

struct MatchResult {
    std::optional<Match> match;
    Refusal refusal = Refusal::no_trigger;
};

/// The best row for a clause: the one with most companions, then the surer one and the one that
/// finds who and whom; its score may lie below the threshold.
/// violent: another clause of the sentence was matched as violence, so that harm told without its
/// cause is part of it.
MatchResult match_clause(const Scene& scene, std::uint32_t clause, bool violent);

}  // namespace khabar::events
