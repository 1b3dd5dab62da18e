#include "khabar/page/word_runs.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "khabar/page/lines.h"

namespace khabar::page {
namespace {

std::vector<std::uint64_t> runs_of(std::string_view text, std::size_t limit = 100) {
    WordRuns runs;
    const auto found = runs.read(text, limit);
    return {found.begin(), found.end()};
}

TEST(WordRuns, AreOfFourWordsWhateverStandsBetween) {
    EXPECT_TRUE(runs_of("").empty());
    EXPECT_TRUE(runs_of("one two three").empty());
    EXPECT_EQ(runs_of("one two three four five").size(), 2U);
    EXPECT_EQ(runs_of("one two, three - four"), runs_of(" one two three four."));
    EXPECT_NE(runs_of("one two three four"), runs_of("two one three four"));
    EXPECT_EQ(runs_of("one two three four five", 4), runs_of("one two three four"));
}

TEST(RunSet, AgreesWithASet) {
    RunSet runs;
    std::set<std::uint64_t> told;
    const std::vector<std::uint64_t> none;
    EXPECT_TRUE(runs.holds(none, 50));
    std::uint64_t number = 0;  // 0 is a run like any other
    for (std::size_t round = 0; round < 20'000; ++round) {
        const std::vector<std::uint64_t> one = {number};
        ASSERT_EQ(runs.holds(one, 100), told.contains(number)) << round;
        runs.add(one);
        told.insert(number);
        number = (number * 6364136223846793005U + 1442695040888963407U) & 0x3FFFU << (round % 3);
    }
}

TEST(RunSet, HoldsAShare) {
    RunSet runs;
    runs.add(std::vector<std::uint64_t>{1, 2, 3});
    EXPECT_TRUE(runs.holds(std::vector<std::uint64_t>{1, 2, 9, 8}, 50));
    EXPECT_FALSE(runs.holds(std::vector<std::uint64_t>{1, 2, 9, 8}, 51));
}

TEST(FoldedLine, GivesKeysOfWords) {
    FoldedLine line;
    line.read("Read ALSO: 12 o'clock news", 4);
    EXPECT_EQ(line.text(), "read also 12 oclock ");
    ASSERT_EQ(line.words().size(), 4U);
    EXPECT_EQ(line.key(1, 2), "also 12");
    EXPECT_TRUE(line.words()[1].colon_after);
    EXPECT_TRUE(line.has_numbers());
    const FoldedLine letters = line.without_numbers();
    EXPECT_EQ(letters.text(), "read also oclock ");
    EXPECT_EQ(letters.key(1, 2), "also oclock");
    EXPECT_FALSE(letters.has_numbers());
    line.read("x", 4);
    EXPECT_EQ(line.text(), "x ");
}

}  // namespace
}  // namespace khabar::page
