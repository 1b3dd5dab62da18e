#include "khabar/page/page_kind.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/page/clock.h"
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
            origin.url = "https://example.org/ar/?from=menu";
            EXPECT_FALSE(read_page(one.html, origin, tests::tables()));
        }
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
