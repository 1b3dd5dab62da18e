#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "khabar/story/join.h"
#include "tests/golden/tellings_in_memory.h"
#include "tests/unit/story/make_record.h"

namespace khabar {

namespace {

using tests::Made;
using tests::made;
using tests::TellingsInMemory;
using Leaders = std::map<std::string, std::string>;

Made strike(const std::string& id, const std::string& town) {
    const double lat = town == "north" ? 30 : town == "south" ? 20 : std::stod(town);
    return made(id).days("2023-05-01", "2023-05-02").place(town, "t." + town, "town", lat, 30, 5);
}

/// a and b of one happening, c and d of another.
TellingsInMemory two_stories() {
    TellingsInMemory memory;
    memory.put(strike("a", "north").telling());
    memory.put(strike("b", "north").telling());
    memory.put(strike("c", "south").telling());
    memory.put(strike("d", "south").telling());
    EXPECT_TRUE(story::join(memory, memory.events()));
    return memory;
}

std::vector<std::string> decide(TellingsInMemory& memory, const std::string& a,
                                const std::string& b, bool together, int second = 0) {
    memory.decide({a, b, together, "a person", fmt::format("2026-01-01T00:00:{:02}Z", second)});
    const auto changed = story::join(memory, std::vector{a, b});
    EXPECT_TRUE(changed);
    return changed ? *changed : std::vector<std::string>();
}

void rejoin(TellingsInMemory& memory) {
    EXPECT_TRUE(story::join(memory, memory.unjoined()));
}

TEST(Join, ByWhatIsTold) {
    EXPECT_EQ(two_stories().leaders(), (Leaders{{"a", "a"}, {"b", "a"}, {"c", "c"}, {"d", "c"}}));
}

TEST(Join, TellsWhoseStoriesChanged) {
    TellingsInMemory memory = two_stories();
    memory.put(strike("e", "north").telling());
    const auto changed = story::join(memory, std::vector<std::string>{"e"});
    ASSERT_TRUE(changed);
    EXPECT_EQ(*changed, std::vector<std::string>{"a"});
}

TEST(Join, TogetherBeatsPointsAndHoldsOverChains) {
    TellingsInMemory memory = two_stories();
    EXPECT_EQ(decide(memory, "c", "a", true), (std::vector<std::string>{"a", "c", "d"}));
    // d is in another town than a, and c leads no more
    EXPECT_EQ(memory.leaders(), (Leaders{{"a", "a"}, {"b", "a"}, {"c", "a"}, {"d", "d"}}));
    decide(memory, "d", "c", true);
    EXPECT_EQ(memory.leaders().at("d"), "a");
    // the chain holds where its middle is gone
    memory.remove("c");
    rejoin(memory);
    EXPECT_EQ(memory.leaders(), (Leaders{{"a", "a"}, {"b", "a"}, {"d", "a"}}));
}

TEST(Join, ApartBeatsPoints) {
    TellingsInMemory memory = two_stories();
    decide(memory, "a", "b", false);
    EXPECT_EQ(memory.leaders().at("b"), "b");
    decide(memory, "a", "b", true, 1);  // a later one replaces it
    EXPECT_EQ(memory.leaders().at("b"), "a");
    decide(memory, "b", "a", false, 2);  // whichever is named first
    EXPECT_EQ(memory.leaders().at("b"), "b");
}

TEST(Join, ApartFromOneIsApartFromItsStory) {
    TellingsInMemory memory = two_stories();
    memory.put(strike("e", "north").telling());
    decide(memory, "b", "e", false);
    EXPECT_EQ(memory.leaders().at("b"), "a");
    EXPECT_EQ(memory.leaders().at("e"), "e");
}

TEST(Join, FollowsAnotherWhereItsLeaderGoes) {
    TellingsInMemory memory = two_stories();
    memory.put(strike("bb", "north").telling());
    ASSERT_TRUE(story::join(memory, std::vector<std::string>{"bb"}));
    memory.remove("a");
    rejoin(memory);
    EXPECT_EQ(memory.leaders(), (Leaders{{"b", "b"}, {"bb", "b"}, {"c", "c"}, {"d", "c"}}));
}

TEST(Join, AnEarlierTellingTakesTheLead) {
    TellingsInMemory memory = two_stories();
    memory.put(strike("z", "north").published("2023-05-01").telling());
    const auto changed = story::join(memory, std::vector<std::string>{"z"});
    ASSERT_TRUE(changed);
    EXPECT_EQ(*changed, (std::vector<std::string>{"a", "z"}));
    EXPECT_EQ(memory.leaders().at("a"), "z");
    EXPECT_EQ(memory.leaders().at("b"), "z");
}

TEST(Join, TwoEventsOfOneDocumentMayNotMeetByThemselves) {
    TellingsInMemory memory;
    memory.put(strike("a", "north").document("d").telling());
    memory.put(strike("b", "north").document("d").telling());
    ASSERT_TRUE(story::join(memory, memory.events()));
    EXPECT_EQ(memory.leaders(), (Leaders{{"a", "a"}, {"b", "b"}}));
}

/// A store that fails at its n-th call.
class Failing : public TellingsInMemory {
public:
    Expected<std::optional<story::Joined>> find(const std::string& event) override {
        if (left-- == 0) {
            return Error{ErrorCode::store, "", "gone"};
        }
        return TellingsInMemory::find(event);
    }
    std::optional<Error> lead(const std::string& event, const std::string& leader) override {
        if (left-- == 0) {
            return Error{ErrorCode::busy, "", "held"};
        }
        return TellingsInMemory::lead(event, leader);
    }
    int left = 0;
};

TEST(Join, AnErrorOfTheStoreIsTheAnswer) {
    int failed = 0;
    for (int calls = 0; calls < 4; ++calls) {
        Failing memory;
        memory.put(strike("a", "north").telling());
        memory.put(strike("b", "north").telling());
        memory.left = calls;
        failed += story::join(memory, memory.events()) ? 0 : 1;
    }
    EXPECT_EQ(failed, 4);
}

TEST(Join, ADayOfAWarTakesSeconds) {
    TellingsInMemory memory;
    constexpr int many = 2000;
    for (int i = 0; i < many; ++i) {
        memory.put(strike(fmt::format("{:05}", i), fmt::format("{}.5", i % 80))
                       .quote("Shells fell on the town and nobody knows how many are dead.")
                       .telling());
    }
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(story::join(memory, memory.events()));
    const auto spent = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(memory.leaders().at("01999"), "00079");
    EXPECT_LT(spent, std::chrono::seconds(60)) << "some 2 s on a quiet machine, without sanitizers";
    RecordProperty("milliseconds", static_cast<int>(spent / std::chrono::milliseconds(1)));
    fmt::print("{} tellings of one day: {} ms\n", many, spent / std::chrono::milliseconds(1));
}

}  // namespace

}  // namespace khabar
