#include <algorithm>

#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

TEST_P(StoreSuite, StoriesDoNotDependOnTheOrder) {
    std::vector<store::CodedText> documents = made_documents(120);
    Dice dice(4);
    for (std::size_t i = documents.size() - 1; i > 0; --i) {
        std::swap(documents[i], documents[dice.below(i + 1)]);
    }
    for (std::size_t at = 0; at < documents.size(); at += 10) {
        put({documents.begin() + static_cast<std::ptrdiff_t>(at),
             documents.begin() + static_cast<std::ptrdiff_t>(at + 10)});
        must(store().join(17));
    }
    join(17);
    expect_all(store(), oracle_);
    std::size_t joined = 0;
    for (const auto& [leader, members] : oracle_.stories()) {
        joined += members.size() > 1 ? 1u : 0u;
    }
    EXPECT_GT(joined, 5u) << "the made reports tell no happening twice";
}

TEST_P(StoreSuite, JoiningSomeLeavesTheRest) {
    put(made_documents(60));
    const std::uint64_t all = must(store().counts()).unjoined;
    ASSERT_GT(all, 30u);
    EXPECT_EQ(must(store().join(10)), all - 10);
    EXPECT_EQ(must(store().counts()).unjoined, all - 10);
}

/// Two events that nothing but a person joins.
std::vector<store::CodedText> strangers() {
    std::vector<store::CodedText> documents;
    for (const char* name : {"a", "b", "c"}) {
        const std::string year = std::to_string(2010 + name[0] - 'a');
        const record::DocumentFacts facts{name, "", "", name, year + "-01-01", "en"};
        documents.push_back(document_of(facts, std::string("text of ") + name, "c",
                                        {plain_record(facts, std::string("event-") + name)}));
    }
    return documents;
}

TEST_P(StoreSuite, APersonsDecisionHolds) {
    put(strangers());
    while (must(store().join(10)) > 0) {
    }
    ASSERT_EQ(must(store().counts()).stories, 3u);
    must(store().decide(std::vector<story::Decision>{
        {"event-b", "event-a", true, "reader", "2026-01-01T00:00:00Z"}}));
    const auto story = must(store().story("event-b"));
    ASSERT_EQ(story.events.size(), 2u);
    EXPECT_EQ(story.sketches.size(), 2u);
    EXPECT_EQ(story.events[0].record.id, "event-a");
    EXPECT_EQ(story.events[1].story, "event-a");
    EXPECT_EQ(story.events[1].tellings, 2u);
    EXPECT_EQ(story.events[0].sources, 2u);
    EXPECT_EQ(must(store().counts()).stories, 2u);

    // It outlives recoding.
    std::vector<store::CodedText> recoded = strangers();
    recoded[0].coder = "d";
    put(recoded);
    while (must(store().join(10)) > 0) {
    }
    EXPECT_EQ(must(store().story("event-a")).events.size(), 2u);

    // A later one replaces it, in whichever order the two are named; an earlier one does not.
    must(store().decide(std::vector<story::Decision>{
        {"event-a", "event-b", false, "other", "2026-02-01T00:00:00Z"}}));
    must(store().decide(std::vector<story::Decision>{
        {"event-b", "event-a", true, "late", "2026-01-15T00:00:00Z"}}));
    EXPECT_EQ(must(store().story("event-a")).events.size(), 1u);
    EXPECT_EQ(must(store().event("event-b"))->tellings, 1u);
    const auto decisions = must(store().decisions());
    ASSERT_EQ(decisions.size(), 1u);
    EXPECT_EQ(decisions[0].a, "event-a");
    EXPECT_EQ(decisions[0].b, "event-b");
    EXPECT_FALSE(decisions[0].together);
    EXPECT_EQ(decisions[0].by, "other");
}

TEST_P(StoreSuite, DecisionsOnEventsThatAreNotThere) {
    must(store().decide(std::vector<story::Decision>{
        {"event-c", "event-a", true, "reader", "2026-01-01T00:00:00Z"},
        {"event-a", "event-b", true, "reader", "2026-01-01T00:00:00Z"}}));
    put(strangers());
    while (must(store().join(1)) > 0) {
    }
    EXPECT_EQ(must(store().story("event-c")).events.size(), 3u);
    EXPECT_EQ(must(store().event("event-c"))->story, "event-a");
    const auto decisions = must(store().decisions());
    ASSERT_EQ(decisions.size(), 2u);
    EXPECT_EQ(decisions[1].b, "event-c");
}

TEST_P(StoreSuite, FollowersOfOneThatWentAreJoinedAgain) {
    must(store().decide(std::vector<story::Decision>{
        {"event-b", "event-c", true, "reader", "2026-01-01T00:00:00Z"},
        {"event-a", "event-b", true, "reader", "2026-01-01T00:00:00Z"}}));
    put(strangers());
    while (must(store().join(10)) > 0) {
    }
    // The leader goes.
    const auto first = strangers()[0];
    put({document_of(first.facts, first.text, "d", {})});
    EXPECT_EQ(must(store().counts()).unjoined, 2u);
    while (must(store().join(10)) > 0) {
    }
    EXPECT_EQ(must(store().event("event-c"))->story, "event-b");
    EXPECT_EQ(must(store().event("event-c"))->tellings, 2u);
    // A follower goes: the rest is counted at once.
    const auto last = strangers()[2];
    put({document_of(last.facts, last.text, "d", {})});
    EXPECT_EQ(must(store().event("event-b"))->tellings, 1u);
    EXPECT_EQ(must(store().event("event-b"))->sources, 1u);
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(All, StoreSuite, testing::ValuesIn(backends()),
                         [](const auto& one) { return one.param.name; });

}  // namespace khabar::tests
