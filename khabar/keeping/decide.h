#pragma once

#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/store.h"
#include "khabar/story/join.h"
#include "khabar/story/story.h"

namespace khabar::keeping {

/// The ids of the story that an event stands in; none: there is no such event.
Expected<std::vector<std::string>> members_of(store::Store& store, const std::string& event);

/// The story that a store gave. Precondition: it has events.
story::Story told_story(const store::Store::StoryMembers& members);

/// What has to be decided, or the id that keeps it from being decided. Nobody has signed it yet.
struct Decided {
    std::vector<story::Decision> decisions;
    std::string missing;  ///< no such event; of a split also one that is not in the story
};

/// That the stories become one, whatever kept them apart. A story is named by any of its events.
/// Precondition: not empty.
Expected<Decided> to_merge(store::Store& store, const std::vector<std::string>& stories);

/// That the events leave their story, together; what stays is kept apart from each.
/// Precondition: `leaving` is not empty.
Expected<Decided> to_split(store::Store& store, const std::string& story,
                           const std::vector<std::string>& leaving);

}  // namespace khabar::keeping
