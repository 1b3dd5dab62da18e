#include "khabar/keeping/decide.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace khabar::keeping {

namespace {

using Ids = std::vector<std::string>;

bool holds(const Ids& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// What keeps members of different stories apart, turned round.
Expected<std::vector<story::Decision>> reconciled(store::Store& store,
                                                  const std::vector<Ids>& stories) {
    auto all = store.decisions();
    if (!all) {
        return all.error();
    }
    const auto story_of = [&stories](const std::string& id) {
        return std::find_if(stories.begin(), stories.end(),
                            [&id](const Ids& story) { return holds(story, id); });
    };
    std::vector<story::Decision> out;
    for (story::Decision& decision : *all) {
        if (decision.together) {
            continue;
        }
        const auto a = story_of(decision.a);
        const auto b = story_of(decision.b);
        if (a != b && a != stories.end() && b != stories.end()) {
            decision.together = true;
            out.push_back(std::move(decision));
        }
    }
    return out;
}

}  // namespace

Expected<Ids> members_of(store::Store& store, const std::string& event) {
    const auto members = store.story(event);
    if (!members) {
        return members.error();
    }
    Ids ids;
    for (const record::KeptEvent& member : members->events) {
        ids.push_back(member.record.id);
    }
    return ids;
}

story::Story told_story(const store::Store::StoryMembers& members) {
    std::vector<story::Member> told;
    for (std::size_t i = 0; i < members.events.size(); ++i) {
        told.push_back({members.events[i].record, members.sketches[i]});
    }
    return story::tell_story(told);
}

Expected<Decided> to_merge(store::Store& store, const Ids& stories) {
    Decided decided;
    std::vector<Ids> all;
    for (const std::string& id : stories) {
        auto members = members_of(store, id);
        if (!members) {
            return members.error();
        }
        if (members->empty()) {
            return Decided{{}, id};
        }
        if (id != stories.front()) {
            decided.decisions.push_back({stories.front(), id, true, {}, {}});
        }
        all.push_back(*std::move(members));
    }
    auto more = reconciled(store, all);
    if (!more) {
        return more.error();
    }
    std::move(more->begin(), more->end(), std::back_inserter(decided.decisions));
    return decided;
}

Expected<Decided> to_split(store::Store& store, const std::string& story, const Ids& leaving) {
    const auto members = members_of(store, story);
    if (!members) {
        return members.error();
    }
    if (members->empty()) {
        return Decided{{}, story};
    }
    Decided decided;
    for (const std::string& id : leaving) {
        if (!holds(*members, id)) {
            return Decided{{}, id};
        }
        if (id != leaving.front()) {
            decided.decisions.push_back({leaving.front(), id, true, {}, {}});
        }
        for (const std::string& member : *members) {
            if (!holds(leaving, member)) {
                decided.decisions.push_back({id, member, false, {}, {}});
            }
        }
    }
    return decided;
}

}  // namespace khabar::keeping
