#include "khabar/page/read_page.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include "tests/read_file.h"
#include "tests/unit/page/test_tables.h"

namespace khabar {
namespace {

struct Case {
    std::string name;
    std::string html;
    std::string expected;
};

std::vector<Case> read_cases() {
    std::vector<Case> cases;
    std::istringstream in(tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/pages.case"));
    bool page = true;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), "", ""});
            page = true;
        } else if (line == "---") {
            page = false;
        } else if (!cases.empty() && page) {
            cases.back().html += line + "\n";
        } else if (!cases.empty() && !line.empty()) {
            cases.back().expected += line + "\n";
        }
    }
    return cases;
}

std::string dump(const Expected<Document>& document) {
    if (!document) {
        return "error " + std::string(name(document.error().code)) + "\n";
    }
    std::string out;
    for (const Block& block : document->blocks()) {
        out += std::string(name(block.kind)) + " " + std::string(document->text(block.span)) + "\n";
    }
    const Origin& origin = document->origin();
    const auto add = [&out](const char* key, std::string_view value) {
        if (!value.empty()) {
            out += std::string(key) + " " + std::string(value) + "\n";
        }
    };
    add("url", origin.url);
    add("publisher", origin.publisher);
    add("published", origin.published ? format_day(*origin.published) : "");
    for (const std::string& author : origin.authors) {
        add("author", author);
    }
    add("language", code(document->language()));
    return out;
}

TEST(ReadPage, FindsTheArticle) {
    const std::vector<Case> cases = read_cases();
    ASSERT_GE(cases.size(), 5U);
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        EXPECT_EQ(dump(read_page(one.html, {}, tests::tables())), one.expected);
        const auto notes = explain_page(one.html, {}, tests::tables());
        for (const BlockNote& note : notes) {
            EXPECT_FALSE(note.reason.empty()) << note.text;
        }
    }
}

TEST(ReadPage, TextIsTheBlocksWithAnEmptyLineBetween) {
    for (const Case& one : read_cases()) {
        const auto document = read_page(one.html, {}, tests::tables());
        if (!document) {
            continue;
        }
        std::string text;
        for (const Block& block : document->blocks()) {
            text += (text.empty() ? "" : "\n\n") + std::string(document->text(block.span));
        }
        EXPECT_EQ(text, document->text()) << one.name;
    }
}

TEST(ReadPage, WhatTheCallerKnowsWins) {
    Origin origin;
    origin.id = "a";
    origin.url = "https://example.org/mine";
    origin.publisher = "Mine";
    origin.published = parse_day("2019-01-02");
    const auto document = read_page(read_cases()[0].html, origin, tests::tables());
    ASSERT_TRUE(document);
    EXPECT_EQ(document->origin().id, "a");
    EXPECT_EQ(document->origin().url, "https://example.org/mine");
    EXPECT_EQ(document->origin().publisher, "Mine");
    EXPECT_EQ(document->origin().published, parse_day("2019-01-02"));
}

// Pages made to hurt, through the whole of read_page: a second each alone.
TEST(ReadPage, EndsQuicklyOnPagesMadeToHurt) {
    const auto repeat = [](const std::string& part, std::size_t count) {
        std::string out;
        for (std::size_t at = 0; at < count; ++at) {
            out += part;
        }
        return out;
    };
    const std::string words = "Some words of prose, and then a few more of them. ";
    const struct {
        const char* name;
        std::string html;
    } pages[] = {
        {"100,000 divs", repeat("<div>", 100'000) + words},
        {"divs with words", repeat("<div>" + words, 50'000)},
        {"divs with classes", repeat("<div class='related share comment-list x-y-z'>a", 50'000)},
        {"one class of a megabyte", "<div class='" + repeat("a-", 500'000) + "'>" + words},
        {"many classes", "<div class='" + repeat("a ", 500'000) + "'>" + words},
        {"paragraphs", repeat("<p>" + words, 50'000)},
        {"breaks", repeat("a<br>", 300'000)},
        {"ten thousand tables", repeat("<table><tr><td>" + words + "</table>", 10'000)},
        {"ten thousand headings", repeat("<h1>" + words + "</h1>", 10'000)},
        {"ten thousand times", repeat("<time class=date>x</time>", 10'000)},
        {"ten thousand scripts",
         repeat("<script type='application/ld+json'>{\"@type\":\"WebPage\"}</script>", 10'000)},
        {"a script in depth",
         "<script type='application/ld+json'>" + repeat("{\"@graph\":[", 500'000)},
        {"an unclosed comment", words + "<!--" + repeat(words, 100'000)},
        {"NULs among words", repeat(words + words + std::string(1, '\0'), 50'000)},
        {"NULs", std::string(std::size_t{1} << 20u, '\0')},
        {"a word of 8 MiB", std::string(std::size_t{8} << 20u, 'w')},
        {"a word of 50 MB", std::string(50'000'000, 'w')},
        {"a title of a megabyte", "<title>" + std::string(1'000'000, 't') + "</title>" + words},
        {"bad bytes", std::string(std::size_t{4} << 20u, '\xFF')},
    };
    for (const auto& page : pages) {
        SCOPED_TRACE(page.name);
        const auto start = std::chrono::steady_clock::now();
        const auto document = read_page(page.html, {}, tests::tables());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), tests::hurt_seconds);
        if (!document) {
            EXPECT_NE(document.error().code, ErrorCode::io);
        }
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(read_page(std::string(50'000'000, 'w'), {}, tests::tables()).error().code,
              ErrorCode::too_large);
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 1.0);
}

TEST(ReadPage, NamesWhatIsWrong) {
    EXPECT_EQ(read_page("", {}, tests::tables()).error().code, ErrorCode::empty);
    EXPECT_EQ(read_page("%PDF-1.4", {}, tests::tables()).error().code, ErrorCode::not_text);
    Origin origin;
    origin.url = "https://example.org/x";
    EXPECT_EQ(read_page("<p>few words</p>", origin, tests::tables()).error().where,
              "https://example.org/x");
}

}  // namespace
}  // namespace khabar
