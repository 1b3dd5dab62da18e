#include "khabar/store/terms.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/store/row.h"
#include "tests/read_file.h"

namespace khabar::store {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string folder = std::string(KHABAR_SOURCE_DIR) + "/tests/unit/store/";

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> terms;
    append_words(terms, text);
    return terms;
}

/// Whether the terms hold what a query asks.
bool fits(const Wanted& wanted, const std::vector<std::string>& terms) {
    const auto there = [&terms](const std::string& term) {
        return std::find(terms.begin(), terms.end(), term) != terms.end();
    };
    return std::all_of(wanted.all.begin(), wanted.all.end(),
                       [&there](const std::vector<std::string>& any) {
                           return std::any_of(any.begin(), any.end(), there);
                       }) &&
           std::none_of(wanted.none.begin(), wanted.none.end(), there);
}

TEST(Words, AreFoundInEitherSpelling) {
    std::istringstream lines(tests::read_file(folder + "words.tsv"));
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (line.starts_with('#')) {
            continue;
        }
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        ASSERT_NE(second, std::string::npos) << line;
        Query query;
        ASSERT_FALSE(set_field(query, "words", line.substr(0, first)));
        const auto wanted = wanted_terms(query);
        const bool found =
            wanted && fits(*wanted, words_of(line.substr(first + 1, second - first - 1)));
        EXPECT_EQ(found, line.substr(second + 1) == "y") << line;
        ++count;
    }
    EXPECT_GE(count, 30);
}

TEST(Words, AreTermsAsPromised) {
    const std::string text = tests::read_file(folder + "words.tsv") + " a:b c\"d e|f \xff\xfe x_y";
    for (const std::string& term : words_of(text)) {
        for (const char c : term) {
            const auto byte = static_cast<unsigned char>(c);
            EXPECT_TRUE(byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) << term;
        }
        EXPECT_FALSE(term.empty());
    }
}

TEST(Words, ThatMustNotBeThere) {
    Query query;
    ASSERT_FALSE(set_field(query, "words", "army -navy"));
    const auto wanted = wanted_terms(query);
    ASSERT_TRUE(wanted);
    EXPECT_TRUE(fits(*wanted, words_of("the army came")));
    EXPECT_FALSE(fits(*wanted, words_of("the army and the navy came")));
}

TEST(Words, WithoutAnyAreAnError) {
    Query query;
    ASSERT_FALSE(set_field(query, "words", "?! -"));
    const auto wanted = wanted_terms(query);
    ASSERT_FALSE(wanted);
    EXPECT_EQ(wanted.error().code, ErrorCode::bad_query);
}

TEST(Words, AreBounded) {
    Query query;
    for (int i = 0; i < 17; ++i) {
        ASSERT_FALSE(set_field(query, "words", "word" + std::to_string(i)));
    }
    EXPECT_FALSE(wanted_terms(query));
}

record::Record made() {
    record::Record record;
    record.id = "0123456789abcdef0123";
    record.document = {"doc 1", "", "Two killed near Port", "The Post", "2023-04-15", "en"};
    record.event = "ASSAULT";
    record.modes = {"heavy-weapons"};
    record::Entity army;
    army.words.text = "the army";
    army.who = {"sdn.saf", {"", "Sudanese Armed Forces"}};
    army.country = "SDN";
    army.sectors = {"MIL"};
    record.actors = {army};
    record::Place port;
    port.role = "at";
    port.words.text = "Port";
    port.where.id = "gn:1";
    port.country = "SDN";
    port.lat = 19.5;
    port.lon = 37.25;
    port.precision = "town";
    record::Place land = port;
    land.precision = "country";
    record.places = {land, port};
    record::Number killed;
    killed.kind = "killed";
    killed.value = 2;
    killed.min = 2;
    record.numbers = {killed};
    record.claim.status = "denied";
    record::Link outlet;
    outlet.kind = "outlet";
    outlet.words.text = "The Post";
    record.claim.chain = {outlet};
    record.evidence.quote = "Two were killed, the army denied.";
    record.confidence = 0.785;
    return record;
}

TEST(Terms, HoldTheFields) {
    const std::vector<std::string> terms = terms_of(made());
    for (const char* term :
         {"type:assault", "mode:heavy-weapons", "status:denied", "lang:en", "actor:sdn.saf",
          "party:sdn.saf", "partycountry:sdn", "sector:mil", "place:gn:1", "country:sdn",
          "number:killed", "sourcekind:outlet", "source:the_post", "killed", "sudanese"}) {
        EXPECT_THAT(terms, Contains(term));
    }
    EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end()));
    EXPECT_THAT(terms, Not(Contains("when:long")));
    EXPECT_THAT(terms, Not(Contains("recipient:sdn.saf")));
}

TEST(Terms, AreWhatQueriesAskFor) {
    Query query;
    for (const auto& [field, value] :
         {std::pair{"type", "protest,assault"}, std::pair{"source", "the post"},
          std::pair{"document", "doc 1"}, std::pair{"number", "killed:1.."},
          std::pair{"party", "sdn.saf"}, std::pair{"lang", "en"}, std::pair{"sector", "mil"}}) {
        ASSERT_FALSE(set_field(query, field, value)) << field;
    }
    const auto wanted = wanted_terms(query);
    ASSERT_TRUE(wanted);
    EXPECT_TRUE(fits(*wanted, terms_of(made())));
    ASSERT_FALSE(set_field(query, "mode", "aerial"));
    EXPECT_FALSE(fits(*wanted_terms(query), terms_of(made())));
}

TEST(Terms, TellLongEvents) {
    record::Record record = made();
    record.date = record::Date{};
    record.date->start = "2023-01-01";
    record.date->end = "2023-02-01";  // 31 days
    EXPECT_THAT(terms_of(record), Not(Contains("when:long")));
    record.date->end = "2023-02-02";
    EXPECT_THAT(terms_of(record), Contains("when:long"));
}

TEST(Row, SortsByDay) {
    const story::Sketch sketch;
    record::Record record = made();
    const Row published = row_of(record, sketch);
    EXPECT_EQ(published.first_day, 19462);  // 2023-04-15
    EXPECT_EQ(published.end_day, 19463);
    EXPECT_EQ(published.row >> row_key_bits, first_row(19462) >> row_key_bits);
    record.date = record::Date{};
    record.date->start = "2023-04-14";
    record.date->end = "2023-04-15";
    EXPECT_LT(row_of(record, sketch).row, published.row);
    record.date.reset();
    record.document.published.clear();
    const Row undated = row_of(record, sketch);
    EXPECT_FALSE(undated.first_day);
    EXPECT_EQ(undated.row >> row_key_bits, 0);
    EXPECT_EQ(first_row(-354285) >> row_key_bits, 1);  // 1000-01-01
    EXPECT_GT(first_row(376199), first_row(376198));   // 2999-12-31: no overflow
}

TEST(Row, HasNoPointOfACountry) {
    const Row row = row_of(made(), {});
    ASSERT_TRUE(row.point);
    EXPECT_EQ(row.point->lat, 19500000);
    EXPECT_EQ(row.point->lon, 37250000);
    record::Record record = made();
    record.places.resize(1);
    EXPECT_FALSE(row_of(record, {}).point);
}

TEST(Row, HoldsBoundsOfNumbers) {
    const Row row = row_of(made(), {});
    ASSERT_EQ(row.numbers.size(), 1u);
    EXPECT_EQ(row.numbers[0].min, 2);
    EXPECT_EQ(row.numbers[0].max, no_upper_bound);
    EXPECT_EQ(row.confidence, 79);
}

}  // namespace
}  // namespace khabar::store
