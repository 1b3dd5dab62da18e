// Exports hold the events that fit, all of them and no other.
#include <algorithm>
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

std::string exported(const std::string& query) {
    Response response = api().ask(get("/api/export", query));
    EXPECT_EQ(response.status, 200) << body_of(response);
    return all_of(response);
}

std::int64_t lines(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

TEST(Export, HasARowForEachEventThatFits) {
    for (const std::string query : {"", "&type=ASSAULT", "&lang=ar&status=reported",
                                    "&since=1999&until=1999", "&party=sdn.saf"}) {
        std::string ids;
        std::int64_t count = 0;
        const auto page = api().json("/api/events", "limit=1000" + query);
        for (const auto& event : page["events"].GetArray()) {
            ids += std::string(event["id"].GetString()) + "\n";
            ++count;
        }
        const std::string ndjson = exported("to=ndjson" + query);
        EXPECT_EQ(lines(ndjson), count) << query;
        std::string exported_ids;
        for (std::size_t at = 0; at < ndjson.size();) {
            const std::size_t end = ndjson.find('\n', at);
            Json event;
            event.Parse(ndjson.c_str() + at, end - at);
            exported_ids += std::string(event["id"].GetString()) + "\n";
            at = end + 1;
        }
        EXPECT_EQ(exported_ids, ids) << query;
        Json geojson;
        geojson.Parse(exported("to=geojson" + query).c_str());
        ASSERT_FALSE(geojson.HasParseError());
        EXPECT_EQ(geojson["features"].Size(), count) << query;
    }
}

TEST(Export, KnowsEveryFormat) {
    for (const auto& [format, file] :
         std::vector<std::pair<std::string, std::string>>{{"ndjson", "khabar-ndjson.ndjson"},
                                                          {"csv", "khabar-csv.csv"},
                                                          {"geojson", "khabar-geojson.geojson"},
                                                          {"acled", "khabar-acled.csv"},
                                                          {"ged", "khabar-ged.csv"},
                                                          {"polecat", "khabar-polecat.tsv"},
                                                          {"annotation", "khabar-annotation.json"},
                                                          {"gold", "khabar-gold.json"}}) {
        Response response = api().ask(get("/api/export", "to=" + format));
        ASSERT_EQ(response.status, 200) << format;
        ASSERT_FALSE(response.headers.empty());
        EXPECT_EQ(response.headers.front().second, "attachment; filename=\"" + file + "\"");
        EXPECT_FALSE(all_of(response).empty() && format != "gold") << format;
        EXPECT_EQ(response.body, nullptr);
    }
}

TEST(Export, DoesAsItIsTold) {
    const std::string plain = exported("to=csv");
    EXPECT_EQ(lines(exported("to=csv&hxl=1")), lines(plain) + 1);
    EXPECT_TRUE(exported("to=acled&names=ar") != exported("to=acled&names=en"));
    EXPECT_EQ(exported("to=csv&names=en"), plain);
    EXPECT_FALSE(exported("to=csv&redact=persons").empty());
    EXPECT_FALSE(exported("to=csv&strict-plover=1").empty());
    EXPECT_EQ(exported("to=csv&corrected=1"), plain) << "nobody corrected anything";
    EXPECT_TRUE(exported("to=ndjson&order=asc") != exported("to=ndjson"));
}

TEST(Export, TellsWhatIsWrong) {
    for (const auto& [query, where] : std::vector<std::pair<std::string, std::string>>{
             {"", "to"},
             {"to=pdf", "to"},
             {"to=brat", "to"},
             {"to=csv&names=fr", "names"},
             {"to=csv&redact=all", "redact"},
             {"to=csv&hxl=2", "hxl"},
             {"to=csv&corrected=", "corrected"},
             {"to=csv&limit=3", "limit"},
             {"to=csv&after=x", "after"},
             {"to=csv&type=", "type"},
             {"to=csv&words=...", "words"},
             {"to=csv&party=nobody+at+all", "party"}}) {
        EXPECT_EQ(api().fault(get("/api/export", query)), "400 bad_query " + where) << query;
    }
}

TEST(Export, IsAStreamToAHeadToo) {
    Request head = get("/api/export", "to=csv");
    head.method = Method::head;
    Response response = api().ask(head);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.type, "text/csv; charset=utf-8");
    ASSERT_TRUE(response.stream) << "how long it is, is not known";
    EXPECT_EQ(all_of(response), "") << "nothing is read for it";
}

TEST(Export, EndsWithTheServer) {
    Response response = api().ask(get("/api/export", "to=csv"));
    api().service.stopping = true;
    bool cut = false;
    for (int i = 0; i < 5 && !cut; ++i) {
        cut = !response.stream();
    }
    api().service.stopping = false;
    EXPECT_TRUE(cut) << "half a file would pass for a whole one";
}

}  // namespace
}  // namespace khabar::serve
