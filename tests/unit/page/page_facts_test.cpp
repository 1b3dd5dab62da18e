#include "khabar/page/page_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string dump(const PageFacts& facts) {
    std::string out = facts.title + "|" + facts.title_tag + "|" + facts.publisher + "|";
    for (const std::string& author : facts.authors) {
        out += author + ";";
    }
    return out + "|" + (facts.published ? format_day(*facts.published) : "-") + "|" + facts.url +
           "|" + facts.language + (facts.modified ? "|" + format_day(*facts.modified) : "");
}

std::string facts(std::string_view html, std::string_view address = {}) {
    const auto tree = parse_html(html);
    return tree ? dump(find_facts(*tree, tests::tables(), address)) : "error";
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
         "||Site|Ann;Bob;|2020-05-26||"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\", broken</script>"
         "<time datetime='2020-05-26'>now</time>",
         "||||2020-05-26||"},
        {"<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\t"
         "B\"}\n//]]></script>",
         "||||-||"},
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

// The day of publication, how the page writes it, and the day of the last change.
std::string days(std::string_view html, std::string_view address = {}) {
    const auto tree = parse_html(html);
    if (!tree) {
        return "error";
    }
    const PageFacts found = find_facts(*tree, tests::tables(), address);
    return (found.published ? format_day(*found.published) : "-") + "|" + found.published_text +
           "|" + (found.modified ? format_day(*found.modified) : "-");
}

