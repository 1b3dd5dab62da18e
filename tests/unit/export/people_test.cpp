#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"
#include "khabar/export/csv.h"
#include "khabar/export/layers.h"
#include "khabar/export/table.h"
#include "khabar/export/terminal.h"

namespace khabar {
namespace {

using exports::columns;
using exports::isolate;
using exports::printable;
using exports::wrap;
using testing::HasSubstr;
using testing::Not;
using tests::Article;

constexpr std::string_view isolate_begin = "\xE2\x81\xA8";
constexpr std::string_view isolate_end = "\xE2\x81\xA9";
constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view fatha = "\xD9\x8E";

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t times = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + what.size())) {
        ++times;
    }
    return times;
}

/// RFC 4180, read back.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted) {
            if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else if (text[i] == '"') {
                quoted = false;
            } else {
                cell += text[i];
            }
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == ',') {
            rows.back().push_back(std::move(cell));
            cell.clear();
        } else if (text.substr(i, 2) == "\r\n") {
            rows.back().push_back(std::move(cell));
            cell.clear();
            rows.emplace_back();
            ++i;
        } else {
            cell += text[i];
        }
    }
    rows.pop_back();
    return rows;
}

std::string cell(const std::vector<std::vector<std::string>>& rows, std::string_view column) {
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
        if (rows[0][i] == column) {
            return rows[1][i];
        }
    }
    return "no such column";
}

TEST(Csv, OneFlatRowAnEvent) {
    const Article article;
    std::string out = csv_header();
    append_csv(out, article.coded());
    const auto rows = read_csv(out);
    ASSERT_EQ(rows.size(), 2u);
    ASSERT_EQ(rows[0].size(), rows[1].size());
    EXPECT_EQ(cell(rows, "event"), "ASSAULT");
    EXPECT_EQ(cell(rows, "actors"), article.words("actor"));
    EXPECT_EQ(cell(rows, "actor_codes"), "LBY/MIL/GOV");
    EXPECT_EQ(cell(rows, "lon"), "-13.5");
    EXPECT_EQ(cell(rows, "date_start"), "2020-05-25");
    EXPECT_EQ(cell(rows, "numbers"), "killed=1000..; injured=20..99");
    EXPECT_EQ(cell(rows, "sources"), "News, \"Example\"; " + article.words("agency"));
    EXPECT_EQ(cell(rows, "trigger"), article.words("trigger"));
}

TEST(Csv, DefusesFormulas) {
    for (const std::string_view bad : {"=1+1", "+1", "-1", "@x", "\tx", "\rx"}) {
        Origin origin;
        origin.id = std::string(bad);
        const Document document(origin, LanguageId::arabic, "trigger", {});
        Event event{};
        event.trigger = {0, 7};
        event.sentence = {0, 7};
        event.pattern = tests::row_of("events/patterns_ar", "type", "ASSAULT");
        const std::vector<Event> events{event};
        std::string out = csv_header();
        append_csv(out, {document, events, {}, tests::tables()});
        EXPECT_EQ(cell(read_csv(out), "document_id"), "'" + std::string(bad));
    }
}

TEST(Terminal, CountsColumns) {
    EXPECT_EQ(columns(""), 0u);
    EXPECT_EQ(columns("abc"), 3u);
    EXPECT_EQ(columns(std::string(alef) + std::string(fatha)), 1u);
    EXPECT_EQ(columns(std::string(isolate_begin) + "a" + std::string(isolate_end)), 1u);
    EXPECT_EQ(columns("\xE6\xBC\xA2"), 2u);  // a Chinese character
}

TEST(Terminal, LetsNoControlThrough) {
    EXPECT_EQ(printable("a\x1b[31mb\n\tc\x07"), "a[31mb  c");
    EXPECT_EQ(printable("a\xE2\x80\xAE"
                        "b\xE2\x81\xA9"),
              "ab");  // an override, a stray end
    EXPECT_EQ(printable("\xC2\x9B"
                        "31m"),
              "31m");  // C1's own introducer
}

TEST(Terminal, IsolatesRightToLeftAlone) {
    EXPECT_EQ(isolate("Reuters 5"), "Reuters 5");
    EXPECT_EQ(isolate(alef),
              std::string(isolate_begin) + std::string(alef) + std::string(isolate_end));
}

TEST(Terminal, WrapsAtBlanks) {
    EXPECT_EQ(wrap("aa bb cc", 5), (std::vector<std::string>{"aa bb", "cc"}));
    EXPECT_EQ(wrap("aaaaaaa b", 3), (std::vector<std::string>{"aaaaaaa", "b"}));
    EXPECT_TRUE(wrap("  ", 3).empty());
}

TEST(Table, TellsTheEvent) {
    const Article article;
    std::string out;
    append_table(out, article.coded(), {NameLanguage::english, false, 80});
    EXPECT_THAT(out, HasSubstr("1. ASSAULT heavy-weapons  reported"));
    EXPECT_THAT(out, HasSubstr("at Tripoli ("));
    EXPECT_THAT(out, HasSubstr("[32.89 -13.5]"));
    EXPECT_THAT(out, HasSubstr("2020-05-25"));
    EXPECT_THAT(out, HasSubstr("killed more than 1,000"));
    EXPECT_THAT(out, HasSubstr("injured 20 to 99"));
    EXPECT_THAT(out, HasSubstr(" > Reuters ("));
    EXPECT_THAT(out, HasSubstr(" -> "));
    EXPECT_THAT(out, Not(HasSubstr("\x1b")));
    EXPECT_EQ(count(out, isolate_begin), count(out, isolate_end));
    EXPECT_GT(count(out, isolate_begin), 5u);
}

TEST(Table, NamesAndColoursAreChosen) {
    const Article article;
    std::string out;
    append_table(out, article.coded(), {NameLanguage::arabic, true, 80});
    EXPECT_THAT(out, Not(HasSubstr("Reuters")));
    EXPECT_THAT(out, HasSubstr("\x1b[1m"));
}

TEST(Table, LinesAreNoWiderThanAsked) {
    const Article article;
    for (const std::size_t width : {50u, 80u, 120u}) {
        std::string out;
        append_card(out, article.coded(), 0, {NameLanguage::arabic, false, width});
        const std::size_t from = out.find("words ");
        ASSERT_NE(from, std::string::npos);
        std::string_view words = std::string_view(out).substr(from, out.find("rule ") - from);
        while (!words.empty()) {
            const std::size_t end = words.find('\n');
            EXPECT_LE(columns(words.substr(0, end)), width);
            words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
        }
    }
}

TEST(Layers, AreNamed) {
    for (const std::string_view each :
         {"words", "times", "quantities", "places", "actors", "clauses", "frames"}) {
        EXPECT_TRUE(layer(each)) << each;
    }
    EXPECT_FALSE(layer("word"));
    EXPECT_FALSE(layer(""));
}

}  // namespace
}  // namespace khabar
