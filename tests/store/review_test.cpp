#include <algorithm>

#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

using record::Review;

Review review(const std::string& event, const std::string& field, const std::string& value,
              const std::string& when) {
    Review review;
    review.event = event;
    review.document = "doc-2";
    review.kind = field.empty() ? Review::Kind::verdict : Review::Kind::correction;
    review.field = field;
    review.value = value;
    review.was = "\"before\"";
    review.by = "reader";
    review.when = when;
    review.note = "n";
    return review;
}

/// A document of the made ones that has events.
store::CodedText with_events(std::uint32_t version = 0) {
    for (std::uint32_t i = 0;; ++i) {
        if (made_document(i, 0).rows.size() > 1 && made_document(i, 1).rows.size() > 1) {
            return made_document(i, version);
        }
    }
}

TEST_P(StoreSuite, ReviewsHangOnTheirEvent) {
    put({with_events()});
    const std::string id = with_events().rows[0].id;
    must(store().add_reviews(std::vector{review(id, "", "\"wrong\"", "2026-02-01T00:00:00Z"),
                                         review(id, "date", "\"x\"", "2026-01-01T00:00:00Z")}));
    const auto event = must(store().event(id));
    ASSERT_EQ(event->reviews.size(), 2u);
    EXPECT_EQ(event->reviews[0].field, "date");
    EXPECT_EQ(event->reviews[1].value, "\"wrong\"");
    EXPECT_EQ(event->reviews[1].kind, Review::Kind::verdict);
    EXPECT_EQ(event->reviews[0].was, "\"before\"");
    EXPECT_EQ(event->reviews[0].by, "reader");
    EXPECT_EQ(event->reviews[0].note, "n");
    EXPECT_TRUE(must(store().event(with_events().rows[1].id))->reviews.empty());
}

TEST_P(StoreSuite, ReviewsOutliveRecoding) {
    put({with_events()});
    const std::string id = with_events().rows[0].id;
    must(store().add_reviews(std::vector{review(id, "", "\"right\"", "2026-02-01T00:00:00Z")}));
    store::CodedText without = document_of(with_events().facts, with_events().text, "0.9.7 x", {});
    EXPECT_EQ(put({without}), std::vector{store::Put::replaced});
    EXPECT_FALSE(must(store().event(id)));
    EXPECT_EQ(must(store().reviews()).size(), 1u);
    put({with_events(1)});
    reopen();
    ASSERT_TRUE(must(store().event(id)));
    EXPECT_EQ(must(store().event(id))->reviews.size(), 1u);
}

TEST_P(StoreSuite, TheSameReviewTwiceIsOne) {
    const Review one = review("e", "date", "\"x\"", "2026-01-01T00:00:00Z");
    must(store().add_reviews(std::vector{one, one}));
    must(store().add_reviews(std::vector{one}));
    EXPECT_EQ(must(store().reviews()).size(), 1u);
    Review other = one;
    other.by = "another";
    must(store().add_reviews(std::vector{other}));
    EXPECT_EQ(must(store().counts()).reviews, 2u);
}

TEST_P(StoreSuite, ReviewsHaveOneOrder) {
    std::vector<Review> given;
    for (const char* event : {"b", "a"}) {
        for (const char* when : {"2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z"}) {
            for (const char* value : {"\"2\"", "\"1\""}) {
                given.push_back(review(event, "place", value, when));
            }
        }
    }
    given.back().document = "doc-1";
    must(store().add_reviews(given));
    std::sort(given.begin(), given.end(), [](const Review& a, const Review& b) {
        return std::tie(a.document, a.event, a.when, a.value) <
               std::tie(b.document, b.event, b.when, b.value);
    });
    const std::vector<Review> told = must(store().reviews());
    ASSERT_EQ(told.size(), given.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        EXPECT_EQ(told[i].document + told[i].event + told[i].when + told[i].value,
                  given[i].document + given[i].event + given[i].when + given[i].value);
    }
}

TEST_P(StoreSuite, UndoTakesTheNewestOfAField) {
    must(store().add_reviews(std::vector{review("e", "date", "\"1\"", "2026-01-01T00:00:00Z"),
                                         review("e", "date", "\"2\"", "2026-03-01T00:00:00Z"),
                                         review("e", "place", "\"3\"", "2026-04-01T00:00:00Z")}));
    EXPECT_TRUE(must(store().undo_review("e", "date")));
    ASSERT_EQ(must(store().reviews()).size(), 2u);
    EXPECT_EQ(must(store().reviews())[0].value, "\"1\"");
    EXPECT_TRUE(must(store().undo_review("e", "date")));
    EXPECT_FALSE(must(store().undo_review("e", "date")));
    EXPECT_FALSE(must(store().undo_review("other", "place")));
    EXPECT_EQ(must(store().reviews()).size(), 1u);
}

}  // namespace
}  // namespace khabar::tests
