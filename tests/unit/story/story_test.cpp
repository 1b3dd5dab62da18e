#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/story/story.h"
#include "tests/unit/story/make_record.h"

namespace khabar {

namespace {

using story::Field;
using story::Member;
using story::Sketch;
using story::Story;
using tests::Made;
using tests::made;

const Sketch no_sketch;

Story tell(const std::vector<Made>& records) {
    std::vector<Member> members;
    for (const Made& record : records) {
        members.push_back({record.record(), no_sketch});
    }
    return story::tell_story(members);
}

const Field* field(const Story& story, const std::string& name) {
    const auto found = std::ranges::find(story.fields, name, &Field::name);
    return found == story.fields.end() ? nullptr : &*found;
}

struct Case {
    std::string name;
    std::string field;
    std::vector<Made> records;
    bool differs;
    std::string first;  ///< the value of most
};

TEST(TellStory, WhereTheTellingsDiffer) {
    const std::vector<Case> cases{
        {"10 and 14",
         "killed",
         {made("a").number("killed", 10, 10), made("b").number("killed", 14, 14)},
         true,
         "10"},
        {"12 and more than 10",
         "killed",
         {made("a").number("killed", 12, 12), made("b").number("killed", 10, {}, 10)},
         false,
         "12"},
        {"most first",
         "killed",
         {made("a").number("killed", 9, 9), made("b").number("killed", 14, 14),
          made("c").number("killed", 14, 14)},
         true,
         "14"},
        {"a part of the dead",
         "killed",
         {made("a").number("killed", 8, 8).number("killed", 3, 3),
          made("b").number("killed", 8, 8)},
         false,
         "8"},
        {"a range",
         "injured",
         {made("a").number("injured", 10, 20), made("b").number("injured", 15, 15)},
         false,
         "10..20"},
        {"reported and denied",
         "status",
         {made("a"), made("b").status("denied")},
         true,
         "reported"},
        {"reported and feared",
         "status",
         {made("a"), made("b").status("hypothetical")},
         false,
         "reported"},
        {"a town and its region",
         "place",
         {made("a").place("N", "t.n", "town", 20, 30, 5),
          made("b").place("NP", "r.n", "region", 20.5, 30, 150)},
         false,
         "t.n"},
        {"two towns",
         "place",
         {made("a").place("N", "t.n", "town", 20, 30, 5),
          made("b").place("S", "t.s", "town", 10, 30, 5)},
         true,
         "t.n"},
        {"two days",
         "date",
         {made("a").days("2023-05-01", "2023-05-02"), made("b").days("2023-05-02", "2023-05-03")},
         true,
         "2023-05-01"},
        {"a day and its week",
         "date",
         {made("a").days("2023-05-03", "2023-05-04"), made("b").days("2023-05-01", "2023-05-08")},
         false,
         "2023-05-03"},
        {"two armies",
         "actor",
         {made("a").actor("army", "xa.army", "XAA", "MIL"),
          made("b").actor("army", "xb.army", "XBB", "MIL")},
         true,
         "xa.army"},
        {"two types",
         "event",
         {made("a").type("CONSULT"), made("b").type("AGREE")},
         false,
         "CONSULT"},
    };
    for (const Case& one : cases) {
        const Story told = tell(one.records);
        const Field* found = field(told, one.field);
        ASSERT_NE(found, nullptr) << one.name;
        EXPECT_EQ(found->differs, one.differs) << one.name;
        ASSERT_FALSE(found->told.empty()) << one.name;
        EXPECT_EQ(found->told.front().value, one.first) << one.name;
    }
}

TEST(TellStory, RangeAndVoices) {
    const Story told = tell({made("b").published("2023-05-03").number("killed", 14, 14),
                             made("a").number("killed", 10, {}, 10).publisher("")});
    EXPECT_EQ(told.id, "a");
    EXPECT_EQ(told.events, (std::vector<std::string>{"a", "b"}));
    const Field* killed = field(told, "killed");
    ASSERT_NE(killed, nullptr);
    EXPECT_EQ(killed->min, 10);
    EXPECT_EQ(killed->max, 14);
    ASSERT_EQ(killed->told.size(), 2u);
    EXPECT_EQ(killed->told[0].value, "10..");
    EXPECT_EQ(killed->told[0].voices.at(0).publisher, "doc-a");
    EXPECT_EQ(killed->told[1].voices.at(0).publisher, "Paper b");
    EXPECT_EQ(field(told, "place"), nullptr);
}

struct Sources {
    std::string name;
    std::vector<Made> records;
    unsigned wanted;
};

TEST(IndependentSources, CountsThoseThatDoNotRepeatEachOther) {
    const auto quoting = [](const std::string& id, const std::string& kind, const std::string& text,
                            const std::string& whom = "") {
        Made record = made(id);
        record.link("outlet", "Paper " + id).said_link(kind, text, whom);
        return record;
    };
    const std::vector<Sources> cases{
        {"one", {made("a")}, 1},
        {"two papers", {made("a"), made("b")}, 2},
        {"one publisher, written otherwise",
         {made("a").publisher("The Post"), made("b").publisher("the POST")},
         1},
        {"one document", {made("a").document("d"), made("b").document("d")}, 1},
        {"one agency by its id",
         {quoting("a", "agency", "Reuters", "ag.reuters"),
          quoting("b", "agency", "RTRS", "ag.reuters")},
         1},
        {"one agency by its name",
         {quoting("a", "agency", "Reuters"), quoting("b", "agency", "reuters")},
         1},
        {"an agency and its own page",
         {quoting("a", "agency", "Reuters"), made("b").publisher("Reuters")},
         1},
        {"one official is no outlet",
         {quoting("a", "official", "the mayor", "o.mayor"),
          quoting("b", "official", "the mayor", "o.mayor")},
         2},
        {"a chain of ties",
         {quoting("a", "agency", "Reuters").publisher("X"),
          quoting("b", "agency", "Reuters").publisher("Y"), made("c").publisher("Y"),
          made("d").publisher("Z")},
         2},
    };
    for (const Sources& one : cases) {
        std::vector<Member> members;
        for (const Made& record : one.records) {
            members.push_back({record.record(), no_sketch});
        }
        EXPECT_EQ(story::independent_sources(members), one.wanted) << one.name;
        EXPECT_EQ(story::tell_story(members).sources.size(), one.wanted) << one.name;
    }
}

TEST(IndependentSources, CopiesOfOneTextAreOne) {
    const Sketch sketch =
        story::sketch_of("one and the same text of some words", LanguageId::english);
    const Sketch other = story::sketch_of("another that has none of those", LanguageId::english);
    const Made a = made("a");
    const Made b = made("b");
    EXPECT_EQ(
        story::independent_sources(std::vector<Member>{{a.record(), sketch}, {b.record(), sketch}}),
        1u);
    EXPECT_EQ(
        story::independent_sources(std::vector<Member>{{a.record(), sketch}, {b.record(), other}}),
        2u);
    EXPECT_EQ(story::independent_sources({}), 1u);
}

TEST(WriteStory, IsOneLineOfJson) {
    const Story told =
        tell({made("a").number("killed", 10, 10), made("b").number("killed", 14, 14)});
    const std::string line = story::write_story(told);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_TRUE(line.starts_with(
        R"({"id":"a","events":["a","b"],"sources":[["a"],["b"]],"fields":[{"name":"status","differs":false,"told":[{"value":"reported","voices":[{"event":"a","publisher":"Paper a","status":"reported"})"))
        << line;
    EXPECT_NE(line.find(R"({"name":"killed","differs":true,"min":10)"), std::string::npos) << line;
}

}  // namespace

}  // namespace khabar
