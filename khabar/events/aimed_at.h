#pragma once

#include <optional>

#include "khabar/events/match.h"

namespace khabar::events {

/// Whom an English event is aimed at where its row finds nobody: who is asked to do what the words
/// say ("demanded that X leave"), whose offer or demand is answered ("rejected a plan of X"), whom
/// the deed that is threatened or protested against concerns ("threatened sanctions on X"). The
/// mention of an actor or a state.
std::optional<MentionIndex> aimed_at(const Scene& scene, const Match& match);

}  // namespace khabar::events
