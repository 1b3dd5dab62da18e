#include "khabar/page/byline.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

// "bi-qalam", "Suad al-Mithal", "Samir Umar", and the Arabic comma.
constexpr const char* by = "\xD8\xA8\xD9\x82\xD9\x84\xD9\x85";
constexpr const char* suad =
    "\xD8\xB3\xD8\xB9\xD8\xA7\xD8\xAF "
    "\xD8\xA7\xD9\x84\xD9\x85\xD8\xAB\xD8\xA7\xD9\x84";
constexpr const char* samir = "\xD8\xB3\xD9\x85\xD9\x8A\xD8\xB1 \xD8\xB9\xD9\x85\xD8\xB1";
constexpr const char* comma = "\xD8\x8C";
// "kataba", "tahrir", "sahafi" (a journalist)
constexpr const char* wrote = "\xD9\x83\xD8\xAA\xD8\xA8";
constexpr const char* journalist = "\xD8\xB5\xD8\xAD\xD9\x81\xD9\x8A";

std::string names(std::string_view text) {
    std::string out;
    for (const std::string& name : BylineReader(tests::tables()).names(text)) {
        out += name + ";";
    }
    return out;
}

TEST(BylineReader, FindsNamesAlone) {
    const struct {
        std::string text;
        std::string names;
    } cases[] = {
        {"Ann Example", "Ann Example;"},
        {"By Ann Example", "Ann Example;"},
        {"ByAnn Example", "Ann Example;"},
        {"Byron Example", "Byron Example;"},
        {"By: Ann Example and Bob Sample", "Ann Example;Bob Sample;"},
        {"Ann Example, Bob Sample & Cid Muster", "Ann Example;Bob Sample;Cid Muster;"},
        {"Anna Beispiel und Bernd Muster", "Anna Beispiel;Bernd Muster;"},
        {"Michael E. Example", "Michael E. Example;"},
        {"Ann Example MS, RDN, LD", "Ann Example;"},
        {"Ann Example, Political Editor", "Ann Example;"},
        {"Ann Example, Contributing Editor, The Paper |", "Ann Example;The Paper;"},
        {"Example, Ann", "Example, Ann;"},
        {"Ann Example | 3 May 2020", "Ann Example;"},
        {"Ann Example - The Paper", "Ann Example;"},
        {"Ann Example (photos)", "Ann Example;"},
        {"Ann Example, ann@example.org", "Ann Example;"},
        {"Ann Example, Ann Example", "Ann Example;"},
        {std::string(wrote) + " - " + samir, std::string(samir) + ";"},
        {"Staff", ""},
        {"By Staff Writer", ""},
        {"admin", ""},
        {"https://example.org/ann", ""},
        {"ann-example", ""},
        {", The Paper", ""},
        {"user 17", ""},
        {"", ""},
        {std::string(400, 'a'), ""},
        {std::string(by) + " " + suad, std::string(suad) + ";"},
        {std::string(by) + ": " + suad + comma + " " + samir,
         std::string(suad) + ";" + samir + ";"},
        {std::string(wrote) + ": " + samir, std::string(samir) + ";"},
        {std::string(suad) + comma + " " + journalist, std::string(suad) + ";"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(names(one.text), one.names) << one.text;
    }
}

TEST(BylineReader, KnowsLines) {
    const BylineReader reader(tests::tables());
    EXPECT_TRUE(reader.begins_byline("By Ann Example"));
    EXPECT_TRUE(reader.begins_byline(" By "));
    EXPECT_TRUE(reader.begins_byline(std::string(by) + " " + suad));
    EXPECT_TRUE(reader.begins_byline(std::string(wrote) + ": " + suad));
    EXPECT_FALSE(reader.begins_byline(std::string(wrote) + " " + suad));
    EXPECT_FALSE(reader.begins_byline("Ann Example"));
    EXPECT_FALSE(reader.begins_byline("By " + std::string(200, 'a')));
    EXPECT_EQ(reader.find_update("Updated: 3 May 2020"), 0U);
    EXPECT_EQ(reader.find_update("3 May 2020, last updated 10:15"), 12U);
    EXPECT_EQ(reader.find_update("Published 3 May 2020"), std::string_view::npos);
    EXPECT_TRUE(reader.written_as_name("Anna van der Beispiel"));
    EXPECT_FALSE(reader.written_as_name("Monday evening"));
}

}  // namespace
}  // namespace khabar::page
