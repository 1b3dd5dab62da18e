#pragma once

#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// Whom an English event is aimed at where its row finds nobody: who is asked to do what the words
/// say ("demanded that X leave"), whose offer or demand is answered ("rejected a plan of X"), whom
/// the deed that is threatened or protested against concerns ("threatened sanctions on X").
///
/// returns parts that stand for them, with the mention of an actor or a state, or the one word that
/// tells of its people ("Iraqi towns"); several where "and" joins them
std::vector<Clause::Part> aimed_at(const Scene& scene, const Match& match);

/// The country that an adjective among the words tells of; empty where none does, or where the
/// words say that it is none of it ("pro-Iranian").
std::string_view told_by_adjective(const Scene& scene, TokenRange words);

}  // namespace khabar::events
