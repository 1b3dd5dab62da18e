#include "khabar/input/web/robots.h"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "khabar/input/web/host_robots.h"

namespace khabar::input {
namespace {

using std::chrono::milliseconds;

bool allows(std::string_view rules, std::string_view path) {
    return Robots::read("User-agent: khabar\n" + std::string(rules)).allows(path);
}

TEST(Robots, TheLongestRuleDecides) {
    EXPECT_TRUE(allows("", "/a"));
    EXPECT_TRUE(allows("Disallow:", "/a"));
    EXPECT_FALSE(allows("Disallow: /", "/a"));
    EXPECT_TRUE(allows("Disallow: /", "/robots.txt"));
    EXPECT_TRUE(allows("Disallow: /a\nAllow: /a/b", "/a/b/c"));
    EXPECT_TRUE(allows("Allow: /a/b\nDisallow: /a", "/a/b/c"));
    EXPECT_FALSE(allows("Allow: /a\nDisallow: /a/b", "/a/b/c"));
    EXPECT_TRUE(allows("Disallow: /a\nAllow: /a", "/a")) << "of two as long the one that allows";
    EXPECT_FALSE(allows("Disallow: /page", "/page?id=1"));
    EXPECT_TRUE(allows("Disallow: /Page", "/page"));
    // source: RFC 9309, 5.1 and 5.2
    EXPECT_TRUE(
        allows("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/"));
    EXPECT_FALSE(allows("Allow: /example/page/\nDisallow: /example/page/disallowed.gif",
                        "/example/page/disallowed.gif"));
}

TEST(Robots, SignsForAnythingAndTheEnd) {
    EXPECT_FALSE(allows("Disallow: *.gif$", "/a/b.gif"));
    EXPECT_TRUE(allows("Disallow: *.gif$", "/a/b.gif?c"));
    EXPECT_FALSE(allows("Disallow: /a*c", "/abbbc/d"));
    EXPECT_TRUE(allows("Disallow: /a*c", "/abbb"));
    EXPECT_FALSE(allows("Disallow: /*/print$", "/a/print/print"));
    EXPECT_TRUE(allows("Disallow: /*/print$", "/a/print/"));
    EXPECT_FALSE(allows("Disallow: /a$", "/a"));
    EXPECT_TRUE(allows("Disallow: /a$", "/a/"));
    EXPECT_FALSE(allows("Disallow: *", "/"));
    EXPECT_FALSE(allows("Disallow: /a**b", "/axb"));
    EXPECT_FALSE(allows("Disallow: /*ab*ab$", "/abxab"));
    EXPECT_TRUE(allows("Disallow: /*ab*ab$", "/ab"));
}

TEST(Robots, OneSpellingOfOctets) {
    // source: RFC 9309, 2.2.2
    EXPECT_FALSE(allows("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz"));
    EXPECT_FALSE(allows("Disallow: /foo/bar/baz", "/foo/bar/%62%61%7a"));
    EXPECT_FALSE(allows("Disallow: /\xD9\x82", "/%d9%82"));
    EXPECT_FALSE(allows("Disallow: /%D9%82", "/%d9%82/1"));
    EXPECT_FALSE(allows("Disallow: /a%2fb", "/a%2Fb"));
    EXPECT_TRUE(allows("Disallow: /a%2Fb", "/a/b"));
    EXPECT_FALSE(allows("Disallow: /a%zz", "/a%zz"));
    EXPECT_FALSE(allows("Disallow: /a%2", "/a%2"));
}

TEST(Robots, Groups) {
    const std::string text =
        "\xEF\xBB\xBF# ours\r\n"
        "Disallow: /before\r\n"
        "User-Agent: other\r\nUSER-AGENT : *   # all\r\n"
        "disallow: /all # all of it\r\n"
        "\r\n"
        "user-agent: Khabar/1.0\r\n"
        "Sitemap: https://news.example/s.xml\r\n"
        "user-agent: third\r\n"
        "disallow: /one\r\n"
        "user-agent: fourth\r\n"
        "disallow: /fourth\r\n"
        "user-agent: khabar\r\n"
        "Crawl-delay: 1.5\r\n"
        "disallow: /two";
    const Robots ours = Robots::read(text);
    EXPECT_FALSE(ours.allows("/one"));
    EXPECT_FALSE(ours.allows("/two")) << "groups of one name are one";
    EXPECT_TRUE(ours.allows("/all")) << "a group of ours stands for that of all";
    EXPECT_TRUE(ours.allows("/fourth"));
    EXPECT_TRUE(ours.allows("/before"));
    EXPECT_EQ(ours.crawl_delay(), milliseconds(1500));
    const Robots another = Robots::read(text, "khabarbot");
    EXPECT_FALSE(another.allows("/all"));
    EXPECT_TRUE(another.allows("/one"));
    EXPECT_EQ(another.crawl_delay(), std::nullopt);
    EXPECT_TRUE(Robots::read("User-agent: other\nDisallow: /").allows("/a"));
    EXPECT_TRUE(Robots::read("<html>no rules: here</html>").allows("/a"));
    EXPECT_FALSE(Robots::read("User-agent: *\rDisallow: /a\r").allows("/a"));
}

TEST(Robots, StarsAndDollarsThatAreLetters) {
    // The examples of RFC 9309, 2.2.3.
    const Robots robots =
        Robots::read("User-agent: *\nDisallow: /a-%2A.html\nDisallow: /foo-%24\nDisallow: /$x");
    EXPECT_FALSE(robots.allows("/a-*.html"));
    EXPECT_FALSE(robots.allows("/a-%2A.html"));
    EXPECT_TRUE(robots.allows("/a-b.html"));
    EXPECT_FALSE(robots.allows("/foo-$"));
    EXPECT_FALSE(robots.allows("/foo-%24"));
    EXPECT_TRUE(robots.allows("/foo-"));
    EXPECT_FALSE(robots.allows("/$x"));
}

TEST(Robots, CrawlDelayEndsNoListOfAgents) {
    const Robots robots =
        Robots::read("User-agent: khabar\nCrawl-delay: 3\nUser-agent: other\nDisallow: /a");
    EXPECT_FALSE(robots.allows("/a"));
    EXPECT_EQ(robots.crawl_delay(), milliseconds(3000));
}

TEST(Robots, EveryRuleWithinItsBytes) {
    std::string text = "User-agent: *\n";
    for (int i = 0; i < 20'000; ++i) {
        text += "Disallow: /" + std::to_string(i) + "/\n";
    }
    text += "Disallow: /" + std::string(3000, 'x') + "\n";
    ASSERT_LT(text.size(), max_robots_bytes);
    EXPECT_FALSE(Robots::read(text).allows("/19999/1"));
    EXPECT_FALSE(Robots::read(text).allows("/" + std::string(3001, 'x')));
}

TEST(Robots, CrawlDelayHasABound) {
    const auto delay = [](const std::string& value) {
        return Robots::read("User-agent: *\nCrawl-delay: " + value).crawl_delay();
    };
    EXPECT_EQ(delay("2"), milliseconds(2000));
    EXPECT_EQ(delay("1e9"), milliseconds(max_crawl_delay));
    EXPECT_EQ(delay("inf"), milliseconds(max_crawl_delay));
    for (const char* none : {"-1", "soon", "", "nan"}) {
        EXPECT_EQ(delay(none), std::nullopt) << none;
    }
}

TEST(Robots, NoMoreThanItsBound) {
    std::string text = "User-agent: *\nDisallow: /first\n#";
    text.append(max_robots_bytes - text.size() - 12, 'x');
    text += "\nDisallow: /cut-here\nDisallow: /behind\n";
    const Robots robots = Robots::read(text);
    EXPECT_FALSE(robots.allows("/first"));
    EXPECT_TRUE(robots.allows("/cut")) << "what the bound cuts is no rule";
    EXPECT_TRUE(robots.allows("/behind"));
}

TEST(Robots, TakesNoLongWhateverTheRules) {
    std::string text = "User-agent: *\n";
    while (text.size() < max_robots_bytes - 2100) {
        text += "Disallow: /*";
        for (int i = 0; i < 500; ++i) {
            text += "a*";
        }
        text += "b\nDisallow: /*" + std::string(1000, 'a') + "b\n";
    }
    const Robots robots = Robots::read(text);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(robots.allows("/" + std::string(8000, 'a')));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(Robots, WhatAnAnswerMeans) {
    const auto of = [](unsigned status, ErrorCode code = ErrorCode::fetch) {
        Answer answer{Error{code, "a", "why"}};
        answer.status = status;
        const auto robots = robots_of(answer);
        return robots ? robots->allows("/a") ? "all" : "nothing" : "none can be had";
    };
    EXPECT_STREQ(of(404), "all");
    EXPECT_STREQ(of(403), "all");
    EXPECT_STREQ(of(301), "all") << "more redirects than are followed";
    EXPECT_STREQ(of(301, ErrorCode::forbidden), "none can be had");
    EXPECT_STREQ(of(429), "none can be had");
    EXPECT_STREQ(of(500), "none can be had");
    EXPECT_STREQ(of(0), "none can be had");
    EXPECT_TRUE(Robots::all().allows("/a"));
    Answer answer{Fetched{"User-agent: *\nDisallow: /a", "", "text/html", ""}};
    answer.status = 200;
    const auto robots = robots_of(answer);
    ASSERT_TRUE(robots);
    EXPECT_FALSE(robots->allows("/a"));
}

}  // namespace
}  // namespace khabar::input
