#pragma once

#include <string_view>

#include "khabar/events/match.h"

namespace khabar::events {

// Events that are words: asking, threatening, accusing, giving in.

/// What is demanded, threatened, offered or refused is no event of its own (RECORD.md).
bool swallows_content(std::string_view type);

/// Help or a concession that its own actor says will come is a commitment: AGREE, reported
/// (PLOVER.md, house rule a). What is set for a day stays what it is, planned; so do a visit and
/// talks.
void commit_in_words(const Scene& scene, const Match& match, Event& event);

/// A withdrawal or ceasefire to come that its own actor announces is yielding in words: CONCEDE,
/// and its speaker is the actor, no link of the chain (PLOVER.md).
void yield_in_words(const Scene& scene, const Match& match, Event& event);

/// The speaker of a verbal event is its actor, and no link of its chain (RECORD.md).
void drop_own_speaker(const Scene& scene, const Match& match, Event& event);

}  // namespace khabar::events
