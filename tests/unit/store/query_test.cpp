#include "khabar/store/query.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/store/parties.h"
#include "tests/open_lexicon.h"

namespace khabar::store {
namespace {

using testing::Contains;
using testing::HasSubstr;

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Reads fields; the error, or what the query says of itself.
std::string read(const Fields& fields) {
    Query query;
    for (const auto& [field, value] : fields) {
        if (const auto error = set_field(query, field, value)) {
            return error->where + ": " + error->detail;
        }
    }
    std::string text;
    for (const auto& [field, value] : fields_of(query)) {
        text += (text.empty() ? "" : "&") + field + "=" + value;
    }
    return text;
}

TEST(Query, SaysTheSameWhateverTheOrder) {
    EXPECT_EQ(read({{"type", "protest"}, {"words", " army "}, {"type", "assault,protest"}}),
              "words=army&type=ASSAULT,PROTEST");
    EXPECT_EQ(read({{"until", "2023-04"}, {"since", "2022"}}), "since=2022-01-01&until=2023-04-30");
    EXPECT_EQ(read({{"box", "30,10,35.5,20"}}), "box=30,10,35.5,20");
    EXPECT_EQ(read({{"near", "15.6, 32.5, 50"}}), "near=15.6,32.5,50");
    EXPECT_EQ(read({{"number", "killed:10.."}, {"number", "injured:3"}}),
              "number=killed:10..&number=injured:3..3");
    EXPECT_EQ(read({{"sort", "confidence"}, {"order", "asc"}, {"confidence", "0.8"}}),
              "confidence=0.8&sort=confidence&order=asc");
    EXPECT_EQ(read({{"sort", "date"}, {"order", "desc"}, {"limit", "7"}}), "");
    EXPECT_EQ(read({{"country", "sdn"}, {"status", "DENIED"}, {"tellings", "2"}, {"sources", "2"}}),
              "status=denied&country=SDN&tellings=2&sources=2");
}

TEST(Query, TellsWhatIsWrong) {
    const std::vector<std::pair<std::pair<std::string, std::string>, std::string>> faults{
        {{"status", "told"}, "no such value: \"told\"; there are reported"},
        {{"source-kind", "x"}, "there are outlet"},
        {{"lang", "fr"}, "there are ar, en"},
        {{"type", "ASSAULT,,PROTEST"}, "an empty value"},
        {{"type", "ASSUALT"}, "no such value: \"ASSUALT\"; there are AGREE, CONSULT"},
        {{"sector", "BOGUS"}, "no such value: \"BOGUS\"; there are COP, GOV"},
        {{"country", "Sudan"}, "no country's code: \"SUDAN\"; takes three letters, as SDN"},
        {{"party-country", "SD"}, "takes three letters"},
        {{"box", "30,20,35,10"}, "its south lies north"},
        {{"box", "30,20,35"}, "takes west,south,east,north"},
        {{"box", "300,20,35,30"}, "takes west,south,east,north"},
        {{"near", "15,32"}, "takes latitude,longitude,kilometres"},
        {{"near", "15,32,-1"}, "takes latitude"},
        {{"since", "yesterday"}, "no day, month or year"},
        {{"until", "2023-02-30"}, "no day, month or year"},
        {{"number", "killed"}, "takes KIND:MIN..MAX"},
        {{"number", "dead:3"}, "no such kind"},
        {{"number", "killed:.."}, "takes KIND:MIN..MAX"},
        {{"number", "killed:9..3"}, "its least is more than its most"},
        {{"number", "killed:nan"}, "takes KIND:MIN..MAX"},
        {{"tellings", "-2"}, "no count"},
        {{"confidence", "1.5"}, "takes 0 to 1"},
        {{"limit", "0"}, "takes 1 to 1000"},
        {{"limit", "1001"}, "takes 1 to 1000"},
        {{"sort", "place"}, "takes date, confidence or tellings"},
        {{"order", "up"}, "takes asc or desc"},
        {{"colour", "red"}, "no such field"},
        {{"words", "\xff"}, "not UTF-8"},
        {{"words", std::string(20000, 'a')}, "too long"},
    };
    for (const auto& [asked, said] : faults) {
        const std::string answer = read({asked});
        EXPECT_THAT(answer, HasSubstr(said)) << asked.first << "=" << asked.second;
        EXPECT_TRUE(answer.starts_with(asked.first + ": ")) << answer;
    }
}

TEST(Query, RefusesATimeWithoutADay) {
    EXPECT_EQ(read({{"since", "2015"}, {"until", "2014"}}), "until: it ends before since begins");
    EXPECT_EQ(read({{"until", "2014"}, {"since", "2015"}}), "since: it begins after until ends");
    EXPECT_EQ(read({{"since", "2014-03-02"}, {"until", "2014-03-01"}}),
              "until: it ends before since begins");
    EXPECT_EQ(read({{"since", "2014-03-01"}, {"until", "2014-03-01"}}),
              "since=2014-03-01&until=2014-03-01");
    EXPECT_EQ(read({{"since", "2014-12-31"}, {"until", "2014"}}),
              "since=2014-12-31&until=2014-12-31");
}

/// What a coder may write must stay askable.
TEST(Query, TakesEveryCodeOfTheLexicon) {
    const TableFile& tables = tests::coder().tables();
    const std::vector<std::array<std::string_view, 3>> codes{
        {"type", "events/ontology", "event"},        {"mode", "events/ontology", "mode"},
        {"country", "actors/countries", "iso"},      {"party-country", "actors/actors", "country"},
        {"sector", "actors/actors", "sector"},       {"sector", "actors/heads_ar", "sector"},
        {"context", "events/contexts_ar", "context"}};
    for (const auto& [field, name, column] : codes) {
        const Sheet* sheet = tables.sheet(name);
        ASSERT_NE(sheet, nullptr) << name;
        std::set<std::string> values;
        for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
            values.emplace(sheet->cell(row, column));
        }
        values.erase("");
        EXPECT_FALSE(values.empty()) << name << " " << column;
        for (std::string value : values) {
            std::replace(value.begin(), value.end(), '|', ',');  // alternatives of a cell
            Query query;
            EXPECT_FALSE(set_field(query, field, value)) << field << "=" << value;
        }
    }
}

TEST(Query, ListsEveryField) {
    for (const QueryField& field : query_fields()) {
        Query query;
        const auto error = set_field(query, field.name, "\x01");
        EXPECT_TRUE(!error || error->detail != "no such field") << field.name;
    }
}

TEST(Parties, ComeWithTheirChildren) {
    const TableFile& tables = tests::coder().tables();
    Query query;
    query.parties = {"org.un"};
    ASSERT_FALSE(resolve_parties(query, tables));
    EXPECT_THAT(query.parties, Contains("org.un"));
    EXPECT_THAT(query.parties, Contains("org.unsc"));
    EXPECT_GT(query.parties.size(), 5u);
}

TEST(Parties, AreFoundByName) {
    const TableFile& tables = tests::coder().tables();
    Query query;
    query.actors = {"United Nations"};
    ASSERT_FALSE(resolve_parties(query, tables));
    EXPECT_THAT(query.actors, Contains("org.un"));
    query.actors = {"Sudan"};
    ASSERT_FALSE(resolve_parties(query, tables));
    EXPECT_THAT(query.actors, Contains("cty.sdn"));
}

TEST(Parties, UnknownOnesAreTold) {
    const TableFile& tables = tests::coder().tables();
    Query query;
    query.recipients = {"Nobody At All"};
    const auto error = resolve_parties(query, tables);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->where, "recipient");
    query.recipients = {"old.id"};
    EXPECT_FALSE(resolve_parties(query, tables));
}

}  // namespace
}  // namespace khabar::store
