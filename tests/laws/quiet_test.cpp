// Sport, markets and weather give no event (RECORD.md, rule 4), whatever words of war and politics
// their pages use. The articles of quiet/*.txt are written for that; a line `===` parts them, the
// first line of each is its headline.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/coder/coder.h"
#include "tests/open_lexicon.h"
#include "tests/read_file.h"
#include "texts.h"

namespace khabar::laws {
namespace {

constexpr std::size_t fewest_articles = 100;
constexpr std::uint32_t fewest_sentences = 300;
constexpr std::size_t most_false_events = 3;

std::vector<std::string> read_articles(const std::string& name) {
    const std::string text = tests::read_file(KHABAR_SOURCE_DIR "/tests/laws/quiet/" + name);
    constexpr std::string_view between = "\n===\n";
    std::vector<std::string> articles;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(between, begin), text.size());
        articles.push_back(text.substr(begin, end - begin));
        begin = end + between.size();
    }
    return articles;
}

TEST(Quiet, SportMarketsAndWeatherGiveNoEvents) {
    std::size_t articles = 0;
    std::uint32_t sentences = 0;
    std::size_t false_events = 0;
    std::string told;
    for (const std::string name : {"sport.txt", "markets.txt", "weather.txt"}) {
        std::size_t number = 0;
        for (const std::string& text : read_articles(name)) {
            const Report report = tests::coder().code(as_document(text));
            ++number;
            sentences += report.tally.sentences;
            for (const Event& event : report.events) {
                const Sheet& rows = tests::coder().tables().sheet(event.pattern.sheet);
                told += name + " " + std::to_string(number) + ": " + event.type + " [" +
                        std::string(report.document.text(event.trigger)) + "] " +
                        rows.place(event.pattern.row) + "\n    " +
                        std::string(report.document.text(event.sentence)) + "\n";
                ++false_events;
            }
        }
        articles += number;
    }
    EXPECT_GE(articles, fewest_articles);
    EXPECT_GE(sentences, fewest_sentences);
    EXPECT_LE(false_events, most_false_events) << told;
    RecordProperty("false_events", std::to_string(false_events));
}

}  // namespace
}  // namespace khabar::laws
