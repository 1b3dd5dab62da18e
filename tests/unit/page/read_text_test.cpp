#include "khabar/page/read_text.h"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "tests/read_file.h"
#include "tests/unit/page/test_tables.h"

namespace khabar {
namespace {

struct Case {
    std::string name;
    std::string text;
    std::string marks;  ///< one letter a line that is not empty
};

std::vector<Case> read_cases() {
    std::vector<Case> cases;
    std::istringstream in(tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/texts.case"));
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), "", ""});
        } else if (cases.empty() || line.empty()) {
            continue;
        } else if (line == ".") {
            cases.back().text += "\n";
        } else {
            cases.back().marks += line[0];
            cases.back().text += line.substr(2) + "\n";
        }
    }
    return cases;
}

char mark_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::title:
            return 'T';
        case BlockKind::byline:
            return 'B';
        case BlockKind::dateline:
            return 'D';
        case BlockKind::paragraph:
            return 'P';
        case BlockKind::heading:
            return 'H';
        case BlockKind::list_item:
            return 'L';
        case BlockKind::quote:
            return 'Q';
        case BlockKind::caption:
            return 'C';
    }
    return '?';
}

TEST(ReadText, GivesEachLineItsPart) {
    const std::vector<Case> cases = read_cases();
    ASSERT_GE(cases.size(), 12U);
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        const auto notes = explain_text(one.text, tests::tables());
        std::string marks;
        std::string kept;
        for (const BlockNote& note : notes) {
            marks += !note.kept                ? 'X'
                     : note.kind == "title"    ? 'T'
                     : note.kind == "byline"   ? 'B'
                     : note.kind == "dateline" ? 'D'
                                               : 'P';
            if (note.kept) {
                kept += marks.back();
            }
            EXPECT_FALSE(note.reason.empty());
        }
        EXPECT_EQ(marks, one.marks);

        const auto document = read_text(one.text, {}, std::nullopt, tests::tables());
        ASSERT_TRUE(document);
        EXPECT_EQ(document->text(), one.text) << "spans must point into the text as given";
        std::string blocks;
        std::uint32_t last = 0;
        for (const Block& block : document->blocks()) {
            blocks += mark_of(block.kind);
            EXPECT_LE(last, block.span.begin);
            EXPECT_LT(block.span.begin, block.span.end);
            EXPECT_LE(block.span.end, document->text().size());
            last = block.span.end;
        }
        EXPECT_EQ(blocks, kept);
    }
}

TEST(ReadText, TakesTheLanguageFromTheLettersUnlessItIsGiven) {
    const auto& tables = tests::tables();
    EXPECT_EQ(read_text("The bridge is open.", {}, std::nullopt, tables)->language(),
              LanguageId::english);
    EXPECT_EQ(
        read_text("\xD8\xA7\xD9\x84\xD8\xAC\xD8\xB3\xD8\xB1", {}, std::nullopt, tables)->language(),
        LanguageId::arabic);
    EXPECT_EQ(read_text("12", {}, std::nullopt, tables)->language(), LanguageId::arabic);
    EXPECT_EQ(read_text("The bridge.", {}, LanguageId::arabic, tables)->language(),
              LanguageId::arabic);
}

TEST(ReadText, KeepsTheOrigin) {
    Origin origin;
    origin.id = "7";
    origin.publisher = "The Example";
    const auto document = read_text("One line.", origin, std::nullopt, tests::tables());
    ASSERT_TRUE(document);
    EXPECT_EQ(document->origin().id, "7");
    EXPECT_EQ(document->origin().publisher, "The Example");
}

TEST(ReadText, TrimsLinesOfAllEnds) {
    const std::string text =
        "\xC2\xA0 One two three.\r\n\r\n\t\xE2\x80\x8F"
        "Four five six.\xE2\x80\xA9Seven.";
    const auto document = read_text(text, {}, std::nullopt, tests::tables());
    ASSERT_TRUE(document);
    std::string blocks;
    for (const Block& block : document->blocks()) {
        blocks += "[" + std::string(document->text(block.span)) + "]";
    }
    EXPECT_EQ(blocks, "[One two three.][Four five six.][Seven.]");
}

TEST(ReadText, RefusesWhatIsNoText) {
    const auto& tables = tests::tables();
    EXPECT_EQ(read_text("", {}, std::nullopt, tables).error().code, ErrorCode::empty);
    EXPECT_EQ(read_text(" \n\t\xC2\xA0\n", {}, std::nullopt, tables).error().code,
              ErrorCode::empty);
    EXPECT_EQ(read_text("Leave a comment\nBack to top\n", {}, std::nullopt, tables).error().code,
              ErrorCode::no_article);
    EXPECT_EQ(
        read_text(std::string(max_text_bytes + 1, 'x'), {}, std::nullopt, tables).error().code,
        ErrorCode::too_large);
    EXPECT_EQ(read_text(
                  std::string(std::size_t{1} << 20u, 'a') +
                      [] {
                          std::string lines;
                          for (int i = 0; i < 250'000; ++i) {
                              lines += "a\n";
                          }
                          return lines;
                      }(),
                  {}, std::nullopt, tables)
                  .error()
                  .code,
              ErrorCode::too_large);
}

}  // namespace
}  // namespace khabar
