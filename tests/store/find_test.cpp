#include "tests/store/store_suite.h"

#include <set>

#include "khabar/store/cursor.h"

namespace khabar::tests {
namespace {

using store::Query;

TEST_P(StoreSuite, AnswersAreThoseOfTheOracle) {
    put(made_documents(120));
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 1, 400);
}

TEST_P(StoreSuite, EachOrderOfAll) {
    put(made_documents(120));
    join();
    for (const store::Sort sort :
         {store::Sort::date, store::Sort::confidence, store::Sort::tellings}) {
        for (const bool ascending : {false, true}) {
            Query query;
            query.sort = sort;
            query.ascending = ascending;
            std::vector<std::string> right;
            for (const Oracle::Event* event : oracle_.find(query)) {
                right.push_back(event->row.id);
            }
            for (const std::size_t limit : {1u, 7u, 50u}) {
                std::vector<std::string> told;
                for (const record::KeptEvent& event : all_pages(store(), query, limit)) {
                    told.push_back(event.record.id);
                }
                EXPECT_EQ(told, right) << to_text(query) << limit;
            }
        }
    }
}

TEST_P(StoreSuite, APageStandsWhereItsCursorSays) {
    put(made_documents(60));
    Query query;
    query.limit = 5;
    const store::Found first = must(store().find(query));
    ASSERT_FALSE(first.next.empty());
    Query next = query;
    next.after = first.next;
    const std::string expected = must(store().find(next)).events.front().record.id;
    // What comes before the cursor meanwhile moves nothing behind it.
    std::vector<store::CodedText> later;
    for (std::uint32_t i = 0; i < 9; ++i) {
        const record::DocumentFacts facts{
            "late" + std::to_string(i), "", "", "", "2029-01-01", "en"};
        later.push_back(document_of(facts, "t", "c", {plain_record(facts, facts.id)}));
    }
    put(later);
    EXPECT_EQ(must(store().find(next)).events.front().record.id, expected);
}

TEST_P(StoreSuite, ACursorOfAnotherQueryIsRefused) {
    put(made_documents(20));
    Query query;
    query.limit = 2;
    const std::string next = must(store().find(query)).next;
    ASSERT_FALSE(next.empty());
    Query other = query;
    other.types = {"ASSAULT"};
    Query turned = query;
    turned.ascending = true;
    Query sorted = query;
    sorted.sort = store::Sort::confidence;
    for (Query& wrong : std::vector{other, turned, sorted}) {
        wrong.after = next;
        const auto found = store().find(wrong);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::bad_query);
        EXPECT_EQ(found.error().where, "after");
    }
    for (const std::string& rubbish : {next + "A", next.substr(1), std::string("'; --"),
                                       std::string(28, '!'), std::string(28, 'A')}) {
        query.after = rubbish;
        const auto found = store().find(query);
        ASSERT_FALSE(found) << rubbish;
        EXPECT_EQ(found.error().code, ErrorCode::bad_query);
    }
    // Another limit is no other query.
    query.after = next;
    query.limit = 3;
    EXPECT_TRUE(store().find(query));
}

TEST_P(StoreSuite, QueriesThatCannotBe) {
    Query none;
    none.limit = 0;
    EXPECT_EQ(store().find(none).error().code, ErrorCode::bad_query);
    Query many;
    many.limit = store::max_limit + 1;
    EXPECT_EQ(store().find(many).error().code, ErrorCode::bad_query);
    Query empty_words;
    empty_words.words = "... !!!";
    EXPECT_EQ(store().find(empty_words).error().code, ErrorCode::bad_query);
}

