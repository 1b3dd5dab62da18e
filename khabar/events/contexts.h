#pragma once

#include "khabar/events/match.h"
#include "khabar/events/scene.h"

namespace khabar::events {

/// The contexts that the words of the sentence bring (lexicon/events/contexts_<language>.tsv),
/// once, in alphabetical order; the modes cyber and misinformation bring those of their name.
/// English words that only tell who says it ("a lawmaker told reporters") tell nothing of what
/// happened.
void add_contexts(const Scene& scene, const Match& match, Event& event);

}  // namespace khabar::events
