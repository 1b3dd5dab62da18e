#include "khabar/story/join.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

#include "khabar/story/compare_features.h"
#include "khabar/story/decisions.h"
#include "khabar/story/nearby.h"

namespace khabar::story {

namespace {

// why: less than it takes to join, since who leads is who was first and not who tells most;
// measured with the points (docs/DECISIONS/0025)
constexpr int leader_points = 60;

/// How like the others one telling is. In an archive of agencies' news many tell the same word for
/// word: of each kind the first is compared, and what came of it holds for the others.
class LikenessTo {
public:
    struct Points {
        int points = 0;
        bool barred = false;
        [[nodiscard]] bool joins() const { return !barred && points >= join_points; }
    };

    /// From now on to this one, until the next.
    void turn_to(const Entry& entry) {
        entry_ = &entry;
        ++turn_;
    }

    Points of(const Card& card, const Entry& other) {
        if (card.document == entry_->card.document) {
            return reckon(other);
        }
        known_.resize(std::max(known_.size(), card.kind + std::size_t{1}));
        Known& known = known_[card.kind];
        if (known.turn != turn_) {
            known = {turn_, reckon(other)};
        }
        return known.points;
    }

private:
    struct Known {
        std::uint64_t turn = 0;
        Points points;
    };

    [[nodiscard]] Points reckon(const Entry& other) const {
        const Likeness likeness = compare(entry_->telling(), entry_->features, other.telling(),
                                          other.features, Reasons::left_out);
        return {likeness.points, likeness.barred};
    }

    const Entry* entry_ = nullptr;
    std::uint64_t turn_ = 0;
    std::vector<Known> known_;  ///< by kind
};

/// One run. The queue holds what is to be looked at, in the order of Telling::before. What is taken
/// from it puts back only what stands behind it, so each is looked at once, and all that it may
/// join is settled by then.
class Joiner {
public:
    explicit Joiner(Tellings& tellings) : nearby_(tellings) {}

    Expected<std::vector<std::string>> run(std::span<const std::string> events) {
        for (const std::string& event : events) {
            begin_with(event);
        }
        while (!queue_.empty() && !nearby_.error()) {
            const std::string event = queue_.begin()->second;
            queue_.erase(queue_.begin());
            if (Entry* entry = nearby_.find(event)) {
                look_at(*entry);
            }
            nearby_.make_room();
        }
        if (nearby_.error()) {
            return *nearby_.error();
        }
        return std::vector<std::string>(stories_.begin(), stories_.end());
    }

private:
    using Place = std::pair<std::int32_t, std::string>;  ///< the order of Telling::before

    static Place place(const Entry& entry) { return {entry.telling().published, entry.id()}; }
    void queue(const Entry& entry) { queue_.insert(place(entry)); }
    void queue_behind(const Entry& entry, const Entry& other) {
        if (entry.before(other)) {
            queue(other);
        }
    }

    /// An event that is new, changed, gone, or named by a decision; and all that hung on it, before
    /// or behind: it may have moved.
    void begin_with(const std::string& event) {
        changed_.insert(event);
        if (const Entry* entry = nearby_.find(event)) {
            queue(*entry);
        } else {
            stories_.insert(event);
        }
        for (const Entry* led : nearby_.led_by(event)) {
            queue(*led);
        }
        for (const Entry* other : decided(event)) {
            queue(*other);
        }
    }

    /// Those that a decision hangs on the event, if they are there.
    std::vector<Entry*> decided(const std::string& event) {
        std::vector<std::string> ids = chained_to(nearby_, event);
        const std::vector<std::string> apart = ties_of(nearby_, event).apart;
        ids.insert(ids.end(), apart.begin(), apart.end());
        std::vector<Entry*> there;
        for (const std::string& id : ids) {
            if (Entry* entry = nearby_.find(id)) {
                there.push_back(entry);
            }
        }
        return there;
    }

