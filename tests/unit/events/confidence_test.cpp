#include "khabar/events/confidence.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "khabar/coder/coder.h"
#include "khabar/page/read_text.h"

namespace khabar {
namespace {

const Coder& coder() {
    static const std::unique_ptr<const Coder> opened = [] {
        auto result = Coder::open(KHABAR_TABLES);
        return result ? *std::move(result) : nullptr;
    }();
    return *opened;
}

bool holds(const Event& event, std::string_view feature) {
    return std::ranges::find(event.features, confidence_feature(feature).value()) !=
           event.features.end();
}

// The sheet is what the code looks for, row by row: a feature without a row would have no points,
// and a row without a feature would say what nobody asks.
TEST(Confidence, HasARowForEachFeatureInItsOrder) {
    const Sheet* sheet = coder().tables().sheet("events/confidence");
    ASSERT_NE(sheet, nullptr);
    ASSERT_EQ(sheet->rows(), confidence_features.size());
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        EXPECT_EQ(sheet->cell(row, "feature"), confidence_features[row]);
    }
}

// A type that the ontology gains must be a feature too.
TEST(Confidence, KnowsAllTypes) {
    const Sheet* sheet = coder().tables().sheet("events/ontology");
    ASSERT_NE(sheet, nullptr);
    std::set<std::string> types;
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        types.emplace(sheet->cell(row, "event"));
    }
    EXPECT_EQ(types.size(), 16U);
    for (const std::string& type : types) {
        EXPECT_TRUE(confidence_feature(type)) << type;
    }
    EXPECT_FALSE(confidence_feature("no such feature"));
}

TEST(Confidence, RisesWithThePoints) {
    EXPECT_EQ(confidence_of(0), 50);
    EXPECT_EQ(confidence_of(-100000), 0);
    EXPECT_EQ(confidence_of(100000), 100);
    EXPECT_EQ(confidence_of(138), 79);  // 0.799: below 0.8 is not 0.8
    EXPECT_EQ(confidence_of(139), 80);
    for (std::int32_t points = -400; points < 400; ++points) {
        EXPECT_LE(confidence_of(points), confidence_of(points + 1)) << points;
    }
}

TEST(Confidence, IsMadeOfWhatHoldsOfAnEvent) {
    // "Gunmen attacked a police post in Mosul on Monday. The government denied that the army
    // attacked the post."
    const std::string text =
        "\u0647\u0627\u062C\u0645 \u0645\u0633\u0644\u062D\u0648\u0646 "
        "\u0645\u0631\u0643\u0632\u0627 \u0644\u0644\u0634\u0631\u0637\u0629 \u0641\u064A "
        "\u0627\u0644\u0645\u0648\u0635\u0644 \u064A\u0648\u0645 "
        "\u0627\u0644\u0627\u062B\u0646\u064A\u0646. \u0648\u0646\u0641\u062A "
        "\u0627\u0644\u062D\u0643\u0648\u0645\u0629 \u0623\u0646 \u064A\u0643\u0648\u0646 "
        "\u0627\u0644\u062C\u064A\u0634 \u0647\u0627\u062C\u0645 "
        "\u0627\u0644\u0645\u0631\u0643\u0632.";
    Origin origin;
    origin.published = parse_day("2024-03-07");
    const auto document = read_text(text, origin, LanguageId::arabic, coder().tables());
    ASSERT_TRUE(document);
    const Layers layers = coder().layers(*document);
    ASSERT_FALSE(layers.events.empty());
    const Event& event = layers.events.front();
    for (const std::string_view feature :
         {"every event", "verb", "main clause", "known actor", "recipient", "place", "date",
          "first sentence", "sentence of 12 words or less", "alone in its sentence", "ASSAULT"}) {
        EXPECT_TRUE(holds(event, feature)) << feature;
    }
    for (const std::string_view feature : {"noun", "chain", "denied", "number", "bare noun"}) {
        EXPECT_FALSE(holds(event, feature)) << feature;
    }
    const ConfidencePoints points(coder().tables());
    EXPECT_EQ(event.confidence, confidence_of(points.total(event.features)));
    EXPECT_NE(points.total(event.features), 0);
    if (layers.events.size() > 1) {
        EXPECT_TRUE(holds(layers.events[1], "denied"));
        EXPECT_TRUE(holds(layers.events[1], "second or third sentence"));
    }
}

}  // namespace
}  // namespace khabar
