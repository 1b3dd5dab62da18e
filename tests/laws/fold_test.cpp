// fold(fold(x)) == fold(x), and fold gives well-formed UTF-8.

#include <string>

#include <gtest/gtest.h>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"
#include "texts.h"

namespace khabar::laws {

namespace {

void expect_idempotent(const std::string& word) {
    for (const LanguageId language : {LanguageId::arabic, LanguageId::english}) {
        const std::string once = fold(word, language);
        ASSERT_EQ(fold(once, language), once) << code(language) << ": " << word;
        ASSERT_TRUE(is_utf8(once)) << code(language) << ": " << word;
    }
}

}  // namespace

TEST(Fold, IsIdempotentOverTheLexicon) {
    const std::vector<std::string> cells = lexicon_cells(*open_lexicon());
    ASSERT_GT(cells.size(), 10000u);
    for (const std::string& cell : cells) {
        expect_idempotent(cell);
    }
}

TEST(Fold, IsIdempotentOverEveryCharacter) {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string word;
        append_utf8(word, c);
        expect_idempotent(word);
    }
}

TEST(Fold, IsIdempotentOverGeneratedWords) {
    TextMaker maker(1);
    for (int i = 0; i < 100000; ++i) {
        expect_idempotent(maker.characters(maker.below(8) + 1));
    }
}

TEST(Fold, AppendsTheSame) {
    TextMaker maker(2);
    for (int i = 0; i < 10000; ++i) {
        const std::string word = maker.characters(maker.below(8) + 1);
        std::string out = "before ";
        fold_into(out, word, LanguageId::arabic);
        ASSERT_EQ(out, "before " + fold(word, LanguageId::arabic)) << word;
    }
}

}  // namespace khabar::laws
