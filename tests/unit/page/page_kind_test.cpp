#include "khabar/page/page_kind.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "khabar/page/blocks.h"
#include "khabar/page/body.h"
#include "khabar/page/clock.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/read_page.h"
#include "khabar/page/type_names.h"
#include "tests/read_file.h"
#include "tests/unit/page/test_tables.h"

namespace khabar {
namespace {

struct Case {
    std::string name;
    std::string html;
    std::string expected;
};

std::string replace_all(std::string text, const std::string& from, const std::string& with) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + with.size())) {
        text.replace(at, from.size(), with);
    }
    return text;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::vector<Case> read_cases() {
    std::vector<Case> cases;
    std::istringstream in(tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/page_kinds.case"));
    bool page = true;
    int times = 0;
    std::string part;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), "", ""});
            page = true;
        } else if (line == "---") {
            page = false;
        } else if (line.starts_with("@REPEAT ")) {
            times = std::stoi(line.substr(8));
            part.clear();
        } else if (line == "@END") {
            for (int at = 1; at <= times; ++at) {
                cases.back().html += replace_all(replace_all(part, "{i}", two_digits(at)), "{d}",
                                                 two_digits(times + 1 - at));
            }
            times = 0;
        } else if (times > 0) {
            part += line + "\n";
        } else if (!cases.empty() && page) {
            cases.back().html += line + "\n";
        } else if (!cases.empty() && !line.empty()) {
            cases.back().expected += line;
        }
    }
    return cases;
}

TEST(PageKind, TellsWhatIsNoArticle) {
    const std::vector<Case> cases = read_cases();
    ASSERT_GE(cases.size(), 14U);
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        const auto document = read_page(one.html, {}, tests::tables());
        const auto notes = explain_page(one.html, {}, tests::tables());
        EXPECT_EQ(document ? "article" : "error " + document.error().detail, one.expected)
            << (notes.empty() ? "" : notes[0].reason);
        if (!document) {
            EXPECT_EQ(document.error().code, ErrorCode::no_article);
        }
        ASSERT_GE(notes.size(), 2U);
        EXPECT_EQ(notes[0].kind, "page");
        std::int32_t sum = 0;
        for (const page::ScorePart& part : notes[0].parts) {
            sum += part.score;
        }
        EXPECT_EQ(sum, notes[0].score);
    }
}

TEST(PageKind, AnAddressSaysWhatTheCanonicalOneDoesNot) {
    for (const Case& one : read_cases()) {
        if (one.name == "the front page of a site") {
            Origin origin;
            origin.url = "https://example.org/a-story-of-ours/17";
            EXPECT_TRUE(read_page(one.html, origin, tests::tables()));
            origin.url = "https://example.org/?p=17";
            EXPECT_TRUE(read_page(one.html, origin, tests::tables()));
            for (const char* front : {"https://example.org", "https://example.org/ar/#top",
                                      "https://example.org/index.php"}) {
                origin.url = front;
                EXPECT_FALSE(read_page(one.html, origin, tests::tables())) << front;
            }
        }
    }
}

TEST(PageKind, AnUnclosedElementOfAmpTakesNoArticleAway) {
    std::string html =
        "<html amp><h1>Ferries sail again</h1><amp-ad type='x' /><amp-video src='y' />";
    for (int at = 0; at < 40; ++at) {
        html +=
            "<p>The ferry to the island sailed on Tuesday, the harbour master of the port "
            "said.</p>";
    }
    const auto document = read_page(html, {}, tests::tables());
    ASSERT_TRUE(document);
    EXPECT_GE(document->blocks().size(), 40U);
}

TEST(PageKind, IsToldQuicklyOfPagesMadeToHurt) {
    const auto repeat = [](const std::string& part, std::size_t count) {
        std::string out;
        for (std::size_t at = 0; at < count; ++at) {
            out += part;
        }
        return out;
    };
    const std::string entry =
        "<time datetime='10:05'>10:05</time><p>Some words of prose, and then a few more.</p>"
        "<a href=x>a headline of five words</a><img src=x>";
    const std::string pages[] = {
        "<body class=home>" + repeat("<div class='live-blog gallery'>" + entry + "</div>", 20'000),
        "<body class=home>" + repeat("<div class='live-blog gallery'>" + entry, 20'000),
        "<body class='" + repeat("home-", 500'000) + "'>" + repeat(entry, 5'000),
        "<script type='application/ld+json'>" + repeat("{\"@type\":[\"A\",", 200'000) + "</script>",
        "<script type='application/ld+json'>" + repeat("\"@graph", 200'000) + "</script>",
    };
    for (const std::string& html : pages) {
        SCOPED_TRACE(html.substr(0, 60));
        const auto tree = page::parse_html(html);
        ASSERT_TRUE(tree);
        std::vector<page::BodyBlock> body;
        for (page::HtmlBlock& block : page::cut_blocks(*tree)) {
            body.push_back(
                {std::move(block.text), BlockKind::paragraph, block.words, true, 0, {}, ""});
        }
        const auto start = std::chrono::steady_clock::now();
        page::tell_page_kind(*tree, "", body);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), tests::hurt_seconds);
    }
}

TEST(TypeNames, AreThoseOfTheScript) {
    const auto dump = [](std::string_view script) {
        std::string out;
        for (const page::TypeName& type : page::type_names(script)) {
            out += (out.empty() ? "" : " ") + std::string(type.name) + (type.outer ? "!" : "");
        }
        return out;
    };
    EXPECT_EQ(dump(R"({"@type":"A","x":{"@type":"B"}})"), "A! B");
    EXPECT_EQ(dump(R"([{"@type":"A"},{"@type" : ["B", "C"]}])"), "A! B! C!");
    EXPECT_EQ(dump(R"({"@graph":[{"@type":"A","x":{"@type":"B"}}]})"), "A! B");
    EXPECT_EQ(dump(R"({"@type":"http://schema.org/A","name":"{\"@type\":\"B\"}"})"), "A!");
    EXPECT_EQ(dump(R"({"@type":)"), "");
    EXPECT_EQ(dump(R"({"@type":"A)"), "A!");
    EXPECT_EQ(dump("\"\\"), "");
    EXPECT_EQ(dump(R"(}}{"@type":["A",]})"), "A!");
}

TEST(Clock, IsReadInBothDigits) {
    const auto dump = [](std::string_view text) {
        const auto clock = page::first_clock(text);
        return clock ? std::to_string(clock->minutes) + (clock->at_begin ? "!" : "") : "";
    };
    EXPECT_EQ(dump("14:05"), "845!");
    EXPECT_EQ(dump("2020-05-26T10:00:00+02:00"), "600");
    EXPECT_EQ(dump("Tuesday, 9:30 pm"), "570");
    EXPECT_EQ(dump("\xD9\xA1\xD9\xA4:\xD9\xA0\xD9\xA5"), "845!");
    EXPECT_EQ(dump("\xDB\xB1\xDB\xB4:\xDB\xB0\xDB\xB5"), "845!");
    for (const char* none :
         {"", "14", "14:", "14:5", "25:00", "12:75", "2020:10", "a 3:2 win", "\xD9"}) {
        EXPECT_EQ(dump(none), "") << none;
    }
}

}  // namespace
}  // namespace khabar
