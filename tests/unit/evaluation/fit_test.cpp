#include "khabar/evaluation/fit.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::evaluation {
namespace {

ConfidenceFeature feature(std::string_view name) {
    return confidence_feature(name).value();
}

std::int32_t points(const Fit& fit, std::string_view name) {
    return fit.points[static_cast<std::size_t>(feature(name))];
}

/// `right` of `count` records with a feature, spread over documents.
void add(std::vector<Sample>& samples, std::size_t gold, std::string_view name, int right,
         int count) {
    for (int i = 0; i < count; ++i) {
        // 19 has no divisor in common with the counts: each document gets some of both.
        const std::string document = std::to_string(gold) + "-" + std::to_string(i % 19);
        samples.push_back({gold,
                           document,
                           {feature("every event"), feature(name)},
                           i * right / count < (i + 1) * right / count});
    }
}

TEST(Fit, GivesPointsToWhatSpeaksForARecord) {
    std::vector<Sample> samples;
    add(samples, 0, "place", 180, 200);
    add(samples, 0, "relative", 40, 200);
    const Fit fit = fit_confidence(samples);
    EXPECT_GT(points(fit, "place"), 50);
    EXPECT_LT(points(fit, "relative"), -50);
    EXPECT_EQ(points(fit, "AGREE"), 0);  // never seen
    EXPECT_EQ(fit.seen[static_cast<std::size_t>(feature("place"))], 200U);
    EXPECT_NEAR(confidence_of(points(fit, "every event") + points(fit, "place")), 90, 4);
    EXPECT_NEAR(confidence_of(points(fit, "every event") + points(fit, "relative")), 20, 4);
    EXPECT_EQ(fit.caution, 0);
}

TEST(Fit, AnEasierGoldDoesNotRaiseTheLevel) {
    std::vector<Sample> samples;
    add(samples, 0, "place", 120, 200);
    add(samples, 0, "actor", 80, 200);
    const std::int32_t alone = confidence_of(points(fit_confidence(samples), "every event"));
    add(samples, 1, "place", 396, 400);
    add(samples, 1, "actor", 380, 400);
    const Fit both = fit_confidence(samples);
    EXPECT_NEAR(confidence_of(points(both, "every event")), alone, 6);
    EXPECT_GT(points(both, "place"), points(both, "actor"));
}

TEST(Fit, TakesPointsOffWhereTheSureOnesAreNot) {
    // What holds of a document's records holds of that document alone: judged by the others, its
    // records are as good as those, which is not good enough.
    std::vector<Sample> samples;
    for (int i = 0; i < 200; ++i) {
        const int document = i / 10;
        samples.push_back({0,
                           std::to_string(document),
                           {feature("every event"), feature("place")},
                           document % 10 < 8 ? i % 10 != 0 : i % 10 < 4});
    }
    const Fit fit = fit_confidence(samples);
    std::size_t records = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (confidence_of(fit.judged[i]) >= 80) {
            ++records;
            right += samples[i].right ? 1u : 0u;
        }
    }
    EXPECT_GT(fit.caution, 0);
    EXPECT_GE(10 * right, 8 * records);
}

TEST(Fit, WritesARowAFeature) {
    std::vector<Sample> samples;
    add(samples, 0, "place", 15, 20);
    const std::string sheet = confidence_sheet(fit_confidence(samples), {"own"});
    std::size_t rows = 0;
    for (std::size_t at = 0; at < sheet.size(); at = sheet.find('\n', at) + 1) {
        rows += sheet[at] != '#' ? 1u : 0u;
    }
    EXPECT_EQ(rows, confidence_features.size() + 1);
    EXPECT_NE(sheet.find("\nplace\t"), std::string::npos);
    EXPECT_NE(sheet.find("\t20\tfitted\n"), std::string::npos);
    EXPECT_NE(calibration(fit_confidence(samples), samples, {"own"}).find("own\n"),
              std::string::npos);
}

}  // namespace
}  // namespace khabar::evaluation
