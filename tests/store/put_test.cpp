#include <algorithm>

#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

using store::Put;

TEST_P(StoreSuite, EmptyStoreHasNothing) {
    const store::Counts counts = must(store().counts());
    EXPECT_EQ(counts.documents + counts.events + counts.stories + counts.unjoined + counts.reviews,
              0u);
    EXPECT_TRUE(must(store().find({})).events.empty());
    EXPECT_FALSE(must(store().event("none")));
    EXPECT_FALSE(must(store().document("none")));
    EXPECT_TRUE(must(store().events_of("none")).empty());
    EXPECT_TRUE(must(store().story("none")).events.empty());
    EXPECT_EQ(must(store().join(10)), 0u);
    EXPECT_TRUE(must(store().decisions()).empty());
    EXPECT_TRUE(must(store().reviews()).empty());
    EXPECT_TRUE(must(store().put({})).empty());
}

TEST_P(StoreSuite, KeepsWhatItWasGiven) {
    const auto documents = made_documents(40);
    const auto done = put(documents, 7);
    EXPECT_EQ(std::count(done.begin(), done.end(), Put::added), 40);
    reopen();
    for (const store::CodedText& document : documents) {
        const auto kept = must(store().document(document.facts.id));
        ASSERT_TRUE(kept);
        EXPECT_EQ(kept->text, document.text);
        EXPECT_EQ(kept->coder, document.coder);
        EXPECT_EQ(kept->facts.title, document.facts.title);
        EXPECT_EQ(kept->facts.published, document.facts.published);
        std::string lines;
        for (const record::KeptEvent& event : must(store().events_of(document.facts.id))) {
            lines += event.line + '\n';
            EXPECT_EQ(event.story, event.record.id);  // in no story yet: its own
            EXPECT_EQ(write_record(event.record), event.line);
        }
        EXPECT_EQ(lines, document.records);
    }
}

TEST_P(StoreSuite, TheSameAgainChangesNothing) {
    const auto documents = made_documents(40);
    put(documents);
    join();
    const auto done = put(documents, 9);
    EXPECT_EQ(std::count(done.begin(), done.end(), Put::unchanged), 40);
    EXPECT_EQ(must(store().counts()).unjoined, 0u);
    expect_all(store(), oracle_);
}

TEST_P(StoreSuite, HoldsWhatPutWouldLeave) {
    const store::CodedText document = made_document(3);
    EXPECT_FALSE(must(store().holds(document.facts, document.text, document.coder)));
    put({document});
    EXPECT_TRUE(must(store().holds(document.facts, document.text, document.coder)));
    EXPECT_FALSE(must(store().holds(document.facts, document.text, "0.9.1 other")));
    EXPECT_FALSE(must(store().holds(document.facts, document.text + ".", document.coder)));
    record::DocumentFacts facts = document.facts;
    facts.published = "2001-01-01";
    EXPECT_FALSE(must(store().holds(facts, document.text, document.coder)));
}

TEST_P(StoreSuite, ReplacesADocumentAsAWhole) {
    put(made_documents(60));
    join();
    const auto done = put(made_documents(60, 1), 11);
    EXPECT_EQ(std::count(done.begin(), done.end(), Put::replaced), 60);
    join(13);
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 5, 60);
}

TEST_P(StoreSuite, ReplacesSomeAndMendsTheirStories) {
    put(made_documents(80));
    join();
    std::vector<store::CodedText> some;
    for (std::uint32_t i = 0; i < 80; i += 3) {
        some.push_back(made_document(i, 2));
    }
    put(some, 4);
    join(1000);
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 6, 40);
}

TEST_P(StoreSuite, TheLastOfTwoVersionsInOneCallStays) {
    const std::vector<store::CodedText> both{made_document(2, 0), made_document(2, 1)};
    EXPECT_EQ(put(both), (std::vector{Put::added, Put::replaced}));
    join();
    expect_all(store(), oracle_);
    const std::vector<store::CodedText> back{made_document(2, 0), made_document(2, 1)};
    EXPECT_EQ(put(back), (std::vector{Put::replaced, Put::replaced}));
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 7, 40);
}

TEST_P(StoreSuite, TwoDocumentsCannotHaveOneEvent) {
    const record::DocumentFacts facts{"a", "", "one", "", "2020-01-01", "en"};
    record::DocumentFacts other = facts;
    other.id = "b";
    put({document_of(facts, "text", "c", {plain_record(facts, "same-id")})});
    const std::vector<store::CodedText> more{
        document_of({"c", "", "", "", "", "en"}, "text", "c", {}),
        document_of(other, "text", "c", {plain_record(other, "same-id")})};
    const auto done = store().put(more);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::refused);
    EXPECT_NE(done.error().detail.find("same-id"), std::string::npos) << done.error().detail;
    EXPECT_FALSE(must(store().document("b")));
    EXPECT_FALSE(must(store().document("c"))) << "one call is one transaction";
    EXPECT_EQ(must(store().event("same-id"))->record.document.id, "a");
    EXPECT_EQ(must(store().counts()).events, 1u);
}

TEST_P(StoreSuite, RowsThatClashStandSideBySide) {
    const record::DocumentFacts facts{"a", "", "one", "", "2020-01-01", "en"};
    store::CodedText document =
        document_of(facts, "text", "c",
                    {plain_record(facts, "x"), plain_record(facts, "y"), plain_record(facts, "z")});
    for (store::Row& row : document.rows) {
        row.row = store::first_row(18262) + 5;
    }
    must(store().put({&document, 1}));
    EXPECT_EQ(must(store().find({})).events.size(), 3u);
    EXPECT_EQ(all_pages(store(), {}, 1).size(), 3u);
    store::Query words;
    words.words = "quote";
    EXPECT_EQ(all_pages(store(), words, 2).size(), 3u);
}

TEST_P(StoreSuite, ABulkLoadGivesTheSame) {
    put(made_documents(20));
    must(store().begin_bulk());
    put(made_documents(90));
    must(store().end_bulk());
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 8, 60);
}

TEST_P(StoreSuite, ABulkLoadThatBrokeIsMended) {
    must(store().begin_bulk());
    put(made_documents(50));
    reopen();
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 9, 40);
    must(store().begin_bulk());
    must(store().end_bulk());
    expect_answers(store(), oracle_, 9, 10);
}

TEST_P(StoreSuite, ATextOfAnyBytesComesBack) {
    const record::DocumentFacts facts{"it's \"so\"; --", "", "a % _ \\ '", "", "", "en"};
    const std::string text(3'000'000, 'x');
    put({document_of(facts, text + " '\\ $1 ?", "c", {plain_record(facts, "e '1")})});
    EXPECT_EQ(must(store().document(facts.id))->text, text + " '\\ $1 ?");
    EXPECT_EQ(must(store().event("e '1"))->record.document.title, facts.title);
    store::Query query;
    query.documents = {facts.id};
    EXPECT_EQ(must(store().find(query)).events.size(), 1u);
}

}  // namespace
}  // namespace khabar::tests
