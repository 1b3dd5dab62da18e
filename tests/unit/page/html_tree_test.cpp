#include "khabar/page/html_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string dump(const HtmlTree& tree) {
    std::string out;
    for (NodeIndex at = 1; at < tree.nodes().size(); ++at) {
        if (tree.node(at).tag == Tag::text) {
            out += "'" + std::string(tree.text(at)) + "'";
            continue;
        }
        out += "<" + std::to_string(tree.node(at).parent) + "-" + std::to_string(at) + "-" +
               std::to_string(tree.node(at).end) + ">";
    }
    return out;
}

std::size_t depth(const HtmlTree& tree) {
    std::size_t deepest = 0;
    std::vector<std::size_t> depths(tree.nodes().size(), 0);
    for (NodeIndex at = 1; at < tree.nodes().size(); ++at) {
        depths[at] = depths[tree.node(at).parent] + 1;
        deepest = std::max(deepest, depths[at]);
    }
    return deepest;
}

TEST(HtmlTree, NestsAsABrowserWould) {
    const auto tree = parse_html("<p>one<p>two <b>three</b>");
    ASSERT_TRUE(tree);
    // html, head, body, p 'one', p 'two ' b 'three'
    EXPECT_EQ(dump(*tree), "<0-1-10><1-2-3><1-3-10><3-4-6>'one'<3-6-10>'two '<6-8-10>'three'");
}

TEST(HtmlTree, KeepsAttributesAndJsonLdAlone) {
    const auto tree = parse_html(
        "<html lang=ar><body><div CLASS=\"a b\" data-x=1 id=\"&amp;c\"></div><!-- no -->"
        "<script>var x = '<p>';</script><style>p{}</style>"
        "<script type='application/ld+json'>{\"a\":1}</script>");
    ASSERT_TRUE(tree);
    std::string texts;
    for (NodeIndex at = 1; at < tree->nodes().size(); ++at) {
        texts += tree->text(at);
        if (tree->node(at).tag == Tag::div) {
            EXPECT_EQ(tree->attribute(at, Attribute::class_name), "a b");
            EXPECT_EQ(tree->attribute(at, Attribute::id), "&c");
            EXPECT_TRUE(tree->has(at, Attribute::id));
            EXPECT_FALSE(tree->has(at, Attribute::href));
        }
    }
    EXPECT_EQ(texts, "{\"a\":1}");
    EXPECT_EQ(tree->attribute(1, Attribute::lang), "ar");
}

TEST(HtmlTree, CollapsesInnerText) {
    const auto tree = parse_html("<body>  a <i>b</i>\n\n c<br>d  </body>");
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->inner_text(0), "a b c d");
}

TEST(HtmlTree, DropsNuls) {
    using std::string_literals::operator""s;
    const auto tree = parse_html("<p\0>a\xD8\xA7\0b<i \0id=\"c\0d\">"s);
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->inner_text(0),
              "a\xD8\xA7"
              "b");
    EXPECT_EQ(tree->attribute(static_cast<NodeIndex>(tree->nodes().size() - 1), Attribute::id),
              "cd");
}

// The parser is given pieces of 64 KiB: what stands across a border reads as anywhere else.
TEST(HtmlTree, ReadsAcrossThePiecesOfAPage) {
    const std::string far(70'000, 'x');
    const std::string words = "&lt;" + far + "&lt;";
    const struct {
        std::string before;
        std::string after;
        std::string text;
    } cases[] = {
        {"<p>", "</p>", "<" + far + "<"},
        {"<title>", "</title>", "<" + far + "<"},
        {"<textarea>", "</textarea>", "<" + far + "<"},
        {"<script type='application/ld+json'>", "</script>", words},
        {"<iframe>", "</iframe>", ""},
        {"<style>", "", ""},
        {"<script type='application/ld+json'>", "", words},
        {"<xmp>", "</xmp>", words},
    };
    for (const auto& one : cases) {
        const auto tree = parse_html(one.before + words + one.after);
        ASSERT_TRUE(tree);
        EXPECT_TRUE(tree->inner_text(0) == one.text) << one.before << one.after;
    }
}

TEST(HtmlTree, EmptyPageHasAFrame) {
    const auto tree = parse_html("");
    ASSERT_TRUE(tree);
    EXPECT_GE(tree->nodes().size(), 1U);
}

// Pages made to hurt: each ends quickly, in a bounded tree or an error.
TEST(HtmlTree, EndsQuicklyOnPagesMadeToHurt) {
    const auto repeat = [](const std::string& part, std::size_t count) {
        std::string out;
        out.reserve(part.size() * count);
        for (std::size_t at = 0; at < count; ++at) {
            out += part;
        }
        return out;
    };
    std::string fonts;
    for (int at = 0; at < 20'000; ++at) {
        fonts += "<font size=" + std::to_string(at) + ">";
    }
    const struct {
        const char* name;
        std::string html;
    } pages[] = {
        {"100,000 divs", repeat("<div>", 100'000)},
        {"1,600,000 divs", repeat("<div>", 1'600'000)},
        {"lists in lists", repeat("<ul><li>", 200'000)},
        {"items in definitions", repeat("<li><dd>", 200'000)},
        {"tables in tables", repeat("<table><tr><td>", 100'000)},
        {"tables without cells", repeat("<table>", 300'000)},
        {"svg", "<svg>" + repeat("<g>", 300'000)},
        {"rubies", repeat("<ruby><rt>", 200'000)},
        {"formatting, then paragraphs", fonts + repeat("<p>x", 20'000)},
        {"anchors across paragraphs", repeat("<a href=x><b><p>", 100'000)},
        {"crossed formatting", repeat("<b><i></b></i><p>", 100'000)},
        {"attributes", "<a " + repeat("b ", 3'000'000) + ">"},
        {"attributes of one name", "<a " + repeat("b=1 ", 1'000'000) + ">"},
        {"a long attribute", "<a href=\"" + std::string(std::size_t{7} << 20u, 'x') + "\">"},
        {"a comment without end", "<p>a<!--" + repeat("-<p>", 1'000'000)},
        {"a script without end", "<script>" + repeat("<p>", 1'000'000)},
        {"a tag without end", "<p " + std::string(std::size_t{7} << 20u, 'x')},
        {"angles", std::string(std::size_t{7} << 20u, '<')},
        {"entities", repeat("&amp;", 1'000'000)},
        {"half entities", repeat("&am", 1'000'000)},
        {"end tags", repeat("</div>", 1'000'000)},
        {"end tags in depth", repeat("<div>", 300) + repeat("</span>", 300'000)},
        {"NULs", std::string(std::size_t{4} << 20u, '\0')},
        {"NULs in tags", repeat(std::string("<p\0 a\0=\0>", 9), 100'000)},
        {"selects", repeat("<select><option>", 200'000)},
        {"templates", repeat("<template>", 200'000)},
        {"framesets", repeat("<frameset>", 200'000)},
        {"one word", std::string(std::size_t{8} << 20u, 'w')},
    };
    for (const auto& page : pages) {
        SCOPED_TRACE(page.name);
        const auto start = std::chrono::steady_clock::now();
        const auto tree = parse_html(page.html);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), tests::hurt_seconds);
        if (tree) {
            EXPECT_LE(depth(*tree), max_depth + 2 * max_open_formatting + 8);
            EXPECT_LE(tree->nodes().size(), max_nodes * 2);
        } else {
            EXPECT_EQ(tree.error().code, ErrorCode::too_large);
        }
    }
    EXPECT_EQ(parse_html(std::string(max_page_bytes + 1, 'x')).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace khabar::page
