#include "khabar/record/review_json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::record {
namespace {

TEST(ReviewJson, ReadsWhatItWrites) {
    const std::vector<std::string> lines{
        R"({"event":"e1","document":"d","kind":"verdict","value":"right","by":"a","when":"2026-11-30T09:15:00Z","note":"\"x\""})",
        R"({"event":"e1","kind":"correction","field":"mode","value":["riot"],"was":["demo"]})",
        R"({"event":"e1","kind":"correction","field":"date","value":null,"was":{"start":"2020-01-01"}})",
        R"({"event":"m1","document":"d","kind":"missed","value":{"id":"m1","event":"AID"}})",
    };
    for (const std::string& line : lines) {
        const auto review = read_review(line, "here");
        ASSERT_TRUE(review) << review.error().detail;
        EXPECT_EQ(write_review(*review), line);
    }
}

TEST(ReviewJson, TellsWhatCannotBeUsed) {
    const std::vector<std::pair<std::string, std::string>> lines{
        {"", "no JSON object"},
        {"[]", "no JSON object"},
        {R"({"event":"e","kind":"opinion","value":"right"})", "kind is"},
        {R"({"event":"e","kind":"verdict","value":"maybe"})", "a verdict is"},
        {R"({"event":"e","kind":"verdict","value":["right"]})", "a verdict is"},
        {R"({"kind":"verdict","value":"right"})", "no event's id"},
        {R"({"event":"e","kind":"verdict"})", "no value"},
        {R"({"event":"e","kind":"verdict","field":"mode","value":"right"})", "only a correction"},
        {R"({"event":"e","kind":"correction","value":"AID"})", "no such field"},
        {R"({"event":"e","kind":"correction","field":"event","value":"DANCE"})", "no such type"},
        {R"({"event":"e","kind":"correction","field":"status","value":"sung"})", "no such status"},
        {R"({"event":"e","kind":"correction","field":"actor","value":"me"})", "shape of actor"},
        {R"({"event":"e","kind":"verdict","value":"right","when":"noon"})", "no time"},
        {R"({"event":"e","kind":"verdict","value":"right","mood":"bad"})", "no such field"},
        {R"({"event":"e","kind":"verdict","value":"right","by":7})", "is no text"},
        {"{\"event\":\"\xFF\",\"kind\":\"verdict\",\"value\":\"right\"}", "no UTF-8"},
        {R"({"event":"e","kind":"missed","value":)" + std::string(100, '[') + "}", "too large"},
        {std::string(max_review_bytes + 1, ' '), "too large"},
    };
    for (const auto& line : lines) {
        const auto review = read_review(line.first, "corrections.ndjson:3");
        ASSERT_FALSE(review) << line.first.substr(0, 100);
        EXPECT_EQ(review.error().where, "corrections.ndjson:3");
        EXPECT_NE(review.error().detail.find(line.second), std::string::npos)
            << line.first.substr(0, 100) << " gave " << review.error().detail;
    }
}

TEST(ReviewJson, CountsDepthOutsideOfTexts) {
    EXPECT_EQ(json_depth(R"({"a":["[[[\"{{",{}]})"), 3u);
    EXPECT_EQ(json_depth("]]]["), 1u);
    EXPECT_EQ(json_depth(""), 0u);
}

}  // namespace
}  // namespace khabar::record