    void look_at(Entry& entry) {
        likeness_.turn_to(entry);
        const std::string old = entry.joined.leader;
        const std::string now = leader_of(entry);
        const bool changed = changed_.contains(entry.id());
        if (now == old && !changed) {
            return;
        }
        if (now != old) {
            nearby_.lead(entry, now);
        }
        stories_.insert(now);
        if (!old.empty()) {
            stories_.insert(old);
        }
        if (old == entry.id()) {  // those of a changed one were queued at the beginning
            for (const Entry* led : nearby_.led_by(entry.id())) {
                queue_behind(entry, *led);
            }
        }
        queue_those_who_would_join(entry);
        for (const Entry* other : decided(entry.id())) {
            queue_behind(entry, *other);
        }
    }

    /// Behind one that moved. Those that stand in no story yet are somebody's next call; those that
    /// stand in its story would join no other for its sake.
    void queue_those_who_would_join(const Entry& moved) {
        nearby_.each_near(moved.telling(), [&](const Neighbour& other) {
            const Entry& entry = *other.entry;
            const std::string& leader = entry.joined.leader;
            if (!other.before(moved) && &entry != &moved &&
                likeness_.of(other.card, entry).joins() && !leader.empty() &&
                leader != moved.joined.leader) {
                queue(entry);
            }
        });
    }

    std::string leader_of(const Entry& entry) {
        const std::set<std::string> closed = kept_apart(entry);
        if (const Entry* tied = tied_to(entry, closed)) {
            return tied->joined.leader;
        }
        const Neighbour* best = nullptr;
        int most = join_points - 1;
        nearby_.each_near(entry.telling(), [&](const Neighbour& other) {
            if (!other.before(entry)) {
                return;
            }
            const LikenessTo::Points likeness = likeness_.of(other.card, *other.entry);
            const bool likelier =
                likeness.points > most ||
                (best != nullptr && likeness.points == most && other.before(*best->entry));
            const std::string& leader = other.entry->joined.leader;
            if (likeness.joins() && likelier && !leader.empty() && !closed.contains(leader) &&
                may_follow(entry, *other.entry)) {
                best = &other;
                most = likeness.points;
            }
        });
        return best == nullptr ? entry.id() : best->entry->joined.leader;
    }

    /// Whoever joins a telling joins its leader: nothing may speak against that, so that a story
    /// does not wander from day to day and from town to town.
    bool may_follow(const Entry& entry, const Entry& other) {
        const Entry* leader = other.leads() ? &other : nearby_.find(other.joined.leader);
        if (leader == nullptr) {
            return false;
        }
        if (leader == &other || leader->card.document == entry.card.document) {
            return true;
        }
        const LikenessTo::Points likeness = likeness_.of(leader->card, *leader);
        return !likeness.barred && likeness.points >= leader_points;
    }

    /// Leaders of stories that hold an earlier telling which a person kept apart from this one.
    std::set<std::string> kept_apart(const Entry& entry) {
        std::set<std::string> leaders;
        for (const std::string& id : ties_of(nearby_, entry.id()).apart) {
            const Entry* other = nearby_.find(id);
            if (other != nullptr && other->before(entry)) {
                leaders.insert(other->joined.leader);
            }
        }
        return leaders;
    }

    /// The earliest before it that a person tied to it, and whose story is not closed to it.
    const Entry* tied_to(const Entry& entry, const std::set<std::string>& closed) {
        const Entry* earliest = nullptr;
        for (const std::string& id : chained_to(nearby_, entry.id())) {
            const Entry* other = nearby_.find(id);
            if (other != nullptr && other->before(entry) && !other->joined.leader.empty() &&
                !closed.contains(other->joined.leader) &&
                (earliest == nullptr || other->before(*earliest))) {
                earliest = other;
            }
        }
        return earliest;
    }

    Nearby nearby_;
    LikenessTo likeness_;  ///< to the one that is looked at
    std::set<Place> queue_;
    std::set<std::string> changed_;  ///< what the caller named
    std::set<std::string> stories_;  ///< leaders whose stories changed
};

}  // namespace

Expected<std::vector<std::string>> join(Tellings& tellings, std::span<const std::string> events) {
    return Joiner(tellings).run(events);
}

}  // namespace khabar::story
