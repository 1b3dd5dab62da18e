// Dead letters, and what a watcher remembers of its feeds.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "khabar/store/letter_key.h"
#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

store::DeadLetter letter(std::uint64_t sequence, const std::string& message) {
    store::DeadLetter letter;
    letter.message = message;
    letter.subject = "khabar.documents";
    letter.sequence = sequence;
    letter.code = "bad_json";
    letter.detail = "the line is no JSON object, or is cut";
    letter.payload = "{\"id\":" + message;
    letter.when = "2026-11-30T09:15:00Z";
    letter.worker = "here:7";
    return letter;
}

std::vector<std::string> messages(const std::vector<store::DeadLetter>& letters) {
    std::vector<std::string> told;
    for (const store::DeadLetter& one : letters) {
        told.push_back(std::to_string(one.sequence) + " " + one.message);
    }
    return told;
}

TEST_P(StoreSuite, LettersAreKeptAsTheyCame) {
    store::DeadLetter given = letter(3, "a");
    given.payload = std::string("\0\xFF\xC3(\n", 5);
    must(store().bury(std::vector{given}));
    reopen();
    const auto kept = must(store().dead_letters(0, 10));
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_GT(kept[0].number, 0u);
    EXPECT_EQ(kept[0].message, given.message);
    EXPECT_EQ(kept[0].subject, given.subject);
    EXPECT_EQ(kept[0].sequence, given.sequence);
    EXPECT_EQ(kept[0].code, given.code);
    EXPECT_EQ(kept[0].detail, given.detail);
    EXPECT_EQ(kept[0].payload, given.payload);
    EXPECT_EQ(kept[0].when, given.when);
    EXPECT_EQ(kept[0].worker, given.worker);
}

TEST_P(StoreSuite, TheSameMessageTwiceIsOneLetter) {
    must(store().bury(std::vector{letter(1, "a"), letter(2, "a"), letter(1, "a")}));
    store::DeadLetter again = letter(1, "a");
    again.detail = "another reason";
    must(store().bury(std::vector{again, letter(1, "b")}));
    const auto kept = must(store().dead_letters(0, 10));
    EXPECT_EQ(messages(kept), (std::vector<std::string>{"1 a", "2 a", "1 b"}));
    EXPECT_EQ(kept[0].detail, letter(1, "a").detail);
}

TEST_P(StoreSuite, LettersOfTwoStreamsAreTwo) {
    store::DeadLetter other = letter(1, "a");
    other.subject = "archive.documents";
    store::DeadLetter later = letter(1, "a");  // of the same stream, made anew
    later.payload = "another";
    must(store().bury(std::vector{letter(1, "a"), other, later}));
    EXPECT_EQ(must(store().dead_letters(0, 10)).size(), 3u);
}

TEST_P(StoreSuite, LettersThatAreLargeComeFewAtATime) {
    std::vector<store::DeadLetter> given;
    for (std::uint64_t i = 1; i <= 3; ++i) {
        given.push_back(letter(i, "large"));
        given.back().payload = std::string(store::max_letters_bytes * 2 / 3, 'x');
    }
    must(store().bury(given));
    const auto some = must(store().dead_letters(0, 10));
    ASSERT_EQ(some.size(), 2u);
    EXPECT_EQ(must(store().dead_letters(some[1].number, 10)).size(), 1u);
}

TEST_P(StoreSuite, LettersComeByPages) {
    std::vector<store::DeadLetter> given;
    for (std::uint64_t i = 0; i < 25; ++i) {
        given.push_back(letter(100 - i, "m" + std::to_string(i)));
    }
    must(store().bury(given));
    std::vector<std::string> told;
    std::uint64_t after = 0;
    while (true) {
        const auto page = must(store().dead_letters(after, 10));
        EXPECT_LE(page.size(), 10u);
        if (page.empty()) {
            break;
        }
        for (const std::string& message : messages(page)) {
            told.push_back(message);
        }
        after = page.back().number;
    }
    EXPECT_EQ(told, messages(given));
    EXPECT_TRUE(must(store().dead_letters(UINT64_MAX, 10)).empty());
}

TEST_P(StoreSuite, LettersAreTakenAway) {
    must(store().bury(std::vector{letter(1, "a"), letter(2, "b"), letter(3, "c")}));
    const auto kept = must(store().dead_letters(0, 10));
    must(store().unbury(std::vector{kept[0].number, kept[2].number, std::uint64_t{9'999}}));
    EXPECT_EQ(messages(must(store().dead_letters(0, 10))), std::vector<std::string>{"2 b"});
    // One that comes later is behind all that were read.
    must(store().bury(std::vector{letter(1, "a")}));
    EXPECT_EQ(messages(must(store().dead_letters(kept[2].number, 10))),
              std::vector<std::string>{"1 a"});
}

/// What strangers write into a header is no reason to keep nothing.
TEST_P(StoreSuite, LettersOfBadTexts) {
    store::DeadLetter given = letter(1, std::string("a\0b\xFF", 4));
    given.detail = "\xC3(";
    must(store().bury(std::vector{given, given}));
    const auto kept = must(store().dead_letters(0, 10));
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].message,
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD");
    EXPECT_EQ(kept[0].detail, "\xEF\xBF\xBD(");
}

/// Two documents that claim one event: whoever waits for the store to heal would wait for ever.
TEST_P(StoreSuite, WhatCanNeverBeKeptIsRefused) {
    const std::vector<store::CodedText> made = made_documents(20);
    const auto with_events =
        std::find_if(made.begin(), made.end(), [](const auto& one) { return !one.rows.empty(); });
    ASSERT_NE(with_events, made.end());
    store::CodedText thief = *with_events;
    thief.facts.id = "thief";
    put({*with_events});
    const auto refused = store().put(std::vector{thief});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_EQ(must(store().counts()).documents, 1u);
}

TEST_P(StoreSuite, FeedStateIsTheLastThatWasKept) {
    const std::string feed = "https://example.org/feed.xml";
    const std::string other = feed + "?" + std::string(5000, 'q');  // longer than an index's key
    EXPECT_FALSE(must(store().feed_state(feed)));
    must(store().keep_feed_state(feed, "{\"etag\":\"1\"}"));
    must(store().keep_feed_state(other, ""));
    must(store().keep_feed_state(feed, "{\"etag\":\"2\"}"));
    reopen();
    EXPECT_EQ(must(store().feed_state(feed)), "{\"etag\":\"2\"}");
    EXPECT_EQ(must(store().feed_state(other)), "");
    EXPECT_FALSE(must(store().feed_state("https://example.org/")));
}

}  // namespace
}  // namespace khabar::tests
