#include "khabar/events/spread_history.h"

#include <algorithm>
#include <optional>

namespace khabar::events {

namespace {

constexpr std::size_t max_steps = 3;  // why: a noun, its verb, and what that hangs on

/// The frame of the historical event that a clause hangs on; nullptr for none.
const Frame* history_above(const Scene& scene, std::optional<ClauseIndex> above,
                           std::vector<Draft>::const_iterator first,
                           std::vector<Draft>::const_iterator last) {
    for (std::size_t steps = 0; above && steps < max_steps; ++steps) {
        const auto past = std::find_if(first, last, [&](const Draft& other) {
            return other.event.clause == *above && other.event.frame.status == Status::historical;
        });
        if (past != last) {
            return &past->event.frame;
        }
        above = scene.clauses[static_cast<std::size_t>(*above)].parent;
    }
    return nullptr;
}

}  // namespace

void spread_history(const Scene& scene, std::vector<Draft>& drafts, std::size_t reach) {
    if (scene.text.language() != LanguageId::english) {
        return;
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Event& event = drafts[i].event;
        const Clause& own = scene.clauses[static_cast<std::size_t>(event.clause)];
        if (event.frame.status != Status::reported || !own.verb ||
            own.link != ClauseLink::relative || has(event, EventRole::date)) {
            continue;
        }
        const auto begin = drafts.cbegin() + static_cast<std::ptrdiff_t>(i - std::min(i, reach));
        const auto end =
            drafts.cbegin() + static_cast<std::ptrdiff_t>(std::min(drafts.size(), i + reach));
        if (const Frame* past = history_above(scene, own.parent, begin, end)) {
            event.frame.status = Status::historical;
            event.frame.cue = past->cue;
            event.frame.row = past->row;
        }
    }
}

}  // namespace khabar::events