TEST(FindFacts, ChoosesTheDayOfPublication) {
    const struct {
        const char* html;
        const char* address;
        const char* days;
    } cases[] = {
        // The day is the writer's own, whatever its offset.
        {"<meta property='article:published_time' content='2020-05-26T23:30:00-05:00'>"
         "<meta property='article:modified_time' content='2020-05-28T01:00:00Z'>",
         "", "2020-05-26|2020-05-26T23:30:00-05:00|2020-05-28"},
        {"<meta itemprop=datePublished content='2020-05-26'><meta itemprop=dateModified "
         "content='2020-05-27'>",
         "", "2020-05-26|2020-05-26|2020-05-27"},
        // A change alone is the best that there is.
        {"<meta property='og:updated_time' content='2020-05-26T10:00:00Z'>", "",
         "2020-05-26|2020-05-26T10:00:00Z|2020-05-26"},
        // A prepared post was changed before it went out.
        {"<meta property='article:published_time' content='2020-05-26'>"
         "<meta property='article:modified_time' content='2020-05-24'>",
         "", "2020-05-26|2020-05-26|-"},
        // Not believed: the zero of clocks, and long after the last change.
        {"<meta property='article:published_time' content='1970-01-01T00:00:00Z'>"
         "<meta name=dc.date content='2020-05-26'>",
         "", "2020-05-26|2020-05-26|-"},
        {"<meta property='article:published_time' content='2029-01-01'>"
         "<meta property='article:modified_time' content='2020-05-27'>"
         "<meta name=date content='2020-05-26'>",
         "", "2020-05-26|2020-05-26|2020-05-27"},
        // Of several articles, the one whose headline or address the page repeats.
        {"<title>The port opens | Paper</title><script type='application/ld+json'>{\"@type\":"
         "\"NewsArticle\",\"headline\":\"Another\",\"datePublished\":\"2021-01-01\"}</script>"
         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The port "
         "opens\",\"datePublished\":\"2020-05-26\"}</script>",
         "", "2020-05-26|2020-05-26|-"},
        // Beside the headline before elsewhere.
        {"<div class=date>1 June 2021</div><nav>a b c d e f</nav>"
         "<h1>The port opens</h1><p>26 May 2020, 10:15</p><p>Ships.</p>",
         "", "2020-05-26|26 May 2020, 10:15|-"},
        {"<h1>The port opens</h1><time class='entry-date published' datetime='2020-05-26'>26 May"
         "</time><time class=updated datetime='2020-05-28'>28 May</time>",
         "", "2020-05-26|2020-05-26|2020-05-28"},
        {"<h1>The port opens</h1><p>Updated: 28 May 2020</p>",
         "https://example.org/2020/05/26/port", "2020-05-26|2020-05-26|2020-05-28"},
        {"<h1>The port opens</h1><p>Updated: 28 May 2020</p>", "",
         "2020-05-28|Updated: 28 May 2020|2020-05-28"},
        {"<h1>The port opens</h1><p>What 1 June 2001 meant</p><div class=post-date>26 May 2020"
         "</div>",
         "", "2020-05-26|26 May 2020|-"},
        {"<h1>The port opens</h1><p>Published: 26 May 2020 10:15 | Last updated: 28 May 2020</p>",
         "", "2020-05-26|Published: 26 May 2020 10:15|2020-05-28"},
        // Another headline than the first main heading: that which the page repeats.
        {"<title>The port opens again today</title><h1>News</h1><p>1 June 2021</p>"
         "<h1>The port opens again today</h1><p>26.05.2020</p>",
         "", "2020-05-26|26.05.2020|-"},
        {"<title>The port opens again today | Site</title><p>1 June 2021</p>"
         "<h3>The port opens again today</h3><p>Tue 26.05.20 | 14:07</p>",
         "", "2020-05-26|Tue 26.05.20 | 14:07|-"},
        // The order of the language.
        {"<html lang=ar><h1>A</h1><p>05/06/2020</p>", "", "2020-06-05|05/06/2020|-"},
        {"<html lang=en><h1>A</h1><p>05/06/2020</p>", "", "-||-"},
        // Days of comments are none of the article.
        {"<p>Prose.</p><p>Prose.</p><p>Prose.</p><p>Prose.</p><div class=comment-list><time "
         "datetime='2021-01-01'>x</time></div>",
         "", "-||-"},
        {"<p>No day at all.</p>", "https://example.org/news/20200526-port",
         "2020-05-26|2020-05-26|-"},
        {"<link rel=canonical href='https://example.org/2020/5/26/a'>", "",
         "2020-05-26|2020-05-26|-"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(days(one.html, one.address), one.days) << one.html;
    }
}

TEST(FindFacts, ChoosesTheAddress) {
    const struct {
        const char* html;
        const char* address;
        const char* url;
    } cases[] = {
        {"<link rel=canonical href='/a?b=1'>", "https://example.org/x",
         "https://example.org/a?b=1"},
        {"<link rel=canonical href='//example.org/a'>", "http://example.org/x",
         "http://example.org/a"},
        {"<link rel=canonical href='/a'><meta property='og:url' content='https://example.org/b'>",
         "", "https://example.org/a"},
        {"<link rel=canonical href='https://example.org/'>"
         "<meta property='og:url' content='https://example.org/b'>",
         "", "https://example.org/b"},
        {"<link rel=canonical href='https://example.org'>", "", "https://example.org"},
        {"<link rel=canonical href='https://example.org'>", "https://example.org/b", ""},
        {"<link rel=canonical href='a/b'>", "https://example.org/x", ""},
        {"<link rel=canonical href='javascript:x'>", "https://example.org/x", ""},
    };
    for (const auto& one : cases) {
        const auto tree = parse_html(one.html);
        ASSERT_TRUE(tree);
        EXPECT_EQ(find_facts(*tree, tests::tables(), one.address).url, one.url) << one.html;
    }
}

TEST(FindFacts, ChoosesTheWriters) {
    const struct {
        const char* html;
        const char* authors;
    } cases[] = {
        {"<meta name=author content='By Ann Example and Bob Sample'>", "Ann Example;Bob Sample;"},
        {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\","
         "\"author\":{\"@type\":\"Organization\",\"name\":\"The Paper\"}}</script>"
         "<meta name=author content='Ann Example'>",
         "Ann Example;"},
        {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\","
         "\"author\":{\"@type\":\"Organization\",\"name\":\"The Paper\"}}</script>",
         "The Paper;"},
        {"<meta property='og:site_name' content='The Paper'><meta name=author content='The Paper'>"
         "<h1>A headline</h1><p class=byline>By <a>Ann Example</a>, <a>Bob Sample</a></p>",
         "Ann Example;Bob Sample;"},
        {"<meta property='article:author' content='https://example.org/ann'><h1>A headline</h1>"
         "<span class=postAuthor>Ann Example</span>",
         "Ann Example;"},
        {"<h1>A headline</h1><p>By <b>Ann Example</b></p><p>By Monday evening, all had left.</p>",
         "Ann Example;"},
        {"<h1>A headline</h1><p>By Monday evening, all of the ships had left the port.</p>", ""},
        {"<h1>A headline</h1><a rel=author>Ann Example</a>", "Ann Example;"},
        {"<h1>A headline</h1><figure><figcaption itemprop=author>Photo: Bob</figcaption></figure>",
         ""},
        {"<div itemprop=author itemscope><meta itemprop=name content='Ann Example'></div>",
         "Ann Example;"},
        {"<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' "
         "content='Ann Example'><meta name='twitter:data2' content='3 minutes'>",
         "Ann Example;"},
        {"<link rel=canonical href='https://www.thepaper.example/a'><meta name=author "
         "content=thepaper>",
         "thepaper;"},
        {"<link rel=canonical href='https://www.thepaper.example/a'><meta name=author "
         "content=thepaper><h1>A headline</h1><p class=author>Ann Example</p>",
         "Ann Example;"},
    };
    for (const auto& one : cases) {
        const auto tree = parse_html(one.html);
        ASSERT_TRUE(tree);
        std::string authors;
        for (const std::string& author : find_facts(*tree, tests::tables()).authors) {
            authors += author + ";";
        }
        EXPECT_EQ(authors, one.authors) << one.html;
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

}  // namespace
}  // namespace khabar::page
