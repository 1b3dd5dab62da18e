// Each line of readings_en.tsv: a phenomenon, a sentence, a word of it, and how it is to be read.
// Those of readings_en_open.tsv are beyond the present depth: they are run and counted, and one
// that begins to hold is to be moved up.

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/language/language.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

struct Case {
    std::string kind, text, word, pos, features;
};

std::vector<Case> read_cases(const std::string& name) {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/language/" + name);
    std::vector<Case> cases;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<std::string> cells;
        std::stringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');) {
            cells.push_back(cell);
        }
        cells.resize(5);
        cases.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
    return cases;
}

class EnglishReadings : public testing::Test {
protected:
    void SetUp() override {
        auto tables = TableFile::open(KHABAR_TABLES);
        ASSERT_TRUE(tables);
        auto language = open_language(LanguageId::english, *std::move(tables));
        ASSERT_TRUE(language);
        language_ = *std::move(language);
    }

    [[nodiscard]] ReadText read(const Document& document) const {
        return language_->read(document);
    }

    static Document document(const std::string& text, BlockKind kind) {
        const auto size = static_cast<std::uint32_t>(text.size());
        return {Origin{}, LanguageId::english, text, {{kind, {0, size}, LanguageId::english}}};
    }

    /// What is wrong with the reading of a case; empty where it holds.
    [[nodiscard]] std::string fault(const Case& c) const {
        const Document page = document(c.text, BlockKind::paragraph);
        const ReadText text = read(page);
        for (std::uint32_t token = 0; token < text.size(); ++token) {
            if (text.words(token) == c.word) {
                return compare(c, text.best(token).features);
            }
        }
        return "no such word in the text";
    }

private:
    static std::string compare(const Case& c, const Features& read) {
        std::string out;
        if (upos(read.part) != c.pos) {
            out += " wanted " + c.pos + " got " + upos(read.part);
        }
        const std::string features = "|" + ud_features(read) + "|";
        std::stringstream wanted(c.features);
        for (std::string each; std::getline(wanted, each, '|');) {
            if (features.find("|" + each + "|") == std::string::npos) {
                out += " wanted " + each + " got " + features;
            }
        }
        return out;
    }

    std::unique_ptr<const Language> language_;
};

TEST_F(EnglishReadings, Hold) {
    const std::vector<Case> cases = read_cases("readings_en.tsv");
    EXPECT_GT(cases.size(), 250u);
    for (const Case& c : cases) {
        EXPECT_EQ(fault(c), "") << c.kind << ": " << c.word << " in: " << c.text;
    }
}

TEST_F(EnglishReadings, Open) {
    const std::vector<Case> cases = read_cases("readings_en_open.tsv");
    std::size_t hold = 0;
    for (const Case& c : cases) {
        if (fault(c).empty()) {
            ++hold;
            std::printf("open reading that holds, to be moved up: %s in: %s\n", c.word.c_str(),
                        c.text.c_str());
        }
    }
    std::printf("open English readings: %zu of %zu hold\n", hold, cases.size());
    EXPECT_FALSE(cases.empty());
}

/// The readers of names ask for a name without a row, whatever else a word is.
TEST_F(EnglishReadings, KeepANameForEveryCapital) {
    for (const BlockKind kind : {BlockKind::paragraph, BlockKind::title}) {
        for (const char* words :
             {"The Will To Fight For Mosul And Turkey", "ISRAEL STRIKES GAZA AS TALKS FAIL",
              "Police Arrested Rice near Bath", "Attack on the President of Chad"}) {
            const Document page = document(words, kind);
            const ReadText text = read(page);
            for (std::uint32_t token = 0; token < text.size(); ++token) {
                const char first = text.words(token).front();
                bool name = first < 'A' || first > 'Z';
                for (const Reading& reading : text.readings.of(token)) {
                    name = name ||
                           (reading.features.part == PartOfSpeech::proper_noun && !reading.lemma);
                }
                EXPECT_TRUE(name) << text.words(token) << " in: " << words;
            }
        }
    }
}

}  // namespace
