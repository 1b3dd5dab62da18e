// The law of joining: the stories are a function of what is there and not of how it came to be.

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "khabar/story/join.h"
#include "tests/golden/tellings_in_memory.h"
#include "tests/unit/story/make_record.h"

namespace khabar {

namespace {

using story::Decision;
using story::Telling;
using tests::TellingsInMemory;

/// A small world in which many happenings are nearly the same.
class World {
public:
    explicit World(unsigned seed) : random_(seed) {
        const std::size_t documents = 5 + below(14);
        for (std::size_t d = 0; d < documents; ++d) {
            const std::size_t events = 1 + below(3);
            documents_.emplace_back();
            for (std::size_t e = 0; e < events; ++e) {
                documents_.back().push_back(telling(d, e));
            }
        }
        const std::size_t decisions = below(6);
        for (std::size_t i = 0; i < decisions; ++i) {
            decisions_.push_back({any_event(), any_event(), below(2) == 0, "a person",
                                  fmt::format("2026-01-0{}T00:00:00Z", 1 + below(9))});
        }
    }

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }
    std::mt19937& random() { return random_; }
    [[nodiscard]] const std::vector<std::vector<Telling>>& documents() const { return documents_; }
    [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }

    /// The event of a document, told otherwise.
    Telling telling(std::size_t document, std::size_t event) {
        static const std::vector<std::string> actors{"xa.army", "xa.rebels", "xb.army"};
        static const std::vector<std::string> towns{"t.north", "t.south"};
        // ids that do not sort as the documents came
        auto made = tests::made(fmt::format("{:x}-{}-{}", document * 7919 % 31, document, event));
        made.document(fmt::format("d{}", document));
        made.type(below(5) == 0 ? "PROTEST" : "ASSAULT", {below(2) == 0 ? "aerial" : "firearms"});
        if (below(8) != 0) {
            made.published(fmt::format("2023-05-0{}", 1 + below(7)));
        } else {
            made.published("");
        }
        if (below(3) != 0) {
            const std::size_t day = 1 + below(6);
            made.days(fmt::format("2023-05-0{}", day),
                      fmt::format("2023-05-0{}", day + 1 + below(2)));
        }
        if (below(4) != 0) {
            made.actor("the force", actors[below(actors.size())], "XAA", "MIL");
        }
        if (below(4) != 0) {
            const bool north = below(2) == 0;
            made.place(north ? "North" : "South", towns[north ? 0 : 1], "town", north ? 20 : 10, 30,
                       5);
        }
        made.quote(below(2) == 0 ? "shells fell upon barracks" : "gunmen crossed the valley");
        if (below(2) != 0) {
            const double killed = static_cast<double>(1 + below(40));
            made.number("killed", killed, killed);
        }
        return made.telling();
    }
    std::string any_event() {
        const auto& document = documents_[below(documents_.size())];
        return document[below(document.size())].event;
    }

private:
    std::mt19937 random_;
    std::vector<std::vector<Telling>> documents_;
    std::vector<Decision> decisions_;
};

std::vector<std::string> ids(const std::vector<Telling>& tellings) {
    std::vector<std::string> found;
    for (const Telling& telling : tellings) {
        found.push_back(telling.event);
    }
    return found;
}

void put(TellingsInMemory& memory, const std::vector<Telling>& document) {
    for (const Telling& telling : document) {
        memory.put(telling);
    }
}

std::map<std::string, std::string> all_at_once(const World& world) {
    TellingsInMemory memory;
    for (const Decision& decision : world.decisions()) {
        memory.decide(decision);
    }
    for (const auto& document : world.documents()) {
        put(memory, document);
    }
    EXPECT_TRUE(join(memory, memory.events()));
    return memory.leaders();
}

/// Documents one by one, some in a former version first, some taken away and put again, decisions
/// in between.
std::map<std::string, std::string> in_steps(World& world) {
    TellingsInMemory memory;
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < world.documents().size(); ++d) {
        order.push_back(d);
        if (world.below(3) == 0) {
            order.push_back(d);  // twice: replaced, or removed between
        }
    }
    std::ranges::shuffle(order, world.random());
    std::vector<Decision> decisions = world.decisions();
    std::ranges::shuffle(decisions, world.random());
    std::vector<std::string> waiting;
    const auto join_waiting = [&] {
        // what a store joins: all that stand in no story, and what a decision names
        const std::vector<std::string> unjoined = memory.unjoined();
        waiting.insert(waiting.end(), unjoined.begin(), unjoined.end());
        std::ranges::shuffle(waiting, world.random());
        const std::size_t first = world.below(waiting.size() + 1);  // in two batches
        EXPECT_TRUE(join(memory, std::span(waiting).first(first)));
        EXPECT_TRUE(join(memory, std::span(waiting).subspan(first)));
        waiting.clear();
    };
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t d = order[i];
        const bool last = std::find(order.begin() + static_cast<std::ptrdiff_t>(i) + 1, order.end(),
                                    d) == order.end();
        std::vector<Telling> document = world.documents()[d];
        if (!last && world.below(2) == 0) {  // a former version, of other facts
            for (std::size_t e = 0; e < document.size(); ++e) {
                document[e] = world.telling(d, e);
            }
        }
        put(memory, document);
        if (world.below(3) != 0) {
            join_waiting();
        }
        if (!last && world.below(2) == 0) {
            for (const std::string& event : ids(document)) {
                memory.remove(event);
                waiting.push_back(event);
            }
            if (world.below(2) == 0) {
                join_waiting();
            }
        }
        if (!decisions.empty() && world.below(3) == 0) {
            memory.decide(decisions.back());
            waiting.push_back(decisions.back().a);
            waiting.push_back(decisions.back().b);
            decisions.pop_back();
            join_waiting();
        }
    }
    for (const Decision& decision : decisions) {
        memory.decide(decision);
        waiting.push_back(decision.a);
        waiting.push_back(decision.b);
    }
    join_waiting();
    return memory.leaders();
}

constexpr unsigned worlds = 300;
constexpr unsigned orders = 20;

TEST(JoinOrder, StoriesDoNotDependOnTheOrder) {
    std::size_t joined = 0;
    std::size_t events = 0;
    for (unsigned seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        const auto expected = all_at_once(world);
        for (const auto& [event, leader] : expected) {
            ++events;
            joined += event != leader ? 1u : 0u;
            ASSERT_EQ(expected.at(leader), leader) << "who is followed leads itself";
        }
        for (unsigned i = 0; i < orders; ++i) {
            ASSERT_EQ(in_steps(world), expected) << "world " << seed << ", order " << i;
        }
    }
    // that the worlds are worth it: a good part joins, a good part does not
    EXPECT_GT(joined, events / 5);
    EXPECT_LT(joined, events * 4 / 5);
}

TEST(JoinOrder, JoiningAgainWritesNothing) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        World world(seed);
        TellingsInMemory memory;
        for (const auto& document : world.documents()) {
            put(memory, document);
        }
        ASSERT_TRUE(join(memory, memory.events()));
        memory.writes = 0;
        ASSERT_TRUE(join(memory, memory.events()));
        EXPECT_EQ(memory.writes, 0u) << "world " << seed;
    }
}

}  // namespace

}  // namespace khabar
