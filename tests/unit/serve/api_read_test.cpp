// What the store holds, as the API gives it.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "api.h"

namespace khabar::serve {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace): what the tests of this room share

Api& api() {
    static const auto one = Api::filled();
    return *one;
}

std::vector<std::string> ids_of(const rapidjson::Value& events) {
    std::vector<std::string> ids;
    for (const auto& event : events.GetArray()) {
        ids.emplace_back(event["id"].GetString());
    }
    return ids;
}

std::vector<std::string> ids(const std::string& query) {
    return ids_of(api().json("/api/events", query)["events"]);
}

TEST(About, TellsWhatItHolds) {
    const Json about = api().json("/api/about");
    EXPECT_EQ(about["counts"]["documents"].GetInt(), 7);
    EXPECT_GT(about["counts"]["events"].GetInt(), 10);
    EXPECT_EQ(about["counts"]["unjoined"].GetInt(), 0);
    EXPECT_EQ(about["types"].Size(), 16u);
    EXPECT_EQ(about["statuses"].Size(), 6u);
    EXPECT_GT(about["contexts"].Size(), 30u);
    EXPECT_FALSE(about["owner"].GetBool());
    EXPECT_TRUE(api().json(owned(get("/api/about")))["owner"].GetBool());
}

TEST(Events, ComeAPageAtATime) {
    const std::vector<std::string> all = ids("limit=1000");
    ASSERT_GT(all.size(), 10u);
    std::vector<std::string> paged;
    std::string after;
    do {
        const Json page = api().json("/api/events", "limit=3&after=" + after);
        EXPECT_LE(page["events"].Size(), 3u);
        for (const std::string& id : ids_of(page["events"])) {
            paged.push_back(id);
        }
        after = page["next"].IsNull() ? "" : page["next"].GetString();
    } while (!after.empty() && paged.size() <= all.size());
    EXPECT_EQ(paged, all);
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(Events, AreThoseThatFit) {
    const auto page = api().json("/api/events", "type=protest&lang=ar");
    for (const auto& event : page["events"].GetArray()) {
        EXPECT_STREQ(event["event"].GetString(), "PROTEST");
        EXPECT_STREQ(event["document"]["language"].GetString(), "ar");
    }
    EXPECT_FALSE(ids("type=protest&lang=ar").empty());
    EXPECT_FALSE(ids("words=khartoum").empty());
    // Two words, their blank written in both ways.
    EXPECT_EQ(ids("words=rapid+support"), ids("words=rapid%20support"));
    EXPECT_FALSE(ids("words=rapid+support").empty());
    // The name of a town in Arabic.
    EXPECT_FALSE(ids("words=%D8%A7%D9%84%D8%AE%D8%B1%D8%B7%D9%88%D9%85").empty());
    EXPECT_EQ(ids("type=assault,protest&type=coerce"), ids("type=PROTEST&type=COERCE,ASSAULT"));
    EXPECT_EQ(ids("since=2023-04&until=2023-04&country=sdn").empty(), false);
    EXPECT_TRUE(ids("since=1999&until=1999").empty());
    EXPECT_FALSE(ids("party=sdn.saf").empty());
    EXPECT_EQ(ids("party=Sudanese+Armed+Forces"), ids("party=sdn.saf"));
}

TEST(Events, AreWhatTheStoreHolds) {
    for (const std::string& id : ids("limit=1000")) {
        const Response one = api().ask(get("/api/events/" + id));
        EXPECT_EQ(one.status, 200);
        const auto kept = api().store->event(id);
        ASSERT_TRUE(kept && *kept);
        EXPECT_EQ(body_of(one).substr(0, (**kept).line.size() - 1),
                  (**kept).line.substr(0, (**kept).line.size() - 1));
    }
}

TEST(Events, TellWhichParameterIsWrong) {
    for (const auto& [query, where] :
         std::vector<std::pair<std::string, std::string>>{{"status=told", "status"},
                                                          {"type=", "type"},
                                                          {"type=ASSUALT", "type"},
                                                          {"country=Sudan", "country"},
                                                          {"sector=BOGUS", "sector"},
                                                          {"since=2015&until=2014", "until"},
                                                          {"until=2014&since=2015", "since"},
                                                          {"lang=fr", "lang"},
                                                          {"source-kind=x", "source-kind"},
                                                          {"box=1,2,3", "box"},
                                                          {"near=x", "near"},
                                                          {"since=soon", "since"},
                                                          {"until=2023-13", "until"},
                                                          {"number=killed", "number"},
                                                          {"tellings=-1", "tellings"},
                                                          {"sources=x", "sources"},
                                                          {"confidence=2", "confidence"},
                                                          {"sort=size", "sort"},
                                                          {"order=up", "order"},
                                                          {"limit=0", "limit"},
                                                          {"limit=1001", "limit"},
                                                          {"after=x", "after"},
                                                          {"words=...", "words"},
                                                          {"party=nobody+at+all", "party"},
                                                          {"actor=nobody+at+all", "actor"},
                                                          {"recipient=nobody+at+all", "recipient"},
                                                          {"colour=red", "colour"},
                                                          {"unit=day", "unit"},
                                                          {"since=2023&since=2024", "since"},
                                                          {"limit=1&limit=2", "limit"},
                                                          {"words=%ff", "words"},
                                                          {"words=%4", "words"}}) {
        EXPECT_EQ(api().fault(get("/api/events", query)), "400 bad_query " + where) << query;
    }
    EXPECT_EQ(api().fault(get("/api/events", "%ff=1")), "400 bad_query");
    EXPECT_EQ(api().fault(get("/api/events", "words=" + std::string(17000, 'a'))), "400 bad_query");
    EXPECT_EQ(api().fault(get("/api/events/x", "limit=1")), "400 bad_query limit");
    EXPECT_EQ(api().fault(get("/api/facets", "limit=1")), "400 bad_query limit");
    EXPECT_EQ(api().fault(get("/api/map", "sort=date")), "400 bad_query sort");
    EXPECT_EQ(api().fault(get("/api/about", "x=1")), "400 bad_query x");
    EXPECT_EQ(api().ask(get("/api/events", "&&limit=1&")).status, 200);
}

TEST(Events, AreNotThere) {
    EXPECT_EQ(api().fault(get("/api/events/none")), "404 not_found id");
    EXPECT_EQ(api().fault(get("/api/events/none/rule")), "404 not_found id");
    EXPECT_EQ(api().fault(get("/api/documents/none")), "404 not_found id");
    EXPECT_EQ(api().fault(get("/api/stories/none")), "404 not_found id");
    EXPECT_EQ(api().fault(get("/api/events/'%20or%201=1--")), "404 not_found id");
}

TEST(Document, HasItsTextAndAllItsEvents) {
    const Json document = api().json("/api/documents/en-3");
    EXPECT_STREQ(document["document"]["title"].GetString(),
                 "<script>alert(1)</script> Talks & \"truce\"");
    EXPECT_EQ(std::string(document["text"].GetString()).rfind("The Egyptian president", 0), 0u);
    EXPECT_GE(document["events"].Size(), 1u);
    EXPECT_EQ(ids_of(document["events"]).size(), ids("document=en-3").size());
    EXPECT_EQ(api().ask(get("/api/documents/en-3")).type, "application/json");
    // The same, its letters escaped.
    EXPECT_EQ(api().json("/api/documents/%65n-3")["document"]["id"], "en-3");
}

TEST(Document, ItsEventsPointIntoItsText) {
    const Json document = api().json("/api/documents/ar-1");
    const std::string text = document["text"].GetString();
    std::vector<std::size_t> begins;  // of code points
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) {
            begins.push_back(i);
        }
    }
    begins.push_back(text.size());
    for (const auto& event : document["events"].GetArray()) {
        const auto& trigger = event["evidence"]["trigger"];
        const std::size_t begin = begins.at(trigger["span"][0].GetUint());
        EXPECT_EQ(text.substr(begin, begins.at(trigger["span"][1].GetUint()) - begin),
                  trigger["text"].GetString());
    }
}