TEST_P(StoreSuite, AsManyValuesAsAQueryMayHold) {
    put(made_documents(60));
    join();
    Query query;
    for (std::size_t i = 0; i < store::max_values; ++i) {
        query.parties.push_back("test.none" + std::to_string(i));
        query.sources.push_back("nobody " + std::to_string(i));
        query.stories.push_back("none" + std::to_string(i));
    }
    query.parties.back() = "test.army";
    query.sources.back() = made_names().outlets[0].en;
    EXPECT_TRUE(must(store().find(query)).events.empty());
    query.stories.clear();
    EXPECT_EQ(all_pages(store(), query, 50).size(), oracle_.find(query).size());
    EXPECT_FALSE(oracle_.find(query).empty());
}

TEST_P(StoreSuite, AnEventThatLastsIsFoundWithinIt) {
    const record::DocumentFacts facts{"a", "", "", "", "2020-01-01", "en"};
    record::Record record = plain_record(facts, "year");
    record.date.emplace();
    record.date->start = "2018-03-01";
    record.date->end = "2019-12-01";
    record.date->precision = "interval";
    record.date->anchor = "text";
    record.date->calendar = "gregorian";
    record.date->words.text = "for long";
    put({document_of(facts, "t", "c", {record})});
    const auto between = [this](const char* since, const char* until) {
        Query query;
        query.since = parse_day(since);
        query.until = parse_day(until);
        return must(store().find(query)).events.size();
    };
    EXPECT_EQ(between("2019-06-01", "2019-06-02"), 1u);
    EXPECT_EQ(between("2018-02-01", "2018-03-01"), 0u);
    EXPECT_EQ(between("2018-02-01", "2018-03-02"), 1u);
    EXPECT_EQ(between("2019-11-30", "2019-12-01"), 1u);
    EXPECT_EQ(between("2019-12-01", "2019-12-02"), 0u);
}

// Every sign that a term may hold reaches the index as one term, and no two run together.
TEST_P(StoreSuite, TermsAreKeptWhole) {
    const record::DocumentFacts facts{"a", "", "", "", "2020-01-01", "en"};
    store::CodedText document = document_of(facts, "t", "c", {plain_record(facts, "e")});
    document.rows[0].terms = {"actor:a.b_c-d|e:f", "party:x.y", "source:\xC3\xA9t\xC3\xA9", "9"};
    must(store().put({&document, 1}));
    const auto count = [this](const std::string& actor, const std::string& party) {
        Query query;
        query.actors = actor.empty() ? query.actors : std::vector{actor};
        query.parties = party.empty() ? query.parties : std::vector{party};
        return must(store().find(query)).events.size();
    };
    EXPECT_EQ(count("a.b_c-d|e:f", ""), 1u);
    EXPECT_EQ(count("A.b_c-d|e:f", "x.y"), 1u);
    EXPECT_EQ(count("a.b", ""), 0u);
    EXPECT_EQ(count("", "x"), 0u);
    EXPECT_EQ(count("", "y"), 0u);
    Query number;
    number.words = "9";
    EXPECT_EQ(must(store().find(number)).events.size(), 1u);
}

std::string answers_of(const Backend& backend) {
    const auto store = must(store::open_store(backend.fresh_address()));
    for (const store::CodedText& document : made_documents(100)) {
        must(store->put({&document, 1}));
    }
    while (must(store->join(64)) > 0) {
    }
    std::string text;
    Dice dice(77);
    for (int i = 0; i < 150; ++i) {
        const Query query = made_query(dice);
        text += to_text(query) + "\n";
        for (const record::KeptEvent& event : all_pages(*store, query, 50)) {
            text += event.line + " " + event.story + " " + std::to_string(event.tellings) + " " +
                    std::to_string(event.sources) + "\n";
        }
        for (const store::Brief& brief : must(store->scan(query, 100)).briefs) {
            text += to_text(brief) + "\n";
        }
    }
    return text;
}

TEST(AllStores, GiveTheSameRowsInTheSameOrder) {
    const std::vector<Backend> all = backends();
    const std::string first = answers_of(all.front());
    EXPECT_GT(first.size(), 100'000u);
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_EQ(answers_of(all[i]), first) << all[i].name;
    }
}

}  // namespace
}  // namespace khabar::tests
