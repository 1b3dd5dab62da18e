#include "khabar/evaluation/article_case.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::evaluation {
namespace {

constexpr std::string_view head = "# a case\npublished 2020-05-26\n---\n";
constexpr std::string_view text = "Rebels left. The rebels of Taiz left, sources say.\n---\n";

Expected<std::vector<Article>> read(std::string_view wants) {
    return read_article_cases(std::string(head).append(text).append(wants), "a/b.case");
}

TEST(ArticleCase, HoldsTheFieldsOfItsEvents) {
    const auto articles = read(
        "event RETREAT/withdraw reported\ntrigger left #2\nactor rebels of Taiz\nplace from Taiz\n"
        "number fighters 20..\ndate 2020-05-01..\nchain sources\n"
        "event PROTEST planned\ntrigger say\nnumber people 100..999\nnumber killed ..5\n");
    ASSERT_TRUE(articles) << articles.error().where << articles.error().detail;
    ASSERT_EQ(articles->size(), 1U);
    const Article& article = articles->front();
    EXPECT_EQ(article.text.id, "b");
    EXPECT_EQ(article.text.published, "2020-05-26");
    ASSERT_EQ(article.events.size(), 2U);
    const Telling& first = article.events[0];
    EXPECT_EQ(first.type, "RETREAT");
    EXPECT_EQ(first.modes, std::vector<std::string>{"withdraw"});
    EXPECT_EQ(first.trigger, "left");
    EXPECT_EQ(first.at, (Span{32, 36}));
    EXPECT_EQ(first.actors.at(0).words.text, "rebels of Taiz");
    EXPECT_EQ(first.places.at(0).role, "from");
    EXPECT_EQ(first.numbers.at(0).value, 20);
    EXPECT_EQ(first.numbers.at(0).min, 20);
    EXPECT_EQ(first.date.start, "2020-05-01");
    EXPECT_EQ(first.date.end, "");
    EXPECT_EQ(first.chain.at(0).text, "sources");
    const Telling& second = article.events[1];
    EXPECT_TRUE(second.modes.empty());
    EXPECT_EQ(second.status, "planned");
    EXPECT_EQ(second.numbers.at(0).value, std::nullopt);
    EXPECT_EQ(second.numbers.at(0).min, 100);
    EXPECT_EQ(second.numbers.at(1).value, 5);
    EXPECT_EQ(second.numbers.at(1).min, std::nullopt);
    EXPECT_FALSE(second.date.told);
}

TEST(ArticleCase, MayHaveNoEvent) {
    const auto articles = read("none\n");
    ASSERT_TRUE(articles);
    EXPECT_TRUE(articles->front().events.empty());
}

TEST(ArticleCase, FaultsHaveTheirPlace) {
    const std::vector<std::pair<std::string, std::string>> trials{
        {"event PROTEST reported\ntrigger marched\n", "a/b.case:7"},  // not in the text
        {"event PROTEST reported\ntrigger left #3\n", "a/b.case:7"},  // not so often
        {"event PROTEST reported\ntrigger ebels\n", "a/b.case:7"},    // no whole word
        {"event PROTEST reported\nactor Rebels\n", "a/b.case:6"},     // no trigger
        {"event PROTEST reported\ntrigger left\nchain sources > nobody\n", "a/b.case:8"},
        {"event PROTEST reported\ntrigger left\nothers allowed\n", "a/b.case"},
        {"event PROTEST reported\ncolour red\n", "a/b.case:7: cannot read `colour`"},
    };
    for (const auto& [wants, where] : trials) {
        const auto articles = read(wants);
        ASSERT_FALSE(articles) << wants;
        EXPECT_EQ(articles.error().where, where) << articles.error().detail;
    }
}

}  // namespace
}  // namespace khabar::evaluation
