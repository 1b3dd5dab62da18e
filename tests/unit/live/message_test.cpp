// Pages as messages, and messages as what is kept of them.
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "khabar/live/code_message.h"
#include "khabar/live/message_of.h"
#include "khabar/page/read_text.h"
#include "tests/open_lexicon.h"

namespace khabar::live {
namespace {

Page page_of(InputKind kind, std::string bytes) {
    Page page;
    page.kind = kind;
    page.bytes = std::move(bytes);
    page.where = "here";
    return page;
}

std::string payload_of(const Page& page) {
    const auto message = message_of(page);
    return message ? message->payload : std::string(name(message.error().code));
}

TEST(MessageOf, Lines) {
    Page page = page_of(InputKind::ndjson, "A market \"burns\".\n");
    EXPECT_EQ(payload_of(page), R"({"text":"A market \"burns\".\n"})");
    page.origin.id = "a";
    page.origin.url = "https://example.org/1";
    page.origin.publisher = "Wire";
    page.origin.published_text = "2026-11-30T09:00:00Z";
    page.language = LanguageId::english;
    page.title = "Fire";
    EXPECT_EQ(
        payload_of(page),
        R"({"id":"a","lang":"en","title":"Fire","url":"https://example.org/1",)"
        R"("publisher":"Wire","published":"2026-11-30T09:00:00Z","text":"A market \"burns\".\n"})");
    page.origin.published_text.clear();
    page.origin.published = parse_day("2026-11-29");
    EXPECT_NE(payload_of(page).find(R"("published":"2026-11-29")"), std::string::npos);
}

TEST(MessageOf, PagesInUtf8) {
    Page page = page_of(InputKind::html, "<html><p>caf\xE9</p></html>");
    page.charset = "windows-1252";
    EXPECT_EQ(payload_of(page), "{\"html\":\"<html><p>caf\xC3\xA9</p></html>\"}");
    EXPECT_EQ(payload_of(page_of(InputKind::text, "plain")), R"({"text":"plain"})");
    EXPECT_EQ(payload_of(page_of(InputKind::text, std::string("\x89PNG\0\0\0\1\2\3", 10))),
              "not_text");
}

TEST(MessageOf, NothingIsNoMessage) {
    for (const InputKind kind : {InputKind::text, InputKind::html, InputKind::ndjson}) {
        for (const char* bytes : {"", " \n\t ", "\xC2\xA0\r\n"}) {
            EXPECT_EQ(payload_of(page_of(kind, bytes)), "empty") << bytes;
        }
    }
    EXPECT_EQ(payload_of(page_of(InputKind::text, "\xEF\xBB\xBF")), "empty") << "a mark of order";
    const auto none = message_of(page_of(InputKind::html, ""));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().where, "here");
    EXPECT_EQ(none.error().detail, "the page is empty");
}

TEST(MessageOf, TheSameDocumentHasTheSameId) {
    const Page page = page_of(InputKind::text, "plain");
    const auto one = message_of(page);
    const auto other = message_of(page_of(InputKind::ndjson, "plain"));
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->id, other->id);
    EXPECT_EQ(one->id.size(), 32u);
    EXPECT_NE(one->id, message_of(page_of(InputKind::text, "plain."))->id);
}

class CodeMessage : public testing::Test {
protected:
    CodedMessage code(const std::string& payload) {
        queue::Delivery delivery;
        delivery.message = {"id", payload};
        delivery.sequence = 17;
        return code_message(delivery, "khabar", tests::coder(), read, json_);
    }
    std::string fault(const std::string& payload) { return std::get<Refusal>(code(payload)).code; }

    ReadPage read = [](Page page) -> Expected<Document> {
        if (page.title == "throws") {
            throw std::runtime_error("a fault of the coder");
        }
        return read_text(std::move(page.bytes), std::move(page.origin), page.language,
                         tests::coder().tables());
    };

private:
    input::JsonReader json_;
};

TEST_F(CodeMessage, ADocumentIsWhatIsKept) {
    const auto coded = code(
        R"({"id":"a","lang":"en","publisher":"Wire","text":"Police arrested 3 men in Aden."})");
    const auto& text = std::get<store::CodedText>(coded);
    EXPECT_EQ(text.facts.id, "a");
    EXPECT_EQ(text.facts.publisher, "Wire");
    EXPECT_EQ(text.text, "Police arrested 3 men in Aden.");
    EXPECT_EQ(text.rows.size(), 1u);
}

TEST_F(CodeMessage, WhatCanNeverBeOneSaysWhy) {
    EXPECT_EQ(fault("no JSON"), "bad_json");
    EXPECT_EQ(fault(""), "bad_json");
    EXPECT_EQ(fault(R"({"id":"a"})"), "bad_json");
    EXPECT_EQ(fault(R"({"id":"a","text":" "})"), "empty");
    EXPECT_EQ(fault(R"({"id":"a","title":"throws","text":"Word."})"), "refused");
    EXPECT_EQ(std::get<Refusal>(code("{")).where, "khabar:17");
}

TEST_F(CodeMessage, ALetterHasAllOfIt) {
    queue::Delivery delivery;
    delivery.message = {"the id", "the payload"};
    delivery.subject = "khabar.documents";
    delivery.sequence = 9;
    const auto letter = letter_of(delivery, {"bad_json", "khabar:9", "no JSON"}, "here:1");
    EXPECT_EQ(letter.message, "the id");
    EXPECT_EQ(letter.payload, "the payload");
    EXPECT_EQ(letter.subject, "khabar.documents");
    EXPECT_EQ(letter.sequence, 9u);
    EXPECT_EQ(letter.code, "bad_json");
    EXPECT_EQ(letter.detail, "no JSON");
    EXPECT_EQ(letter.worker, "here:1");
    EXPECT_EQ(letter.when.size(), 20u);
}

}  // namespace
}  // namespace khabar::live
