#include "khabar/page/markdown.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "khabar/page/read_text.h"
#include "tests/read_file.h"
#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

struct Case {
    std::string name;
    std::string text;
    std::string expected;
};

std::vector<Case> read_cases() {
    std::vector<Case> cases;
    std::istringstream in(tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/markdown.case"));
    bool in_text = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), "", ""});
            in_text = true;
        } else if (line == "---8<---") {
            in_text = false;
        } else if (!cases.empty() && in_text) {
            cases.back().text += line + "\n";
        } else if (!cases.empty() && !line.empty()) {
            cases.back().expected += line + "\n";
        }
    }
    return cases;
}

std::string dump(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks()) {
        out += std::string(name(block.kind)) + " ";
        for (const char c : document.text(block.span)) {
            out += c == '\n' ? std::string(" / ") : std::string(1, c);
        }
        out += "\n";
    }
    const Origin& origin = document.origin();
    out += origin.published_text.empty() ? "" : "published " + origin.published_text + "\n";
    for (const std::string& author : origin.authors) {
        out += "author " + author + "\n";
    }
    out += origin.url.empty() ? "" : "url " + origin.url + "\n";
    out += origin.publisher.empty() ? "" : "publisher " + origin.publisher + "\n";
    return out;
}

TEST(Markdown, GivesItsBlocks) {
    const std::vector<Case> cases = read_cases();
    ASSERT_GE(cases.size(), 4U);
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        ASSERT_TRUE(is_markdown(one.text));
        const auto document = read_text(one.text, {}, std::nullopt, tests::tables());
        ASSERT_TRUE(document);
        EXPECT_EQ(document->text(), one.text);
        EXPECT_EQ(dump(*document), one.expected);
        std::size_t kept = 0;
        for (const BlockNote& note : explain_text(one.text, tests::tables())) {
            kept += note.kept ? 1U : 0U;
            EXPECT_FALSE(note.reason.empty());
        }
        EXPECT_EQ(kept, document->blocks().size());
    }
}

TEST(Markdown, IsKnownByItsShape) {
    const struct {
        const char* text;
        bool markdown;
    } cases[] = {
        {"# A title\n\nWords.", true},
        {"Words.\n\n## One\n\nWords.\n\n## Two", true},
        {"---\ntitle: x\n---\nWords.", true},
        {"", false},
        {"# one line is a sentence", false},
        {"#hashtag\nWords.", false},
        {"####### seven\nWords.", false},
        {"Words.\n\n- an item\n- another", false},
        {"---\nWords between rules.\n---\nWords.", false},
        {"Words.\n# a lone sign later\nWords.", false},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(is_markdown(one.text), one.markdown) << one.text;
    }
}

TEST(Markdown, KeepsTheOrderOfBlocksForAnyText) {
    const char* parts[] = {
        "# ", "> ",   "- ",    "1. ", "```", "---", "===",      "\n",       "\n\n", "word",
        "![", "](x)", "[x]: ", "|",   "<b>", "  ",  "\xD9\x82", "title: x", "#"};
    std::uint32_t state = 1;
    for (int i = 0; i < 3000; ++i) {
        std::string text = i % 2 == 0 ? "---\na: b\n" : "# x\n";
        for (int n = 0; n < 30; ++n) {
            state = state * 1664525u + 1013904223u;
            text += parts[(state >> 16u) % std::size(parts)];
        }
        std::uint32_t last = 0;
        for (const Block& block : read_markdown(text, LanguageId::arabic, tests::tables()).blocks) {
            ASSERT_LE(last, block.span.begin) << text;
            ASSERT_LT(block.span.begin, block.span.end) << text;
            ASSERT_LE(block.span.end, text.size()) << text;
            last = block.span.end;
        }
    }
}

}  // namespace
}  // namespace khabar::page
