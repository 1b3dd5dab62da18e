#include "khabar/export/gold.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace khabar::exports {
namespace {

using record::KeptEvent;
using record::Review;

constexpr std::string_view text = "The army shelled a camp.";

KeptEvent event(const std::string& document, bool reviewed, Span trigger = {9, 16}) {
    KeptEvent kept;
    kept.record.id = "of-" + document;
    kept.record.document.id = document;
    kept.record.event = "ASSAULT";
    kept.record.claim.status = "reported";
    kept.record.evidence.trigger = {"shelled", trigger};
    if (reviewed) {
        Review review;
        review.event = kept.record.id;
        review.document = document;
        review.value = "right";
        kept.reviews.push_back(review);
    }
    return kept;
}

TEST(Gold, CountsWhatItLeavesOut) {
    ExportOptions options;
    options.text = [](std::string_view id) {
        return id == "lost" ? std::nullopt : std::optional(std::string(text));
    };
    GoldCount count;
    const auto writer = make_gold(options, count);
    std::string out;
    writer->begin(out);
    writer->add(out, event("good", true));
    writer->add(out, event("half", true));
    writer->add(out, event("half", false));
    writer->add(out, event("lost", true));
    writer->add(out, event("nowhere", true, {9, 160}));
    writer->add(out, event("unread", false));
    writer->end(out);
    EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1) << out;
    EXPECT_EQ(count.written, 1u);
    EXPECT_EQ(count.unreviewed, 2u);
    EXPECT_EQ(count.textless, 1u);
    EXPECT_EQ(count.unplaced, 1u);
}

TEST(Gold, OfNothingHasNoDocument) {
    GoldCount count;
    const auto writer = make_gold(ExportOptions(), count);
    std::string out;
    writer->begin(out);
    writer->end(out);
    EXPECT_EQ(out, "");
    EXPECT_EQ(count.written + count.unreviewed + count.textless + count.unplaced, 0u);
}

}  // namespace
}  // namespace khabar::exports
