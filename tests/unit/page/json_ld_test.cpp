#include "khabar/page/json_ld.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "khabar/page/json_mend.h"
#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string dump(std::string_view script) {
    const auto found = read_json_ld(script);
    if (!found) {
        return "-";
    }
    std::string out = found->headline + "|" + found->published + "|" + found->modified + "|" +
                      found->publisher + "|" + found->url + "|";
    for (const std::string& author : found->authors) {
        out += author + ";";
    }
    for (const std::string& office : found->offices) {
        out += "(" + office + ");";
    }
    return out;
}

TEST(ReadJsonLd, FindsTheArticle) {
    const struct {
        const char* script;
        const char* facts;
    } cases[] = {
        {R"({"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2020-05-26"})",
         "A & B|2020-05-26||||"},
        {R"([{"@type":"BreadcrumbList"},{"@type":["Thing","Article"],"headline":"A"}])", "A|||||"},
        {R"({"@graph":[{"@type":"WebPage","dateModified":"2020-05-27","url":"u"},)"
         R"({"@type":"Article","headline":"A","datePublished":"2020-05-26"}]})",
         "A|2020-05-26|2020-05-27||u|"},
        {R"({"@type":"ClaimReview","datePublished":"2020-05-26","itemReviewed":{"@type":"Claim",)"
         R"("datePublished":"2019-01-01"}})",
         "|2020-05-26||||"},
        {R"({"@type":"Article","headline":"A","author":[{"@type":"Person","name":"Ann"},)"
         R"({"@type":"NewsMediaOrganization","name":"Paper"}],"publisher":{"name":"Paper"},)"
         R"("mainEntityOfPage":{"@id":"https://example.org/a"}})",
         "A|||Paper|https://example.org/a|Ann;(Paper);"},
        {R"({"@type":"Article","headline":"A","author":"https://example.org/ann"})", "A|||||"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(dump(one.script), one.facts) << one.script;
    }
}

TEST(ReadJsonLd, ForgivesCarelessTemplates) {
    const struct {
        const char* script;
        const char* facts;
    } cases[] = {
        {"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\tB\"}\n//]]>", "A B|||||"},
        {"<!-- {\"@type\":\"Article\",\"headline\":\"A\"} -->", "A|||||"},
        {"{\"@type\":\"Article\",\"headline\":\"A\",}", "A|||||"},
        {"{\"@type\":\"Article\",/* the title */\"headline\":\"A\" // of it\n}", "A|||||"},
        {"{\"@type\":\"Article\",\"headline\":\"He said \"no\", and left\"}",
         "He said \"no\", and left|||||"},
        {"{\"@type\":\"Article\",\"headline\":\"one\nline\",\"datePublished\":\"2020-05-26\"}",
         "one\nline|2020-05-26||||"},
        {"{\"@type\":\"Article\",\"headline\":\"It\\'s\"}", "It's|||||"},
        {"{\"@type\":\"WebSite\"}{\"@type\":\"Article\",\"headline\":\"A\"};", "A|||||"},
        {"{\"@type\":\"Article\",\"headline\":\"A\",\"author\":[{\"name\":\"Ann\"}", "A|||||Ann;"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(dump(one.script), one.facts) << one.script;
    }
}

TEST(ReadJsonLd, LeavesWhatIsNone) {
    EXPECT_FALSE(read_json_ld(""));
    EXPECT_FALSE(read_json_ld("no json"));
    EXPECT_FALSE(read_json_ld("}{"));
    EXPECT_FALSE(read_json_ld("{\"@type\":\"Organization\",\"name\":\"x\"}"));
    EXPECT_FALSE(read_json_ld(std::string(100'000, '[') + std::string(100'000, ']')));
    std::string deep = "\"headline\"";
    for (int at = 0; at < 5'000; ++at) {
        deep += "{\"@graph\":[";
    }
    EXPECT_FALSE(read_json_ld(deep));
    EXPECT_FALSE(read_json_ld("{\"headline\":" + deep + "}"));
    EXPECT_FALSE(read_json_ld("<![CDATA[<![CDATA[<![CDATA["));
    EXPECT_FALSE(read_json_ld("{\"headline\":\"" + std::string(3'000'000, 'a') + "\"}"));
}

TEST(MendJson, EndsQuicklyOnTextMadeToHurt) {
    const auto repeat = [](const std::string& part, std::size_t count) {
        std::string out;
        for (std::size_t at = 0; at < count; ++at) {
            out += part;
        }
        return out;
    };
    for (const std::string part :
         {"\"", "\", ", "{\"a\":", "[", "}", "\\", "/*", "//", "\"  ,  "}) {
        const auto start = std::chrono::steady_clock::now();
        const std::string mended = mend_json("{\"headline\":" + repeat(part, 300'000));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), tests::hurt_seconds) << part;
        EXPECT_FALSE(mended.empty());
    }
}

TEST(MendJson, LeavesSoundJson) {
    for (const std::string text :
         {R"({"a":"b","c":[1,-2.5e3,true,null,{"d":"\"\\\u00e9\n"}]})", R"([])", R"("x")"}) {
        EXPECT_EQ(mend_json(text), text);
    }
}

}  // namespace
}  // namespace khabar::page
