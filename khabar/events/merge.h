#pragma once

#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// An event before its tellings are put together.
struct Draft {
    Event event;
    bool casualty = false;        ///< harm told without its cause
    bool weak = false;            ///< below the threshold: stands only as part of another
    bool back_reference = false;  ///< a definite event noun with nothing of its own ("the attack")
};

/// Puts tellings of one happening together (RECORD.md, rule 2): the fuller one first, the best
/// three others in `also`. Casualties join the violence of their own sentence; weak ones that find
/// none are dropped. tally.repeated
/// counts what was put away.
std::vector<Event> merge_tellings(std::vector<Draft> drafts, const Scene& scene, Tally& tally);

}  // namespace khabar::events
