#include "khabar/keeping/document_line.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "khabar/core/civil.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/page/read_text.h"
#include "khabar/store/store.h"
#include "khabar/story/telling.h"
#include "tests/open_lexicon.h"

namespace khabar::keeping {
namespace {

constexpr std::string_view text =
    "Army shells rebel camp near Marib\n\nThe Yemeni army shelled a rebel camp near Marib on "
    "Tuesday, killing 10 fighters, the governor said. Hundreds of teachers marched in Aden on "
    "Monday.";

using tests::coder;

Document document(std::string_view of = text) {
    Origin origin;
    origin.id = "a \"1\"";
    origin.url = "https://news.example/1";
    origin.publisher = "The Harbour Post";
    origin.published = parse_day("2021-03-10");
    auto read = read_text(std::string(of), origin, std::nullopt, coder().tables());
    EXPECT_TRUE(read);
    return *std::move(read);
}

std::string line_of(const Document& read) {
    const Layers layers = coder().layers(read);
    return write_document_line(
        document_line({read, layers.events, layers.mentions, coder().tables(), ""}, "0.9.0 abc"));
}

std::string fault_of(std::string_view json) {
    const auto line = read_document_line(json, "file:7");
    return line ? "none" : line.error().where + " " + line.error().detail;
}

// All that put() is given must be the same, towns in the tellings included.
TEST(DocumentLine, GivesWhatCodingGives) {
    const Document read = document();
    const auto coded = coded_document(coder(), read, "");
    ASSERT_TRUE(coded);
    ASSERT_GE(coded->rows.size(), 2u);
    auto line = read_document_line(line_of(read), "line");
    ASSERT_TRUE(line) << line.error().detail;
    ASSERT_FALSE(line->towns.empty());
    const auto again = coded_text(*std::move(line));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->facts.id, coded->facts.id);
    EXPECT_EQ(again->facts.url, coded->facts.url);
    EXPECT_EQ(again->facts.publisher, coded->facts.publisher);
    EXPECT_EQ(again->facts.published, coded->facts.published);
    EXPECT_EQ(again->text, coded->text);
    EXPECT_EQ(again->coder, "0.9.0 abc");
    EXPECT_EQ(again->records, coded->records);
    EXPECT_EQ(again->sketch, coded->sketch);
    ASSERT_EQ(again->rows.size(), coded->rows.size());
    for (std::size_t i = 0; i < again->rows.size(); ++i) {
        EXPECT_EQ(again->rows[i].id, coded->rows[i].id);
        EXPECT_EQ(again->rows[i].terms, coded->rows[i].terms);
        EXPECT_EQ(again->rows[i].brief, coded->rows[i].brief);
        EXPECT_EQ(story::to_bytes(again->rows[i].telling), story::to_bytes(coded->rows[i].telling));
    }
}

TEST(DocumentLine, IsWrittenAsItWasRead) {
    const std::string written = line_of(document());
    EXPECT_EQ(written.find('\n'), std::string::npos);
    const auto line = read_document_line(written, "line");
    ASSERT_TRUE(line) << line.error().detail;
    EXPECT_EQ(write_document_line(*line), written);
}

TEST(DocumentLine, MayHoldNoEvent) {
    const std::string written = line_of(document("The weather was fine, and nobody came."));
    EXPECT_TRUE(written.ends_with(R"("towns":[],"events":[]})")) << written;
    const auto line = read_document_line(written, "line");
    ASSERT_TRUE(line) << line.error().detail;
    EXPECT_EQ(line->records, "");
}

TEST(DocumentLine, MayBeAnErrorRecord) {
    const auto line = read_document_line(
        R"({"document":{"id":"x"},"error":{"code":"empty","detail":"no text","where":"f:1"}})", "");
    ASSERT_TRUE(line) << line.error().detail;
    EXPECT_TRUE(line->failed);
    EXPECT_EQ(line->facts.id, "x");
}

TEST(DocumentLine, WhatIsNoneIsRefused) {
    const std::string good =
        R"({"document":{"id":"x","language":"en","coder":"c"},"text":"a","towns":[],"events":[]})";
    const auto with = [&good](std::string_view from, std::string_view to) {
        std::string changed = good;
        return changed.replace(changed.find(from), from.size(), to);
    };
    EXPECT_EQ(fault_of(good), "none");
    EXPECT_EQ(fault_of(with(R"("text":"a",)", "")), "file:7 fields text and events must be there");
    EXPECT_EQ(fault_of(with(R"("id":"x",)", "")),
              "file:7 field document: an id, a language and a coder must be there");
    EXPECT_EQ(fault_of(with(R"("id")", R"("name")")), "file:7 field document.name: unknown");
    EXPECT_EQ(fault_of(with(R"("text")", R"("body")")), "file:7 field body: unknown");
    EXPECT_EQ(fault_of(with(R"("id":"x")", R"("id":"x","published":"soon")")),
              "file:7 field document.published: no day");
    EXPECT_EQ(fault_of(good + good), "file:7 something stands behind the object");
    EXPECT_EQ(fault_of(with(R"("towns":[])", R"("towns":[{"text":"Aden"}])")),
              "file:7 field towns.text: unknown");
    EXPECT_NE(fault_of(with(R"("towns":[])", R"("towns":[{"lat":"north"}])")), "none");
    for (std::size_t cut = 0; cut < good.size(); ++cut) {
        EXPECT_NE(fault_of(good.substr(0, cut)), "none") << cut;
    }
    EXPECT_NE(fault_of(with("\"a\"", "\"\xff\"")), "none");
}

TEST(DocumentLine, EventRecordsAreToldApart) {
    const auto line = read_document_line(line_of(document()), "line");
    ASSERT_TRUE(line);
    const std::string record = line->records.substr(0, line->records.find('\n'));
    EXPECT_EQ(fault_of(record), "file:7 these are event records; code with --to documents");
    EXPECT_EQ(fault_of(R"({"id":"x","text":"an article"})"), "file:7 field id: unknown");
    EXPECT_NE(fault_of(record.substr(0, record.size() / 2)), "none");
}

TEST(DocumentLine, RecordsAreOfTheirDocument) {
    std::string written = line_of(document());
    written.replace(written.find(R"(a \"1\")"), 7, "other");
    auto line = read_document_line(written, "line");
    ASSERT_TRUE(line) << line.error().detail;
    const auto coded = coded_text(*std::move(line));
    ASSERT_FALSE(coded);
    EXPECT_EQ(coded.error().detail, "an event of another document: a \"1\"");
    auto no_record = read_document_line(
        R"({"document":{"id":"x","language":"en","coder":"c"},"text":"a","events":[{"id":1}]})",
        "");
    ASSERT_TRUE(no_record);
    EXPECT_FALSE(coded_text(*std::move(no_record)));
}

}  // namespace
}  // namespace khabar::keeping
