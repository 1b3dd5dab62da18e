// What holds for the readings of every text.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/text/fold.h"
#include "texts.h"

namespace khabar::laws {

namespace {

std::unique_ptr<const Language> open_or_abort(LanguageId language) {
    auto opened = open_language(language, open_lexicon());
    if (!opened) {
        ADD_FAILURE() << opened.error().detail;
        std::abort();
    }
    return *std::move(opened);
}

const Language& reader(LanguageId language) {
    static const auto arabic = open_or_abort(LanguageId::arabic);
    static const auto english = open_or_abort(LanguageId::english);
    return language == LanguageId::arabic ? *arabic : *english;
}

/// Particles, stem and pronoun lie in their order and cover the token.
void expect_whole(const ReadText& text, const Reading& reading) {
    const Span token = text.tokens.tokens[reading.token].span;
    ASSERT_LE(token.begin, reading.stem.begin);
    ASSERT_LE(token.begin, reading.begin);
    ASSERT_LE(reading.begin, reading.stem.end);
    ASSERT_LE(reading.stem.begin, reading.stem.end);
    if (reading.pronoun.span.empty()) {
        ASSERT_EQ(reading.stem.end, token.end);
    } else {
        ASSERT_EQ(reading.stem.end, reading.pronoun.span.begin);
        ASSERT_EQ(reading.pronoun.span.end, token.end);
    }
    for (const std::uint32_t at : {reading.stem.begin, reading.begin, reading.stem.end}) {
        ASSERT_TRUE(on_border(text.document.text(), at));
    }
}

void expect_laws(std::string bytes, LanguageId language = LanguageId::arabic) {
    const Document document = as_document(std::move(bytes), language);
    const ReadText text = reader(language).read(document);
    ASSERT_EQ(text.readings.size(), text.size());
    for (std::uint32_t token = 0; token < text.size(); ++token) {
        ASSERT_EQ(text.folded(token), fold(text.words(token), language));
        const auto readings = text.readings.of(token);
        ASSERT_FALSE(readings.empty());
        ASSERT_EQ(readings.front().score, 0);
        for (std::size_t i = 0; i < readings.size(); ++i) {
            ASSERT_EQ(readings[i].token, token);
            ASSERT_TRUE(i == 0 || readings[i].score <= readings[i - 1].score);
            ASSERT_EQ(readings[i].score, readings[i].parts.sum() - readings.front().parts.sum());
            ASSERT_NO_FATAL_FAILURE(expect_whole(text, readings[i]));
        }
    }
}

}  // namespace

TEST(Readings, OfGoldenTexts) {
    for (const std::string& text : golden_texts()) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(text)) << text;
    }
}

TEST(Readings, OfMixtures) {
    const std::vector<std::string> cells = lexicon_cells(*open_lexicon());
    TextMaker maker(21);
    for (int i = 0; i < 60; ++i) {
        const std::string text = maker.mixture(cells, maker.below(400));
        ASSERT_NO_FATAL_FAILURE(expect_laws(text)) << text;
    }
    for (int i = 0; i < 2000; ++i) {
        const std::string text = maker.characters(maker.below(120));
        ASSERT_NO_FATAL_FAILURE(expect_laws(text)) << text;
    }
}

TEST(Readings, OfEnglish) {
    for (const std::string& text : golden_texts()) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(text, LanguageId::english)) << text;
    }
    const std::vector<std::string> cells = lexicon_cells(*open_lexicon(), LanguageId::english);
    TextMaker maker(22);
    for (int i = 0; i < 200; ++i) {
        const std::string text = maker.mixture(cells, maker.below(400));
        ASSERT_NO_FATAL_FAILURE(expect_laws(text, LanguageId::english)) << text;
    }
    for (int i = 0; i < 2000; ++i) {
        const std::string text = maker.characters(maker.below(120));
        ASSERT_NO_FATAL_FAILURE(expect_laws(text, LanguageId::english)) << text;
    }
}

TEST(Readings, DoNotDependOnWhatWasReadBefore) {
    const std::string text = golden_texts().front();
    const Document document = as_document(text);
    const auto dump = [&] {
        std::string out;
        const ReadText read = reader(LanguageId::arabic).read(document);
        for (std::uint32_t token = 0; token < read.size(); ++token) {
            for (const Reading& reading : read.readings.of(token)) {
                out += std::to_string(reading.score) + " " + ud_features(reading.features) + "\n";
            }
        }
        return out;
    };
    const std::string first = dump();
    expect_laws(golden_texts().back());
    EXPECT_EQ(dump(), first);
}

/// A row's example holds the row's word: among all readings of some word of it stands the row.
std::size_t expect_rows_in_examples(LanguageId language, const char* name) {
    const auto tables = open_lexicon();
    const Sheet& sheet = *tables->sheet(name);
    const SheetId id = static_cast<SheetId>(&sheet - tables->sheets().data());
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        if (language == LanguageId::english &&
            sheet.cell(row, "lemma").find_first_of(" -") != std::string_view::npos) {
            continue;  // phrases and compounds are no words
        }
        const Document document = as_document(std::string(sheet.cell(row, "example")), language);
        const ReadText text = reader(language).read_all(document);
        bool found = false;
        for (std::uint32_t token = 0; token < text.size() && !found; ++token) {
            for (const Reading& reading : text.readings.of(token)) {
                found = found || reading.lemma == RowId{id, row};
            }
        }
        EXPECT_TRUE(found) << sheet.place(row) << ": " << sheet.cell(row, "lemma") << " in "
                           << sheet.cell(row, "example");
    }
    return sheet.rows();
}

TEST(Readings, FindEachRowInItsExample) {
    std::size_t rows = 0;
    for (const char* name : {"ar/verbs", "ar/nouns", "actors/heads_ar"}) {
        rows += expect_rows_in_examples(LanguageId::arabic, name);
    }
    EXPECT_GT(rows, 14000u);
    rows = 0;
    for (const char* name : {"en/verbs", "en/nouns", "actors/heads_en"}) {
        rows += expect_rows_in_examples(LanguageId::english, name);
    }
    EXPECT_GT(rows, 4500u);
}

}  // namespace khabar::laws
