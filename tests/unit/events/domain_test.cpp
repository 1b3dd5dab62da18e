// Pages of sport, markets and weather: what in them is an event all the same, and that a page of
// public life loses nothing for a match or a price. The texts stand beside this file.

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/coder/coder.h"
#include "khabar/events/domain.h"
#include "khabar/events/pattern_set.h"
#include "khabar/text/fold.h"
#include "tests/open_lexicon.h"
#include "tests/read_file.h"

namespace khabar::events {
namespace {

constexpr std::string_view between = "\n===\n";

/// A page and what its first line says of it: "keep TYPE TYPE ..." or "share SIGN ...".
struct Page {
    std::vector<std::string> asks;
    std::string text;
};

std::vector<Page> read_pages(const std::string& name) {
    const std::string bytes = tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/events/" + name);
    std::vector<Page> pages;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find(between, begin), bytes.size());
        const std::size_t line = bytes.find('\n', begin);
        Page page;
        for (std::size_t at = begin; at < line;) {
            const std::size_t blank = std::min(bytes.find(' ', at), line);
            page.asks.push_back(bytes.substr(at, blank - at));
            at = blank + 1;
        }
        page.text = bytes.substr(line + 1, end - line - 1);
        pages.push_back(std::move(page));
        begin = end + between.size();
    }
    return pages;
}

/// The first line is the headline.
Document as_page(const std::string& text) {
    const auto line = static_cast<std::uint32_t>(text.find('\n'));
    const auto size = static_cast<std::uint32_t>(text.size());
    Origin origin;
    origin.published = parse_day("2024-03-01");
    return {std::move(origin),
            LanguageId::arabic,
            text,
            {{BlockKind::title, {0, line}, LanguageId::arabic},
             {BlockKind::paragraph, {line + 1, size}, LanguageId::arabic}}};
}

/// The layers of a text, and its domains.
class Read {
public:
    explicit Read(const std::string& text)
        : document_(as_page(text)),
          layers_(tests::coder().layers(document_)),
          lemmas_(layers_.text, tests::patterns()),
          domains_(layers_.text, layers_.mentions, lemmas_, tests::patterns()) {}

    [[nodiscard]] const Layers& layers() const { return layers_; }
    [[nodiscard]] const Domains& domains() const { return domains_; }
    [[nodiscard]] std::string events() const {
        std::string types;
        for (const Event& event : layers_.events) {
            types += event.type + " ";
        }
        return types;
    }

private:
    Document document_;
    Layers layers_;
    Lemmas lemmas_;
    Domains domains_;
};

std::int32_t domain_part(const Event& event) {
    const auto part = std::find_if(event.score.begin(), event.score.end(),
                                   [](const auto& each) { return each.name == "domain"; });
    return part == event.score.end() ? 0 : part->value;
}

/// Riots, sanctions, aid, strikes, agreements of states on pages of sport, markets, weather.
TEST(Domains, KeepEventsWithAPublicSide) {
    const auto pages = read_pages("mixed.txt");
    ASSERT_GE(pages.size(), 25u);
    for (const Page& page : pages) {
        ASSERT_EQ(page.asks.front(), "keep") << page.text;
        const Read read(page.text);
        for (std::size_t i = 1; i < page.asks.size(); ++i) {
            EXPECT_NE(read.events().find(page.asks[i]), std::string::npos)
                << page.asks[i] << " is missing; coded: " << read.events() << "\n"
                << page.text;
        }
    }
}

/// A match, a price or a flood named on a page of public life takes no point from any event of it.
TEST(Domains, TakeNothingFromPublicPages) {
    const auto pages = read_pages("public.txt");
    ASSERT_GE(pages.size(), 8u);
    for (const Page& page : pages) {
        const Read read(page.text);
        EXPECT_FALSE(read.layers().events.empty()) << page.text;
        for (const Event& event : read.layers().events) {
            EXPECT_EQ(domain_part(event), 0) << event.type << "\n" << page.text;
        }
        for (std::size_t i = 1; i < page.asks.size(); ++i) {
            EXPECT_NE(read.events().find(page.asks[i]), std::string::npos)
                << page.asks[i] << " is missing; coded: " << read.events() << "\n"
                << page.text;
        }
    }
}

/// Above zero on quiet pages, below on public ones; the other way round neither test could fail.
TEST(Domains, ShareTellsPagesApart) {
    for (const Page& page : read_pages("quiet.txt")) {
        const Read read(page.text);
        for (std::uint32_t s = 0; s < read.layers().text.tokens.sentences.size(); ++s) {
            EXPECT_GT(read.domains().share(s), 40) << s << ": " << page.text;
        }
        EXPECT_EQ(read.events(), "") << page.text;
    }
    for (const Page& page : read_pages("public.txt")) {
        const Read read(page.text);
        for (std::uint32_t s = 0; s < read.layers().text.tokens.sentences.size(); ++s) {
            EXPECT_LT(read.domains().share(s), 40) << s << ": " << page.text;
        }
    }
}

/// A phrase of the sheet takes its words: the last of them is not counted again.
TEST(DomainWords, LongestFirst) {
    const DomainWords& words = tests::patterns().domains();
    const Vocabulary& known = tests::patterns().vocabulary();
    const auto phrases =
        words.beginning_with(known.find("\xD9\x83\xD8\xB1\xD9\x87"));  // kura, "ball"
    ASSERT_GE(phrases.size(), 2u);
    EXPECT_FALSE(phrases.front().rest.empty());
    EXPECT_TRUE(phrases.back().rest.empty());
    EXPECT_TRUE(words.beginning_with(known.find("no such word")).empty());
}

/// Twice in one domain, a word would have two weights.
TEST(DomainWords, StandOnceInTheirDomain) {
    const Sheet* sheet = tests::patterns().tables().sheet("events/domains_ar");
    ASSERT_NE(sheet, nullptr);
    std::set<std::string> known;
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        for (const std::string_view lemma : alternatives(sheet->cell(row, "lemma"))) {
            const std::string word = fold(lemma, LanguageId::arabic);
            const std::string_view domain = sheet->cell(row, "domain");
            EXPECT_TRUE(known.insert(word + " " + std::string(domain)).second)
                << sheet->place(row) << ": " << lemma;
        }
    }
    EXPECT_GT(known.size(), 1000u);
}

TEST(DomainPoints, PublicLifeCountsAgainstTheOthers) {
    DomainPoints points;
    points.words = 100;
    points.sure = 12;
    points.weak = 8;
    EXPECT_EQ(points.share(0, 10), 12);  // nothing supports the weak words
    EXPECT_EQ(points.share(5, 10), 17);
    EXPECT_EQ(points.share(50, 10), 20);
    EXPECT_EQ(points.share(50, 200), 10);
    points.of.back() = 8;
    EXPECT_EQ(points.share(50, 10), 4);
    points.of.back() = 80;
    EXPECT_EQ(points.share(50, 10), -50);
}

}  // namespace
}  // namespace khabar::events
