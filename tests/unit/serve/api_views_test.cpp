// Facets, timeline, map and graph of sources agree with what a search finds.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
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

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        char hex[4];
        std::snprintf(hex, sizeof hex, "%%%02X",
                      static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += hex;
    }
    return out;
}

std::int64_t found(const std::string& query) {
    return api().json("/api/events", query + "&limit=1000")["events"].Size();
}

const std::vector<std::string>& queries() {
    static const std::vector<std::string> all{"",
                                              "lang=ar",
                                              "type=ASSAULT",
                                              "type=ASSAULT,PROTEST&country=SDN",
                                              "status=denied",
                                              "party=sdn.saf&lang=en",
                                              "source-kind=agency",
                                              "since=2023&until=2023",
                                              "words=khartoum",
                                              "source=reuters",
                                              "mode=heavy-weapons",
                                              "box=25,5,40,35",
                                              "tellings=2"};
    return all;
}

/// The query without one of its fields.
std::string without(const std::string& query, const std::string& field) {
    std::string out;
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string part = query.substr(at, end - at);
        if (part.rfind(field + "=", 0) != 0) {
            out += (out.empty() ? "" : "&") + part;
        }
        at = end + 1;
    }
    return out;
}

TEST(Facets, CountWhatASearchFinds) {
    std::size_t values = 0;
    for (const std::string& query : queries()) {
        const Json facets = api().json("/api/facets", query);
        EXPECT_EQ(facets["total"].GetInt64(), found(query)) << query;
        EXPECT_FALSE(facets["more"].GetBool());
        for (const auto& field : facets["fields"].GetObject()) {
            const std::string name = field.name.GetString();
            const std::string base = without(query, name);
            std::int64_t last = 1000000;
            for (const auto& value : field.value.GetArray()) {
                const std::string asked = (base.empty() ? "" : base + "&") + name + "=" +
                                          escaped(value["value"].GetString());
                EXPECT_EQ(value["count"].GetInt64(), found(asked)) << query << ": " << asked;
                EXPECT_LE(value["count"].GetInt64(), last);
                last = value["count"].GetInt64();
                ++values;
            }
        }
    }
    EXPECT_GT(values, 250u);
}

TEST(Facets, NameWhomTheLexiconKnows) {
    const Json facets = api().json("/api/facets");
    bool named = false;
    for (const auto& party : facets["fields"]["party"].GetArray()) {
        if (std::string(party["value"].GetString()) == "sdn.saf") {
            named = true;
            EXPECT_STREQ(party["name"]["en"].GetString(), "Sudanese Armed Forces");
        }
    }
    for (const auto& source : facets["fields"]["source"].GetArray()) {
        if (std::string(source["value"].GetString()) == "The Nile Post") {
            EXPECT_TRUE(source["name"].IsNull());
        }
    }
    EXPECT_TRUE(named) << text_of(facets);
    EXPECT_TRUE(facets["fields"]["type"][0]["name"].IsNull());
}

TEST(Timeline, CountsEveryEventOnce) {
    for (const std::string& query : queries()) {
        for (const char* unit : {"", "auto", "day", "month", "year"}) {
            const std::string asked = query + (*unit == '\0' ? "" : "&unit=" + std::string(unit));
            const Json timeline = api().json("/api/timeline", asked);
            std::int64_t sum = timeline["undated"].GetInt64();
            std::string last;
            for (const auto& bin : timeline["bins"].GetArray()) {
                sum += bin["count"].GetInt64();
                EXPECT_LT(last, bin["start"].GetString());
                last = bin["start"].GetString();
            }
            EXPECT_EQ(sum, found(query)) << asked;
        }
    }
    EXPECT_EQ(api().fault(get("/api/timeline", "unit=week")), "400 bad_query unit");
}

TEST(Timeline, ChoosesAUnitThatFits) {
    EXPECT_STREQ(api().json("/api/timeline", "since=2023&until=2023")["unit"].GetString(), "day");
    const Json all = api().json("/api/timeline");
    EXPECT_STREQ(all["unit"].GetString(), "month");
    for (const auto& bin : all["bins"].GetArray()) {
        EXPECT_STREQ(bin["start"].GetString() + 7, "-01");
    }
    const auto timeline = api().json("/api/timeline", "unit=year");
    for (const auto& bin : timeline["bins"].GetArray()) {
        EXPECT_STREQ(bin["start"].GetString() + 4, "-01-01");
    }
}

