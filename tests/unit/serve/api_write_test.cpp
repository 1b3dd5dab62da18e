// What changes the store, and what is coded without it.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "api.h"
#include "khabar/export/record.h"
#include "khabar/page/read_page.h"
#include "tests/read_file.h"

namespace khabar::serve {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace): what the tests of this room share

std::string json_text(std::string_view text) {
    Json json;
    json.SetString(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    return text_of(json);
}

std::string first_event(Api& api, const std::string& query) {
    return api.json("/api/events", query)["events"][0]["id"].GetString();
}

TEST(Code, KeepsNothing) {
    Api api;
    const Json coded = api.json(post(
        "/api/code",
        R"({"text":"The Sudanese army shelled Khartoum on Saturday, killing 12 people.","title":"Shelling","publisher":"The Post","published":"2023-04-16","url":"https://example.org/1"})"));
    ASSERT_GE(coded["events"].Size(), 1u);
    EXPECT_STREQ(coded["events"][0]["event"].GetString(), "ASSAULT");
    EXPECT_STREQ(coded["events"][0]["date"]["start"].GetString(), "2023-04-15");
    EXPECT_STREQ(coded["document"]["title"].GetString(), "Shelling");
    EXPECT_STREQ(coded["document"]["publisher"].GetString(), "The Post");
    EXPECT_EQ(coded["document"], coded["events"][0]["document"]);
    EXPECT_EQ(api.json("/api/about")["counts"]["documents"].GetInt(), 0);
    Request stranger = post("/api/code", R"({"text":"It rained."})");
    stranger.authorization.clear();
    EXPECT_TRUE(api.json(stranger)["events"].Empty());
}

TEST(Code, ReadsAPageAsTheCommandsDo) {
    Api api;
    const std::filesystem::path examples = std::filesystem::path(KHABAR_SOURCE_DIR) / "examples";
    for (const char* name :
         {"01-withdrawal.html", "02-protest-and-talks.html", "04-aid-convoy.en.html"}) {
        const std::string page = read_file(examples / name);
        const Json coded =
            api.json(post("/api/code", "{\"kind\":\"page\",\"text\":" + json_text(page) + "}"));
        const Document document = opened(read_page(page, {}, coder().tables(), ""));
        EXPECT_EQ(document.text(), coded["text"].GetString()) << name;
        const Layers layers = coder().layers(document);
        const CodedDocument whole{document, layers.events, layers.mentions, coder().tables()};
        ASSERT_EQ(coded["events"].Size(), layers.events.size()) << name;
        EXPECT_FALSE(coded["events"].Empty());
        for (rapidjson::SizeType i = 0; i < coded["events"].Size(); ++i) {
            Json event;
            event.Parse(event_record(whole, i).c_str());
            EXPECT_EQ(event, coded["events"][i]) << name;
        }
    }
}

TEST(Code, WhatTheSenderKnowsGoesFirst) {
    Api api;
    const std::string page =
        read_file(std::filesystem::path(KHABAR_SOURCE_DIR) / "examples/04-aid-convoy.en.html");
    const Json coded =
        api.json(post("/api/code",
                      "{\"kind\":\"page\",\"publisher\":\"Mine\",\"published\":\"2001-02-03\","
                      "\"url\":\"https://example.org/mine\",\"text\":" +
                          json_text(page) + "}"));
    EXPECT_STREQ(coded["document"]["publisher"].GetString(), "Mine");
    EXPECT_STREQ(coded["document"]["published"].GetString(), "2001-02-03");
    EXPECT_STREQ(coded["document"]["url"].GetString(), "https://example.org/mine");
}

TEST(Code, TellsWhatIsWrong) {
    Api api;
    for (const auto& [body, fault] : std::vector<std::pair<std::string, std::string>>{
             {"", "400 bad_json"},
             {"[]", "400 bad_json"},
             {"{\"text\":\"x\"", "400 bad_json"},
             {"{}", "400 bad_json text"},
             {"{\"text\":\"  \"}", "400 bad_json text"},
             {"{\"text\":1}", "400 bad_json text"},
             {"{\"text\":[\"x\"]}", "400 bad_json text"},
             {"{\"text\":\"a\\u0000b\"}", "400 bad_json text"},
             {"{\"text\":\"a\",\"text\":\"b\"}", "400 bad_json text"},
             {"{\"text\":\"\xff\"}", "400 bad_json"},
             {"{\"text\":\"a\",\"colour\":\"b\"}", "400 bad_json colour"},
             {"{\"text\":\"a\",\"kind\":\"pdf\"}", "400 bad_json kind"},
             {"{\"text\":\"a\",\"language\":\"fr\"}", "400 bad_json language"},
             {"{\"text\":\"a\",\"published\":\"soon\"}", "400 bad_json published"},
             {"{\"text\":\"<html></html>\",\"kind\":\"page\"}", "422 no_article text"},
             {"{\"text\":\"" + std::string(9u << 20u, 'a') + "\"}", "413 too_large"},
             {"{\"text\":\"" + std::string(100000, '[') + "\"}", "200"},
             {std::string(100000, '['), "400 bad_json"}}) {
        const Request request = post("/api/code", body);
        if (fault == "200") {
            EXPECT_EQ(api.ask(request).status, 200);
        } else {
            EXPECT_EQ(api.fault(request), fault) << body.substr(0, 80);
        }
    }
}

TEST(Code, AReaderThatBreaksCostsOneRequest) {
    Api api;
    api.service.settings.program = "/bin/false";
    EXPECT_EQ(api.fault(post("/api/code", R"({"kind":"page","text":"<p>x"})")), "422 page text");
    api.service.settings.program = "/no/such/program";
    EXPECT_EQ(api.fault(post("/api/code", R"({"kind":"page","text":"<p>x"})")), "422 page text");
    EXPECT_EQ(api.ask(get("/health")).status, 200);
}

TEST(Documents, AreKeptAndJoined) {
    Api api;
    std::vector<std::string> told;
    api.service.hub.add([&told](const auto& event) { told.push_back(*event); }, false);
    const std::string body =
        R"({"text":"The Sudanese army shelled Khartoum on Saturday, killing 12 people.","published":"2023-04-16"})";
    const Json kept = api.json(post("/api/documents", body));
    EXPECT_STREQ(kept["put"].GetString(), "added");
    EXPECT_GE(kept["events"].GetInt(), 1);
    const Json about = api.json("/api/about");
    EXPECT_EQ(about["counts"]["documents"].GetInt(), 1);
    EXPECT_EQ(about["counts"]["unjoined"].GetInt(), 0);
    const std::string id = kept["document"].GetString();
    EXPECT_EQ(api.json("/api/documents/" + id)["events"].Size(), kept["events"].GetUint());
    EXPECT_STREQ(api.json(post("/api/documents", body))["put"].GetString(), "unchanged");
    ASSERT_EQ(told.size(), 1u) << "what changed nothing is not told";
    EXPECT_EQ(told[0].rfind("event: change\n", 0), 0u) << told[0];
    EXPECT_NE(told[0].find("\"documents\":1"), std::string::npos);
}

TEST(Reviews, StandBesideTheEventAndGoAgain) {
    const auto api = Api::filled();
    const std::string id = first_event(*api, "type=ASSAULT&lang=en&number=killed:1..");
    const std::string before = body_of(api->ask(get("/api/events/" + id)));
    const Json right = api->json(
        post("/api/reviews", R"({"event":")" + id + R"(","by":"amal","verdict":"right"})"));
    ASSERT_EQ(right["review"].Size(), 1u);
    EXPECT_STREQ(right["review"][0]["value"].GetString(), "right");
    EXPECT_STREQ(right["review"][0]["by"].GetString(), "amal");
    const Json corrected =
        api->json(post("/api/reviews",
                       R"({"event":")" + id +
                           R"(","by":"amal","field":"number","value":"killed 14","note":"p. 2"})"));
    ASSERT_EQ(corrected["review"].Size(), 2u);
    EXPECT_STREQ(corrected["review"][1]["field"].GetString(), "number");
    EXPECT_EQ(corrected["review"][1]["value"][0]["value"].GetInt(), 14);
    EXPECT_EQ(corrected["review"][1]["was"], corrected["number"]);
    EXPECT_STREQ(corrected["review"][1]["note"].GetString(), "p. 2");
    EXPECT_EQ(api->json("/api/reviews")["reviews"].Size(), 2u);
    EXPECT_EQ(api->json(del("/api/events/" + id + "/reviews/number"))["review"].Size(), 1u);
    api->json(del("/api/events/" + id + "/reviews/verdict"));
    EXPECT_EQ(body_of(api->ask(get("/api/events/" + id))), before);
    EXPECT_EQ(api->fault(del("/api/events/" + id + "/reviews/verdict")), "404 not_found field");
    EXPECT_EQ(api->fault(del("/api/events/none/reviews/verdict")), "404 not_found event");
}

TEST(Reviews, TellWhatIsWrong) {
    const auto api = Api::filled();
    const std::string event = "\"event\":\"" + first_event(*api, "") + "\",\"by\":\"amal\"";
    for (const auto& [rest, fault] : std::vector<std::pair<std::string, std::string>>{
             {"", "400 bad_json verdict"},
             {",\"verdict\":\"right\",\"field\":\"event\",\"value\":\"protest\"",
              "400 bad_json verdict"},
             {",\"verdict\":\"maybe\"", "400 bad_json verdict"},
             {",\"field\":\"event\"", "400 bad_json value"},
             {",\"value\":\"x\"", "400 bad_json verdict"},
             {",\"field\":\"colour\",\"value\":\"x\"", "400 bad_query colour"},
             {",\"field\":\"event\",\"value\":\"dance\"", "400 bad_json value"},
             {",\"field\":\"status\",\"value\":\"told\"", "400 bad_json value"},
             {",\"field\":\"date\",\"value\":\"soon\"", "400 bad_query date"},
             {",\"field\":\"number\",\"value\":\"many\"", "400 bad_query number"},
             {",\"field\":\"actor\",\"value\":\"[1]\"", "400 bad_json value"},
             {",\"field\":\"actor\",\"value\":\"[\"", "400 bad_json value"},
             {",\"verdict\":\"right\",\"when\":\"2020-01-01\"", "400 bad_json when"}}) {
        EXPECT_EQ(api->fault(post("/api/reviews", "{" + event + rest + "}")), fault) << rest;
    }
    EXPECT_EQ(api->fault(post("/api/reviews", R"({"event":"none","by":"x","verdict":"right"})")),
              "404 not_found event");
    EXPECT_EQ(api->fault(post("/api/reviews", R"({"event":"none","by":" ","verdict":"right"})")),
              "400 bad_json by");
    EXPECT_TRUE(api->json("/api/reviews")["reviews"].Empty());
}

TEST(Stories, AreMergedAndSplit) {
    const auto api = Api::filled();
    const std::string a = first_event(*api, "document=en-4");
    const std::string b = first_event(*api, "document=ar-3");
    EXPECT_EQ(api->json("/api/stories/" + a)["events"].Size(), 1u);
    const Json merged = api->json(
        post("/api/stories/merge", R"({"stories":[")" + a + R"(",")" + b + R"("],"by":"amal"})"));
    EXPECT_EQ(merged["events"].Size(), 2u);
    EXPECT_EQ(api->json("/api/events/" + b)["story"]["tellings"].GetInt(), 2);
    const Json split = api->json(post(
        "/api/stories/split", R"({"story":")" + a + R"(","events":[")" + b + R"("],"by":"amal"})"));
    EXPECT_EQ(split["events"].Size(), 1u);
    EXPECT_EQ(api->json("/api/events/" + b)["story"]["tellings"].GetInt(), 1);
    // What was split is merged again: the later decision holds.
    api->json(
        post("/api/stories/merge", R"({"stories":[")" + b + R"(",")" + a + R"("],"by":"amal"})"));
    EXPECT_EQ(api->json("/api/events/" + a)["story"]["tellings"].GetInt(), 2);
}

TEST(Stories, TellWhatIsWrong) {
    const auto api = Api::filled();
    const std::string a = first_event(*api, "document=en-3");
    const std::string b = first_event(*api, "document=ar-3");
    for (const auto& [body, fault] : std::vector<std::pair<std::string, std::string>>{
             {R"({"stories":["x"],"by":"amal"})", "400 bad_json stories"},
             {R"({"stories":"x","by":"amal"})", "400 bad_json stories"},
             {R"({"stories":[1,2],"by":"amal"})", "400 bad_json stories"},
             {R"({"stories":["x","y"]})", "400 bad_json by"},
             {R"({"stories":[")" + a + R"(","none"],"by":"amal"})", "404 not_found stories"}}) {
        EXPECT_EQ(api->fault(post("/api/stories/merge", body)), fault) << body;
    }
    for (const auto& [body, fault] : std::vector<std::pair<std::string, std::string>>{
             {R"({"story":"none","events":["x"],"by":"amal"})", "404 not_found events"},
             {R"({"story":")" + a + R"(","events":[")" + b + R"("],"by":"amal"})",
              "404 not_found events"},
             {R"({"story":")" + a + R"(","events":[],"by":"amal"})", "400 bad_json events"}}) {
        EXPECT_EQ(api->fault(post("/api/stories/split", body)), fault) << body;
    }
}

TEST(JobRoutes, TellWhatIsWrong) {
    Api api;
    EXPECT_TRUE(api.json(owned(get("/api/jobs")))["jobs"].Empty());
    EXPECT_EQ(api.fault(owned(get("/api/jobs/none"))), "404 not_found id");
    EXPECT_EQ(api.fault(del("/api/jobs/none")), "404 not_found id");
    EXPECT_EQ(api.fault(post("/api/jobs/none/stop", "")), "404 not_found id");
    EXPECT_EQ(api.fault(post("/api/jobs/none/resume", "")), "404 not_found id");
    Request begin = post("/api/jobs", "x");
    begin.content_type = "application/octet-stream";
    for (const auto& [query, fault] : std::vector<std::pair<std::string, std::string>>{
             {"", "400 bad_query kind"},
             {"kind=dance", "400 bad_query kind"},
             {"kind=add&from=pdf", "400 bad_query from"},
             {"kind=import&from=html", "400 bad_query from"},
             {"kind=add&from=text&name=" + std::string(256, 'a'), "400 bad_query name"},
             {"kind=add&from=text&jobs=9", "400 bad_query jobs"}}) {
        begin.query = query;
        EXPECT_EQ(api.fault(begin), fault) << query;
    }
    for (const auto& [query, said] : std::vector<std::pair<std::string, std::string>>{
             {"kind=add", "add takes html, text, ndjson"},
             {"kind=import", "import takes acled, ged, polecat, corrections"}}) {
        begin.query = query;
        EXPECT_NE(body_of(api.ask(begin)).find(said), std::string::npos) << query;
    }
}

}  // namespace
}  // namespace khabar::serve
