// The few words of a rule: those that were given are in the set, and no others.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "khabar/core/word_set.h"

namespace khabar {

namespace {

TEST(WordSet, HoldsItsWordsAndNoOthers) {
    static constexpr auto words = word_set("de", "del", "della", "di", "o'", "d'", "");
    for (const std::string_view word : {"de", "del", "della", "di", "o'", "d'", ""}) {
        EXPECT_TRUE(words.contains(word)) << word;
    }
    for (const std::string_view word : {"d", "da", "dell", "dellaa", "De", "'", "delia"}) {
        EXPECT_FALSE(words.contains(word)) << word;
    }
}

/// Length, first and last letter are the same: the letters between tell them apart.
TEST(WordSet, TellsWordsOfOneSlotApart) {
    static constexpr auto words = word_set("abc", "axc", "ayc", "azc");
    EXPECT_TRUE(words.contains("axc"));
    EXPECT_TRUE(words.contains("azc"));
    EXPECT_FALSE(words.contains("awc"));
    EXPECT_FALSE(words.contains(std::string("a\0c", 3)));
}

TEST(WordSet, IsMadeWhenTheProgramIsBuilt) {
    static_assert(word_set("ship", "boat").contains("boat"));
    static_assert(!word_set("ship", "boat").contains("bolt"));
}

}  // namespace

}  // namespace khabar