TEST(Map, ShowsEachEventWithAPoint) {
    for (const std::string& query : queries()) {
        const Json map = api().json("/api/map", query);
        EXPECT_EQ(map["total"].GetInt64(), found(query)) << query;
        const auto& columns = map["events"];
        const rapidjson::SizeType count = columns["id"].Size();
        for (const auto& column : columns.GetObject()) {
            EXPECT_EQ(column.value.Size(), count) << column.name.GetString();
        }
        std::map<std::string, rapidjson::SizeType> shown;
        for (rapidjson::SizeType i = 0; i < count; ++i) {
            shown[columns["id"][i].GetString()] = i;
        }
        std::size_t with_point = 0;
        const auto page = api().json("/api/events", query + "&limit=1000");
        for (const auto& event : page["events"].GetArray()) {
            const rapidjson::Value* main = nullptr;
            for (const auto& place : event["place"].GetArray()) {
                const bool at = std::string(place["role"].GetString()) == "at";
                if (place.HasMember("lat") &&
                    (main == nullptr || (at && std::string((*main)["role"].GetString()) != "at"))) {
                    main = &place;
                }
            }
            if (main == nullptr) {
                EXPECT_FALSE(shown.contains(event["id"].GetString()));
                continue;
            }
            ++with_point;
            ASSERT_TRUE(shown.contains(event["id"].GetString()));
            const rapidjson::SizeType i = shown[event["id"].GetString()];
            EXPECT_NEAR(columns["lat"][i].GetDouble(), (*main)["lat"].GetDouble(), 1e-6);
            EXPECT_NEAR(columns["lon"][i].GetDouble(), (*main)["lon"].GetDouble(), 1e-6);
            EXPECT_EQ(map["types"][columns["type"][i].GetUint()], event["event"]);
            EXPECT_EQ(map["statuses"][columns["status"][i].GetUint()], event["claim"]["status"]);
            EXPECT_EQ(map["precisions"][columns["precision"][i].GetUint()], (*main)["precision"]);
            EXPECT_EQ(columns["tellings"][i].GetUint(), event["story"]["tellings"].GetUint());
            EXPECT_EQ(map["places"][columns["place"][i].GetUint()]["id"], (*main)["id"]);
        }
        EXPECT_EQ(with_point, count) << query;
    }
}

TEST(Map, ShowsWhatMoves) {
    const Json map = api().json("/api/map");
    ASSERT_GE(map["moves"].Size(), 1u);
    EXPECT_EQ(map["moves"][0]["from"].Size(), 2u);
    EXPECT_EQ(map["moves"][0]["to"].Size(), 2u);
}

TEST(Sources, TellWhoQuotesWhom) {
    const Json graph = api().json("/api/sources");
    EXPECT_EQ(graph["total"].GetInt64(), found(""));
    std::int64_t said = 0;
    std::int64_t last = 1000000;
    bool publisher = false;
    for (const auto& node : graph["nodes"].GetArray()) {
        EXPECT_LE(node["said"].GetInt64(), node["events"].GetInt64());
        EXPECT_LE(node["events"].GetInt64(), last);
        last = node["events"].GetInt64();
        said += node["said"].GetInt64();
        publisher = publisher || std::string(node["id"].GetString()) == "outlet|The Nile Post";
    }
    EXPECT_GE(said, found("")) << "every event has a last link";
    EXPECT_TRUE(publisher) << text_of(graph);
    EXPECT_FALSE(graph["links"].Empty());
    for (const auto& link : graph["links"].GetArray()) {
        EXPECT_LT(link["from"].GetUint(), graph["nodes"].Size());
        EXPECT_LT(link["to"].GetUint(), graph["nodes"].Size());
        EXPECT_NE(link["from"], link["to"]);
        EXPECT_GE(link["events"].GetInt64(), 1);
    }
    EXPECT_TRUE(api().json("/api/sources", "since=1999&until=1999")["nodes"].Empty());
}

}  // namespace
}  // namespace khabar::serve
