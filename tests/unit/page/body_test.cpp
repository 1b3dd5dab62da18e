#include "khabar/page/body.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/page/class_names.h"
#include "khabar/page/features.h"
#include "khabar/page/html_tree.h"
#include "test_tables.h"

namespace khabar::page {
namespace {

HtmlTree tree_of(std::string_view html) {
    auto tree = parse_html(html);
    EXPECT_TRUE(tree);
    return *std::move(tree);
}

/// The forms of the rows that fit the names of the first <div>, each its row's first.
std::vector<std::string> names_of(std::string_view html) {
    const HtmlTree tree = tree_of(html);
    ClassNames names(tests::tables());
    const Sheet* sheet = tests::tables().sheet("page/classes");
    std::vector<std::string> found;
    for (NodeIndex at = 1; at < tree.nodes().size(); ++at) {
        if (tree.node(at).tag != Tag::div) {
            continue;
        }
        const ClassRows rows = names.rows(tree, at);
        for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
            if ((rows >> row & 1U) != 0) {
                const std::string_view forms = sheet->cell(row, "form");
                found.emplace_back(forms.substr(0, forms.find('|')));
            }
        }
        break;
    }
    return found;
}

TEST(ClassNames, AreCutAtHyphensUnderscoresAndCapitals) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(names_of("<div class='relatedPosts'>x</div>"), Names{"related"});
    EXPECT_EQ(names_of("<div class='x related_posts y'>x</div>"), Names{"related"});
    EXPECT_EQ(names_of("<div id='comment-list'>x</div>"), Names{"comment"});
    EXPECT_EQ(names_of("<div role='navigation'>x</div>"), Names{"nav"});
    EXPECT_EQ(names_of("<div itemprop='articleBody'>x</div>"), Names{"article body"});
    EXPECT_EQ(names_of("<div class='unrelatedness'>x</div>"), Names{});
    // WordPress names the article's own tags in its class
    EXPECT_EQ(names_of("<div class='post-12 tag-comments'>x</div>"), Names{"article"});
}

// The sheet is what the code looks for, row by row: a feature without a row would have no score,
// and a row without a feature would say what nobody asks.
TEST(PageScores, HaveARowForEachFeatureInItsOrder) {
    const Sheet* sheet = tests::tables().sheet("page/scores");
    ASSERT_NE(sheet, nullptr);
    ASSERT_EQ(sheet->rows(), feature_names.size());
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        EXPECT_EQ(sheet->cell(row, "feature"), feature_names[row]);
    }
    EXPECT_LE(tests::tables().sheet("page/classes")->rows(), max_class_rows);
}

constexpr std::string_view article =
    "<html><body><nav><a href=/a>Home</a> <a href=/b>News</a></nav><article><h1>The bridge is "
    "open</h1><p>The new bridge over the river was opened on Monday, the ministry of works said in "
    "a statement, after two years of repair.</p><p>It carries two lanes of traffic and a path for "
    "bicycles, the statement said, and no toll is asked of anybody.</p></article><div "
    "class='related'><a href=/c>Another bridge that is closed</a></div></body></html>";

TEST(Body, ShowsWhatEachScoreIsMadeOf) {
    const HtmlTree tree = tree_of(article);
    const auto blocks = find_body(tree, tests::tables(), "The bridge is open", "", true);
    ASSERT_EQ(blocks.size(), 5U);
    for (const BodyBlock& block : blocks) {
        SCOPED_TRACE(block.text);
        EXPECT_EQ(block.score, std::accumulate(block.parts.begin(), block.parts.end(), 0,
                                               [](std::int32_t sum, const ScorePart& part) {
                                                   return sum + part.score;
                                               }));
        EXPECT_EQ(block.kept, block.score > 0);
        EXPECT_FALSE(block.reason.empty());
    }
    const auto has = [&blocks](std::size_t block, std::string_view name) {
        const auto& parts = blocks[block].parts;
        return std::any_of(parts.begin(), parts.end(),
                           [name](const ScorePart& part) { return part.name == name; });
    };
    EXPECT_TRUE(has(0, "inside nav"));
    EXPECT_TRUE(has(1, "the title again"));
    EXPECT_TRUE(has(2, "paragraph of 15-24 words"));
    EXPECT_TRUE(has(2, "in the article of the title"));
    EXPECT_TRUE(has(4, "near related"));
    EXPECT_TRUE(has(4, "all links"));
}

TEST(Body, WithoutPartsIsTheSame) {
    const HtmlTree tree = tree_of(article);
    const auto with = find_body(tree, tests::tables(), "", "", true);
    const auto without = find_body(tree, tests::tables(), "", "", false);
    ASSERT_EQ(with.size(), without.size());
    for (std::size_t at = 0; at < with.size(); ++at) {
        EXPECT_EQ(with[at].score, without[at].score);
        EXPECT_TRUE(without[at].parts.empty());
    }
}

TEST(Body, WhatThePageTellsTwiceIsKeptOnce) {
    const std::string paragraph =
        "The harbour will stay closed until the wreck is lifted, the captain of the port told the "
        "council on Tuesday, and no ship may enter before.";
    const HtmlTree tree =
        tree_of("<html><body><div><h1>Harbour closed</h1><p>" + paragraph +
                "</p><p>Fishermen asked for help in the meantime, and the council "
                "promised to pay for ten days of lost work.</p></div><div><span>" +
                paragraph + "</span></div></body></html>");
    const auto blocks = find_body(tree, tests::tables(), "Harbour closed", "", false);
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_TRUE(blocks[1].kept);
    EXPECT_TRUE(blocks[2].kept);
    EXPECT_FALSE(blocks[3].kept);
}

TEST(Body, AnEmptyPageHasNoBlocks) {
    EXPECT_TRUE(find_body(tree_of(""), tests::tables(), "", "", false).empty());
    EXPECT_TRUE(
        find_body(tree_of("<script>var a = 'words';</script>"), tests::tables(), "", "", false)
            .empty());
}

}  // namespace
}  // namespace khabar::page