TEST(Rule, ShowsTheRowsAsTheyStand) {
    const std::string id = ids("type=ASSAULT").front();
    const Json rule = api().json("/api/events/" + id + "/rule");
    ASSERT_EQ(rule["rows"].Size(), 2u);
    EXPECT_EQ(rule["rows"][0]["row"], rule["row"]);
    EXPECT_EQ(std::string(rule["rows"][1]["row"].GetString()).rfind("events/ontology.tsv:", 0), 0u);
    EXPECT_FALSE(rule["rows"][0]["cells"].Empty());
    EXPECT_EQ(rule["rows"][0]["cells"][0].Size(), 2u);
    int sum = 0;
    for (const auto& part : rule["parts"].GetArray()) {
        sum += part[1].GetInt();
    }
    EXPECT_EQ(sum, rule["total"].GetInt());
}

TEST(Rule, HasNoRowsOfAnotherLexicon) {
    const auto other = Api::filled();
    auto event = opened(other->store->event(ids("type=ASSAULT").front())).value();
    event.record.lexicon = std::string(32, '0');
    auto coded = opened(store::coded_text(event.record.document, "x", "0.1 0",
                                          record::write_record(event.record) + "\n"));
    opened(other->store->put({&coded, 1}));
    EXPECT_TRUE(other->json("/api/events/" + event.record.id + "/rule")["rows"].Empty());
}

