#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "khabar/story/sources.h"
#include "khabar/story/telling.h"

namespace khabar {

namespace {

using story::copy_likeness;
using story::likeness;
using story::sketch_of;

const std::string wire =
    "Gunmen on motorcycles attacked a convoy of lorries on the road to the northern mines on "
    "Friday "
    "and burned six of them, a mayor and two drivers said. The drivers hid in a dry river until "
    "soldiers came in the evening. No group has said that it was behind the attack, the third on "
    "this road since the rains ended.";
const std::string rewrite =
    "Six lorries were set on fire on Friday by armed men who stopped a convoy bound for the mines "
    "of "
    "the north. Soldiers reached the place hours later, according to the mayor of a nearby town, "
    "who "
    "spoke of the third such raid in a few weeks.";

story::Sketch sketch(const std::string& text) {
    return sketch_of(text, LanguageId::english);
}

TEST(Sketch, CopiesAreLikeAndRewritesAreNot) {
    EXPECT_EQ(likeness(sketch(wire), sketch(wire)), 1);
    const std::string copy = "Lorries burned on mine road\n" +
                             wire.substr(0, wire.find(" No group")) +
                             " Follow us for more news of the region.";
    EXPECT_GE(likeness(sketch(wire), sketch(copy)), copy_likeness);
    EXPECT_LT(likeness(sketch(wire), sketch(rewrite)), copy_likeness);
    EXPECT_EQ(likeness(sketch(wire), sketch(copy)), likeness(sketch(copy), sketch(wire)));
}

TEST(Sketch, IsOfTheFoldedWordsAlone) {
    std::string shouted = wire;
    for (char& c : shouted) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == ' ' ? '\n' : c;
    }
    EXPECT_EQ(sketch(wire), sketch(shouted));
}

TEST(Sketch, OfNoWordsIsLikeNothing) {
    const story::Sketch empty = sketch(" ... ");
    EXPECT_EQ(empty, story::Sketch{});
    EXPECT_EQ(likeness(empty, empty), 0);
    EXPECT_EQ(likeness(empty, sketch(wire)), 0);
    EXPECT_NE(sketch("one"), story::Sketch{});
}

TEST(Sketch, IsFast) {
    std::string text;
    for (int i = 0; text.size() < 4096; ++i) {
        text += wire.substr(0, static_cast<std::size_t>(40 + i)) + " ";
    }
    const auto begin = std::chrono::steady_clock::now();
    constexpr int times = 20;
    for (int i = 0; i < times; ++i) {
        ASSERT_NE(sketch(text), story::Sketch{});
    }
    const auto each = (std::chrono::steady_clock::now() - begin) / times;
    EXPECT_LT(each, std::chrono::milliseconds(10))
        << "ten times what it may take on a quiet machine";
}

}  // namespace

}  // namespace khabar
