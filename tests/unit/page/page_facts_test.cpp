#include "khabar/page/page_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "khabar/page/json_ld.h"
#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string day(std::string_view text) {
    const auto found = read_page_day(text, tests::tables());
    return found ? format_day(*found) : "-";
}

TEST(ReadPageDay, ReadsDaysAsPagesWriteThem) {
    const struct {
        const char* text;
        const char* day;
    } cases[] = {
        {"2020-05-26", "2020-05-26"},
        {"2020-05-26T23:30:00-05:00", "2020-05-26"},
        {"  2020-05-26 10:00", "2020-05-26"},
        {"2020/5/6", "2020-05-06"},
        {"20200526", "2020-05-26"},
        {"20200526103000", "-"},
        {"26/05/2020", "2020-05-26"},
        {"05/26/2020", "2020-05-26"},
        {"05/06/2020", "-"},  // May or June
        {"05/05/2020", "2020-05-05"},
        {"May 26, 2020", "2020-05-26"},
        {"Published: Tuesday, 26 May 2020, 10:15 GMT", "2020-05-26"},
        {"Sept. 3, 2019 at 4:05 p.m.", "2019-09-03"},
        {"26.05.2020", "2020-05-26"},
        // "26 mayu 2020" in Arabic, and with Arabic-Indic digits
        {"26 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2020", "2020-05-26"},
        {"\xD9\xA2\xD9\xA6 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 \xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA0",
         "2020-05-26"},
        {"2020-13-01", "-"},
        {"31 February 2020", "-"},
        {"yesterday", "-"},
        {"", "-"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(day(one.text), one.day) << one.text;
    }
}

std::string dump(const PageFacts& facts) {
    std::string out = facts.title + "|" + facts.title_tag + "|" + facts.publisher + "|";
    for (const std::string& author : facts.authors) {
        out += author + ";";
    }
    return out + "|" + (facts.published ? format_day(*facts.published) : "-") + "|" + facts.url +
           "|" + facts.language;
}

std::string facts(std::string_view html) {
    const auto tree = parse_html(html);
    return tree ? dump(find_facts(*tree, tests::tables())) : "error";
}

TEST(FindFacts, LooksInAllPlaces) {
    const struct {
        const char* html;
        const char* facts;
    } cases[] = {
        {"<html lang='en-GB'><title>A &amp; B | Site</title>", "|A & B | Site|||-||en-GB"},
        {"<meta property='og:title' content=' A\n B '><meta property='og:site_name' content=Site>"
         "<meta name=author content='By Ann Example'>"
         "<meta property='article:published_time' content='2020-05-26T10:00:00Z'>"
         "<link rel=canonical href='https://example.org/a'>",
         "A B||Site|Ann Example;|2020-05-26|https://example.org/a|"},
        {"<script "
         "type='application/ld+json'>{\"@context\":\"x\",\"@graph\":[{\"@type\":\"WebPage\","
         "\"datePublished\":\"2019-01-01\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"A &quot;B"
         "&quot;\",\"datePublished\":\"2020-05-26\",\"author\":[{\"name\":\"Ann\"},{\"name\":"
         "[\"Bob\"]}],\"publisher\":{\"name\":\"Site\"}}]}</script>"
         "<meta name=date content='2018-01-01'>",
         "A \"B\"||Site|Ann;Bob;|2020-05-26||"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\", broken</script>"
         "<time datetime='2020-05-26'>now</time>",
         "||||2020-05-26||"},
        {"<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\t"
         "B\"}\n//]]></script>",
         "A B||||-||"},
        {"<div class='post-date'>May 26, 2020</div>", "||||2020-05-26||"},
        {"<meta property='og:url' content='https://example.org/2020/05/26/a.html'>",
         "||||2020-05-26|https://example.org/2020/05/26/a.html|"},
        {"<svg><title>logo</title></svg><title>Real</title>", "|Real|||-||"},
        {"<link rel=canonical href='/a'>", "||||-||"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(facts(one.html), one.facts) << one.html;
    }
}

TEST(FindFacts, GivesTheArticleOfJsonLd) {
    const auto tree = parse_html(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\","
        "\"articleBody\":\"<p>The port&amp;nbsp;opened.</p><p>Ships left.</p>\","
        "\"description\":\"The port &quot;opened&quot;\"}</script>");
    ASSERT_TRUE(tree);
    const PageFacts found = find_facts(*tree, tests::tables());
    EXPECT_EQ(found.article_body, "The port opened.\nShips left.");
    EXPECT_EQ(found.description, "The port \"opened\"");
}

TEST(ReadJsonLd, ForgivesAndIsBounded) {
    EXPECT_FALSE(read_json_ld(""));
    EXPECT_FALSE(read_json_ld("no json"));
    EXPECT_FALSE(read_json_ld("}{"));
    EXPECT_FALSE(read_json_ld("{\"@type\":\"Organization\",\"name\":\"x\"}"));
    EXPECT_FALSE(read_json_ld(std::string(100'000, '[') + std::string(100'000, ']')));
    std::string deep;
    for (int at = 0; at < 5'000; ++at) {
        deep += "{\"@graph\":[";
    }
    EXPECT_FALSE(read_json_ld(deep));
    EXPECT_FALSE(read_json_ld("<![CDATA[<![CDATA[<![CDATA["));
}

}  // namespace
}  // namespace khabar::page