TEST(Story, HasItsTellingsInOrder) {
    std::size_t largest = 0;
    for (const std::string& id : ids("limit=1000")) {
        const Json story = api().json("/api/stories/" + id);
        ASSERT_EQ(story["story"]["events"].Size(), story["events"].Size());
        for (rapidjson::SizeType i = 0; i < story["events"].Size(); ++i) {
            EXPECT_EQ(story["story"]["events"][i], story["events"][i]["id"]);
        }
        largest = std::max<std::size_t>(largest, story["events"].Size());
    }
    EXPECT_GE(largest, 2u) << "no two texts tell one happening";
}

TEST(Kept, AnswersHaveANameAndAreNotSentTwice) {
    const auto header = [](const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers) {
            if (key == name) {
                return value;
            }
        }
        return std::string();
    };
    const Response first = api().ask(get("/api/events", "type=ASSAULT&lang=en"));
    const std::string tag = header(first, "ETag");
    ASSERT_FALSE(tag.empty());
    EXPECT_EQ(header(first, "Cache-Control"), "private, no-cache");
    // Asked in another way, the same bytes and no copy of them.
    const Response second = api().ask(get("/api/events", "lang=EN&type=assault&limit=50"));
    EXPECT_EQ(second.body, first.body);
    Request again = get("/api/events", "type=ASSAULT&lang=en");
    for (const std::string& list : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
        again.if_none_match = list;
        const Response unchanged = api().ask(again);
        EXPECT_EQ(unchanged.status, 304) << list;
        EXPECT_EQ(unchanged.body, nullptr);
        EXPECT_EQ(header(unchanged, "ETag"), tag);
    }
    again.if_none_match = "\"x\"";
    EXPECT_EQ(api().ask(again).status, 200);
    again.query = "type=ASSAULT&lang=ar";
    again.if_none_match = tag;
    EXPECT_EQ(api().ask(again).status, 200);
}

TEST(Kept, AnswersEndWithTheNextWrite) {
    const auto own = Api::filled();
    const std::string before = body_of(own->ask(get("/api/events", "lang=en")));
    auto other = opened(store::open_store((own->folder / "news.db").string()));
    auto document = opened(own->store->document("en-1")).value();
    auto coded = opened(store::coded_text(document.facts, document.text, "another", ""));
    opened(other->put({&coded, 1}));
    EXPECT_NE(body_of(own->ask(get("/api/events", "lang=en"))), before);
}

TEST(Plain, TextsAreServed) {
    const Json openapi = api().json("/openapi.json");
    EXPECT_STREQ(openapi["openapi"].GetString(), "3.1.0");
    EXPECT_EQ(body_of(api().ask(get("/openapi.json"))).find("../"), std::string::npos);
    EXPECT_TRUE(api().json("/record.schema.json").HasMember("$defs"));
    EXPECT_STREQ(api().json("/health")["status"].GetString(), "ok");
}

TEST(Plain, LiveStaysOpen) {
    const Response live = api().ask(get("/api/live"));
    EXPECT_TRUE(live.live);
    EXPECT_FALSE(live.owner);
    EXPECT_EQ(live.type, "text/event-stream");
    EXPECT_TRUE(api().ask(owned(get("/api/live"))).owner);
    Request head = get("/api/live");
    head.method = Method::head;
    EXPECT_TRUE(api().ask(head).live) << "the server keeps no stream for it";
}

TEST(Plain, MetricsCountByRouteAndNotByAddress) {
    api().ask(get("/api/events/first-stranger"));
    api().ask(get("/api/events/second-stranger"));
    api().ask(get("/wp-login.php"));
    const std::string text = body_of(api().ask(get("/metrics")));
    EXPECT_NE(text.find("khabar_requests_total{route=\"/api/events/{id}\",status=\"404\"} "),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("khabar_requests_total{route=\"refused\",status=\"404\"} "),
              std::string::npos);
    EXPECT_NE(text.find("khabar_request_seconds_bucket{route=\"/api/events/{id}\",le=\"+Inf\"} "),
              std::string::npos);
    EXPECT_NE(text.find("\nkhabar_documents 7\n"), std::string::npos);
    EXPECT_EQ(text.find("stranger"), std::string::npos);
    EXPECT_EQ(text.find("wp-login"), std::string::npos);
}

}  // namespace
}  // namespace khabar::serve
