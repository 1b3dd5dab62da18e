// Briefs of events, and the state that says whether an answer still holds.
#include <algorithm>

#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

using store::Query;

/// The brief of an event as its record and the oracle tell it.
std::string brief_of(const Oracle::Event& event) {
    store::Brief brief = must(store::read_brief(event.row.brief));
    brief.id = event.row.id;
    brief.first_day = event.row.first_day;
    brief.end_day = event.row.end_day;
    brief.confidence = event.row.confidence;
    brief.tellings = event.tellings;
    return to_text(brief);
}

TEST_P(StoreSuite, AScanGivesWhatFindGivesByDate) {
    put(made_documents(120));
    join();
    Dice dice(5);
    std::size_t scanned = 0;
    for (int i = 0; i < 150; ++i) {
        Query query = made_query(dice);
        const store::Scan all = must(store().scan(query, store::max_scan));
        const store::Scan some = must(store().scan(query, 7));
        query.sort = store::Sort::date;
        query.ascending = false;
        std::vector<std::string> found;
        for (const record::KeptEvent& event : all_pages(store(), query, 50)) {
            found.push_back(event.record.id);
        }
        EXPECT_EQ(ids_of(all), found) << to_text(query);
        EXPECT_FALSE(all.more);
        EXPECT_EQ(some.more, found.size() > 7) << to_text(query);
        found.resize(std::min<std::size_t>(found.size(), 7));
        EXPECT_EQ(ids_of(some), found) << to_text(query);
        scanned += all.briefs.size();
    }
    EXPECT_GT(scanned, 1000u);
}

TEST_P(StoreSuite, ABriefTellsWhatItsEventTells) {
    put(made_documents(120));
    join();
    const std::vector<const Oracle::Event*> right = oracle_.find({});
    const store::Scan all = must(store().scan({}, store::max_scan));
    ASSERT_EQ(all.briefs.size(), right.size());
    for (std::size_t i = 0; i < right.size(); ++i) {
        EXPECT_EQ(to_text(all.briefs[i]), brief_of(*right[i]));
    }
}

TEST_P(StoreSuite, AScanLooksAtNeitherOrderNorPage) {
    put(made_documents(60));
    Query query;
    query.limit = 3;
    query.after = must(store().find(query)).next;
    ASSERT_FALSE(query.after.empty());
    const std::vector<std::string> all = ids_of(must(store().scan({}, store::max_scan)));
    EXPECT_EQ(ids_of(must(store().scan(query, store::max_scan))), all);
    query.limit = 0;
    query.after = "nothing";
    query.sort = store::Sort::confidence;
    query.ascending = true;
    EXPECT_EQ(ids_of(must(store().scan(query, store::max_scan))), all);
    const auto exactly = must(store().scan({}, all.size()));
    EXPECT_EQ(ids_of(exactly), all);
    EXPECT_FALSE(exactly.more);
}

TEST_P(StoreSuite, ScansThatCannotBe) {
    EXPECT_EQ(store().scan({}, 0).error().code, ErrorCode::bad_query);
    EXPECT_EQ(store().scan({}, store::max_scan + 1).error().code, ErrorCode::bad_query);
    Query empty_words;
    empty_words.words = "... !!!";
    EXPECT_EQ(store().scan(empty_words, 10).error().code, ErrorCode::bad_query);
    const store::Scan none = must(store().scan({}, 10));
    EXPECT_TRUE(none.briefs.empty());
    EXPECT_FALSE(none.more);
}

TEST_P(StoreSuite, AnEventWithoutADayHasABriefWithout) {
    const record::DocumentFacts facts{"a", "", "", "", "", "en"};
    put({document_of(facts, "t", "c", {plain_record(facts, "e")})});
    const store::Scan scan = must(store().scan({}, 10));
    ASSERT_EQ(scan.briefs.size(), 1u);
    EXPECT_FALSE(scan.briefs[0].first_day);
    EXPECT_FALSE(scan.briefs[0].end_day);
}

TEST_P(StoreSuite, LinesAloneAreTheSameEvents) {
    put(made_documents(60));
    join();
    Query query;
    query.limit = 100;
    const store::Found read = must(store().find(query));
    const store::Found lines = must(store().find(query, store::Records::lines));
    EXPECT_EQ(lines.next, read.next);
    ASSERT_EQ(lines.events.size(), read.events.size());
    for (std::size_t i = 0; i < read.events.size(); ++i) {
        EXPECT_EQ(lines.events[i].line, read.events[i].line);
        EXPECT_EQ(lines.events[i].record.id, read.events[i].record.id);
        EXPECT_EQ(lines.events[i].story, read.events[i].story);
        EXPECT_EQ(lines.events[i].tellings, read.events[i].tellings);
        EXPECT_EQ(lines.events[i].sources, read.events[i].sources);
        EXPECT_TRUE(lines.events[i].record.event.empty());
    }
}

record::Review verdict_on(const std::string& event) {
    record::Review review;
    review.event = event;
    review.document = "d";
    review.kind = record::Review::Kind::verdict;
    review.value = "\"right\"";
    review.by = "reader";
    review.when = "2026-01-01T00:00:00Z";
    return review;
}

TEST_P(StoreSuite, EachWritingCallChangesTheState) {
    std::vector<std::string> states{must(store().state())};
    const auto expect_new = [&](const char* what) {
        states.push_back(must(store().state()));
        EXPECT_EQ(std::count(states.begin(), states.end(), states.back()), 1) << what;
    };
    const auto documents = made_documents(12);
    must(store().put(documents));
    expect_new("put");
    const std::vector<std::string> ids = ids_of(must(store().scan({}, 2)));
    ASSERT_EQ(ids.size(), 2u);
    while (must(store().join(1000)) > 0) {
    }
    expect_new("join");
    must(store().decide(std::vector{story::Decision{ids[0], ids[1], true, "me", "2026"}}));
    expect_new("decide");
    must(store().add_reviews(std::vector{verdict_on(ids[0])}));
    expect_new("add_reviews");
    EXPECT_TRUE(must(store().undo_review(ids[0], "")));
    expect_new("undo_review");
    const store::CodedText again = made_document(3, 1);
    EXPECT_EQ(must(store().put({&again, 1})).front(), store::Put::replaced);
    expect_new("put again");
}

TEST_P(StoreSuite, TwoWhoSeeTheSameTellTheSameState) {
    const auto other = must(store::open_store(address()));
    // Of a server any transaction changes it, also those that it makes for itself.
    const auto agree = [&] {
        for (int trial = 0; trial < 50; ++trial) {
            if (must(store().state()) == must(other->state())) {
                return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(agree());
    const std::string before = must(other->state());
    put(made_documents(5));
    EXPECT_NE(must(other->state()), before);
    EXPECT_TRUE(agree());
}

}  // namespace
}  // namespace khabar::tests
