#include "khabar/export/record.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "fixture.h"
#include "khabar/core/utf8.h"
#include "khabar/export/article.h"
#include "khabar/export/identity.h"
#include "khabar/record/json_line.h"

namespace khabar {
namespace {

using tests::Article;
using tests::tables;

rapidjson::Document parse(const std::string& line) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    EXPECT_FALSE(json.HasParseError()) << line;
    return json;
}

std::string text(const rapidjson::Value& value) {
    return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : "";
}

/// The text between two code points.
std::string slice(std::string_view text, std::int64_t begin, std::int64_t end) {
    std::string out;
    std::int64_t point = 0;
    for (std::size_t at = 0; at < text.size(); ++point) {
        const std::uint32_t length = decode_at(text, at).length;
        if (point >= begin && point < end) {
            out += text.substr(at, length);
        }
        at += length;
    }
    return out;
}

/// Every {text, span} below `value` holds the words that stand there; counts them.
std::size_t check_spans(const rapidjson::Value& value, std::string_view document) {
    std::size_t count = 0;
    if (value.IsObject()) {
        if (value.HasMember("span")) {
            const auto& span = value["span"];
            EXPECT_EQ(text(value["text"]), slice(document, span[0].GetInt64(), span[1].GetInt64()));
            ++count;
        }
        for (const auto& member : value.GetObject()) {
            count += check_spans(member.value, document);
        }
    } else if (value.IsArray()) {
        for (const auto& each : value.GetArray()) {
            count += check_spans(each, document);
        }
    }
    return count;
}

TEST(Record, HoldsWhatTheEventHolds) {
    const Article article;
    const auto json = parse(event_record(article.coded(), 0));
    EXPECT_EQ(text(json["document"]["url"]), "https://news.example/1");
    EXPECT_EQ(text(json["document"]["published"]), "2020-05-26");
    EXPECT_EQ(text(json["document"]["language"]), "ar");
    EXPECT_EQ(text(json["event"]), "ASSAULT");
    EXPECT_EQ(text(json["mode"][0]), "heavy-weapons");
    EXPECT_EQ(text(json["quad"]), "material conflict");
    EXPECT_LT(json["score"].GetDouble(), 0);
    EXPECT_EQ(text(json["actor"][0]["text"]), article.words("actor"));
    EXPECT_EQ(text(json["actor"][0]["country_inferred"]), "LBY");
    EXPECT_FALSE(json["actor"][0].HasMember("country"));
    EXPECT_EQ(text(json["actor"][0]["sector"][0]), "MIL");
    EXPECT_EQ(text(json["date"]["start"]), "2020-05-25");
    EXPECT_EQ(text(json["date"]["anchor"]), "published");
    EXPECT_EQ(text(json["place"][0]["id"]), "lby.tripoli");
    EXPECT_EQ(text(json["place"][0]["name"]["en"]), "Tripoli");
    EXPECT_EQ(text(json["place"][0]["country"]), "LBY");
    EXPECT_DOUBLE_EQ(json["place"][0]["lon"].GetDouble(), -13.5);
    EXPECT_EQ(text(json["place"][0]["alternatives"][0]["id"]), "lbn.tripoli-lbn");
    EXPECT_EQ(json["number"][0]["value"].GetInt(), 1000);
    EXPECT_TRUE(json["number"][0]["max"].IsNull());
    EXPECT_TRUE(json["number"][1]["value"].IsNull());
    EXPECT_EQ(text(json["claim"]["status"]), "reported");
    EXPECT_EQ(json["evidence"]["also"].Size(), 1u);
    EXPECT_TRUE(text(json["rule"]["row"]).starts_with("events/patterns_ar.tsv:"));
    EXPECT_EQ(json["rule"]["score"]["total"].GetInt(), 75);
    EXPECT_EQ(json["rule"]["score"]["parts"]["weight"].GetInt(), 65);
    EXPECT_EQ(text(json["coder"]["lexicon"]).size(), 32u);
}

TEST(Record, TheChainBeginsWithThePublisher) {
    const Article article;
    const auto json = parse(event_record(article.coded(), 0));
    const auto& chain = json["claim"]["chain"];
    ASSERT_EQ(chain.Size(), 2u);
    EXPECT_EQ(text(chain[0]["kind"]), "outlet");
    EXPECT_FALSE(chain[0].HasMember("span"));
    EXPECT_EQ(text(chain[1]["kind"]), "agency");
    EXPECT_EQ(text(chain[1]["id"]), "agy.reuters");
    EXPECT_EQ(text(chain[1]["cue"]["text"]), article.words("said"));
    EXPECT_EQ(text(chain[1]["act"]), "said");
}

TEST(Record, EverySpanCarriesItsWords) {
    const Article article;
    const auto json = parse(event_record(article.coded(), 0));
    EXPECT_GE(check_spans(json, article.document().text()), 10u);
}

TEST(Record, ListsAreThereWhenEmpty) {
    Article article;
    article.event().fillers.clear();
    article.event().modes.clear();
    const auto json = parse(event_record(article.coded(), 0));
    for (const char* list : {"actor", "recipient", "place", "number"}) {
        ASSERT_TRUE(json.HasMember(list)) << list;
        EXPECT_EQ(json[list].Size(), 0u) << list;
    }
    EXPECT_FALSE(json.HasMember("date"));
    EXPECT_FALSE(json.HasMember("mode"));
}

TEST(Record, IdsStandStill) {
    Article article;
    const std::string own = document_id(article.document());
    EXPECT_EQ(own.size(), 20u);
    const std::string before = event_id(article.document(), article.event());
    article.event().score.push_back({"other", 7});
    article.event().fillers.clear();
    EXPECT_EQ(event_id(article.document(), article.event()), before);
    article.event().type = "COERCE";
    EXPECT_NE(event_id(article.document(), article.event()), before);
    // The same on every machine and in every version: corrections hang on it.
    EXPECT_EQ(event_id("doc", "ASSAULT", {3, 7}), "c3930ff356580d9808f4");
    EXPECT_NE(event_id("doc", "ASSAULT", {3, 7}), event_id("doc", "ASSAULT", {3, 8}));
    Origin origin;
    origin.id = "caller-7";
    EXPECT_EQ(document_id(Document(origin, LanguageId::arabic, "x", {})), "caller-7");
}

TEST(Record, ARelativeTimeStaysRelative) {
    Article article;
    auto& time = std::get<TimeMention>(article.event().fillers[3].mention.what);
    time.start.reset();
    time.end.reset();
    time.edtf.clear();
    time.relative = "monday before publication";
    const auto json = parse(event_record(article.coded(), 0));
    EXPECT_EQ(text(json["date"]["relative"]), "monday before publication");
    EXPECT_FALSE(json["date"].HasMember("start"));
}

TEST(Record, BadBytesOfTheCallerAreMended) {
    const std::string line = error_record("a\xFFz", {ErrorCode::bad_json, "w", "d\n\"q\""});
    EXPECT_TRUE(is_utf8(line));
    const auto json = parse(line);
    EXPECT_EQ(text(json["document"]["id"]), "a\xEF\xBF\xBDz");
    EXPECT_EQ(text(json["error"]["code"]), "bad_json");
    EXPECT_EQ(text(json["error"]["detail"]), "d\n\"q\"");
    EXPECT_EQ(text(json["error"]["where"]), "w");
}

TEST(Json, NumbersAreTheShortest) {
    const std::vector<std::pair<double, std::string>> cases{
        {0, "0"},         {-0.0, "0"},        {1000, "1000"},
        {32.89, "32.89"}, {-5.5, "-5.5"},     {0.1, "0.1"},
        {1e6, "1000000"}, {3e8, "300000000"}, {123456789.5, "123456789.5"},
        {0.8, "0.8"},     {-1e15, "-1e+15"},  {36893488147419103232.0, "3.6893488147419103e+19"}};
    for (const auto& [value, digits] : cases) {
        EXPECT_EQ(record::shortest(value), digits);
    }
    EXPECT_EQ(record::shortest(std::numeric_limits<double>::quiet_NaN()), "");
    EXPECT_EQ(record::read_number("32.89"), 32.89);
    EXPECT_FALSE(record::read_number("32,89"));
    EXPECT_FALSE(record::read_number(""));
}

TEST(Identity, NamesComeFromTheRows) {
    const auto country = identify(tests::row_of("actors/countries", "iso", "LBY"), tables());
    ASSERT_TRUE(country);
    EXPECT_EQ(country->id, "cty.lby");
    EXPECT_EQ(country->en, "Libya");
    const Identity capital = identify(
        places::place_of_row(tests::row_of("actors/countries", "iso", "LBY"), true, tables()));
    EXPECT_EQ(capital.id, "cap.lby");
    EXPECT_EQ(capital.en, "Tripoli");
    EXPECT_FALSE(identify(tests::row_of("events/ontology", "event", "AID"), tables()));
    EXPECT_EQ(country_name_en("TCD", tables()), "Chad");
    EXPECT_EQ(country_name_en("NGO", tables()), "");
    // No name keeps the sign that marks it as needing support.
    const Sheet* places = tables().sheet("places/places");
    ASSERT_NE(places, nullptr);
    for (std::uint32_t row = 0; row < places->rows(); ++row) {
        const auto place =
            identify(tests::row_of("places/places", "id", places->cell(row, "id")), tables());
        ASSERT_TRUE(place);
        EXPECT_EQ(place->ar.find('?'), std::string_view::npos);
        EXPECT_FALSE(place->en.empty());
    }
}

TEST(ArticleRecord, HoldsTextAndBody) {
    const Article article;
    const auto json = parse(article_record(article.document()));
    EXPECT_EQ(text(json["text"]), article.document().text());
    EXPECT_EQ(text(json["title"]), article.document().title());
    EXPECT_EQ(text(json["date"]), "2020-05-26");
    EXPECT_EQ(text(json["body"]).find(article.document().title()), std::string::npos);
    EXPECT_EQ(json["blocks"].Size(), 3u);
    for (const auto& block : json["blocks"].GetArray()) {
        const std::string words = slice(article.document().text(), block["span"][0].GetInt64(),
                                        block["span"][1].GetInt64());
        EXPECT_FALSE(words.empty());
        EXPECT_EQ(words.find('\n'), std::string::npos);
    }
}

}  // namespace
}  // namespace khabar
