#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/story/family.h"
#include "khabar/story/features.h"
#include "khabar/story/telling.h"
#include "khabar/story/words.h"
#include "tests/unit/story/make_record.h"

namespace khabar {

namespace {

using story::Telling;
using tests::Made;
using tests::made;

Made full() {
    return made("id-1")
        .type("ASSAULT", {"aerial", "drone"})
        .days("2023-05-01", "2023-05-02")
        .actor("the army", "xa.army", "XAA", "MIL")
        .recipient("villagers", "", "XAA", "CVL")
        .place("Northtown", "t.north", "town", -20.5, 30.25, 5, "XAA")
        .place("the river", "")
        .number("killed", 10, std::nullopt)
        .number("injured", 3, 3)
        .quote("The army struck Northtown at dawn, killing more than ten.");
}

void expect_same(const Telling& a, const Telling& b) {
    EXPECT_EQ(a.event, b.event);
    EXPECT_EQ(a.document, b.document);
    EXPECT_EQ(a.family, b.family);
    EXPECT_EQ(a.first_day, b.first_day);
    EXPECT_EQ(a.end_day, b.end_day);
    EXPECT_EQ(a.published, b.published);
    EXPECT_EQ(a.features, b.features);
    EXPECT_EQ(a.sketch, b.sketch);
}

TEST(Telling, BytesReadBack) {
    story::Sketch sketch;
    sketch.bytes[5] = 200;
    for (const Telling& telling :
         {full().telling(sketch), made("b").published("").telling(), Telling{}}) {
        const auto read = story::read_telling(story::to_bytes(telling));
        ASSERT_TRUE(read);
        expect_same(*read, telling);
    }
}

TEST(Telling, DamagedBytesAreAnError) {
    const std::string bytes = story::to_bytes(full().telling());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::string shorter = bytes.substr(0, i);
        const auto cut = story::read_telling(shorter);
        ASSERT_FALSE(cut) << i;
        EXPECT_EQ(cut.error().code, ErrorCode::bad_table);
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
        EXPECT_FALSE(story::read_telling(flipped)) << i;
    }
    EXPECT_FALSE(story::read_telling(bytes + "x"));
}

TEST(Telling, FeaturesReadBackAndAreSmall) {
    const story::Features features = story::features_of(full().record());
    const std::vector<std::uint8_t> bytes = story::pack(features);
    EXPECT_LT(bytes.size(), 300u);
    const auto read = story::unpack(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, features);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        EXPECT_FALSE(story::unpack(std::span(bytes).first(i))) << i;
    }
}

TEST(Telling, Days) {
    struct Case {
        std::string name;
        Made record;
        std::optional<std::string> first;
        std::string end;
    };
    const std::vector<Case> cases{
        {"a day and its neighbours", made("a").days("2023-05-10", "2023-05-11"), "2023-05-09",
         "2023-05-12"},
        {"a month", made("a").days("2023-05-01", "2023-06-01", "month"), "2023-05-01",
         "2023-06-01"},
        {"two months", made("a").days("2023-05-01", "2023-07-01"), std::nullopt, ""},
        {"published alone", made("a").published("2023-05-10"), "2023-05-07", "2023-05-11"},
        {"nothing", made("a").published(""), std::nullopt, ""},
        {"days the wrong way round",
         made("a").published("2023-05-10").days("2023-05-04", "2023-05-01"), "2023-05-07",
         "2023-05-11"},
    };
    for (const Case& one : cases) {
        const Telling telling = one.record.telling();
        ASSERT_EQ(telling.first_day.has_value(), one.first.has_value()) << one.name;
        if (one.first) {
            EXPECT_EQ(telling.first_day, story::day_number(*one.first)) << one.name;
            EXPECT_EQ(telling.end_day, story::day_number(one.end)) << one.name;
        }
    }
}

TEST(Telling, OrderIsPublishedThenEvent) {
    const Telling early = made("b").published("2023-05-01").telling();
    const Telling late = made("a").published("2023-05-02").telling();
    const Telling unknown = made("0").published("").telling();
    EXPECT_TRUE(early.before(late));
    EXPECT_FALSE(late.before(early));
    EXPECT_TRUE(late.before(unknown));
    EXPECT_TRUE(made("a").telling().before(made("b").telling()));
    EXPECT_FALSE(early.before(early));
}

TEST(Family, EveryTypeHasOneAndItsNumber) {
    const std::vector<std::string> types{
        "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
        "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
    for (std::size_t i = 0; i < types.size(); ++i) {
        EXPECT_NE(story::family_of(types[i]), story::Family::none) << types[i];
        EXPECT_EQ(story::type_number(types[i]), i + 1) << types[i];
    }
    EXPECT_EQ(story::family_of(""), story::Family::none);
    EXPECT_EQ(story::type_number("RAIN"), 0);
}

TEST(Words, AreFoldedAndBare) {
    EXPECT_EQ(story::words_of("Two  CAF\xC3\x89s, 1,200 men\xE2\x80\x94gone.", LanguageId::english),
              (std::vector<std::string>{"two", "cafes", "1200", "men", "gone"}));
    EXPECT_TRUE(story::words_of(" .,; ", LanguageId::arabic).empty());
    // wa-bi-al-madina: the town, with "and", "in" and the article before it
    EXPECT_EQ(
        story::bare_word("\xD9\x88\xD8\xA8\xD8\xA7\xD9\x84\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD9\x87",
                         LanguageId::arabic),
        "\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD9\x87");
    EXPECT_EQ(story::bare_word("the", LanguageId::english), "the");
}

}  // namespace

}  // namespace khabar
