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

// "qatala" (he killed) and "al-amn" (security) as they stand in print, and signs beside them.
TEST(Fold, ReadsPresentationForms) {
    const struct {
        const char* name;
        std::u32string form;
        std::u32string folded;
    } cases[] = {
        {"three shapes", U"\uFED7\uFE98\uFEDE", U"\u0642\u062A\u0644"},
        {"a ligature of lam and alef", U"\uFE8D\uFEF7\uFEE3\uFEE6",
         U"\u0627\u0644\u0627\u0645\u0646"},
        {"a word in one sign", U"\uFDF2", U"\u0627\u0644\u0644\u0647"},
        {"a mark on a tatweel", U"\uFED7\uFE77\uFE98\uFEDE", U"\u0642\u062A\u0644"},
        {"a mark alone", U"\uFED7\uFE76\uFE98\uFEDE", U"\u0642\u062A\u0644"},
        {"two marks in one sign", U"\uFED7\uFC60\uFE98\uFEDE", U"\u0642\u062A\u0644"},
        {"a blessing is one sign", U"\uFDFA", U"\uFDFA"},
        {"hidden controls", U"\u0642\u200F\u062A\u00AD\u061C\u0644\uFEFF\u200C\u2069",
         U"\u0642\u062A\u0644"},
    };
    const auto utf8 = [](const std::u32string& letters) {
        std::string out;
        for (const char32_t letter : letters) {
            append_utf8(out, letter);
        }
        return out;
    };
    for (const auto& one : cases) {
        EXPECT_EQ(fold(utf8(one.form), LanguageId::arabic), utf8(one.folded)) << one.name;
        expect_idempotent(utf8(one.form));
    }
}

TEST(Fold, OfEnglishIsIdempotent) {
    TextMaker maker(6);
    for (int i = 0; i < 10000; ++i) {
        const std::string word = maker.characters(maker.below(8) + 1);
        const std::string once = fold(word, LanguageId::english);
        ASSERT_EQ(fold(once, LanguageId::english), once) << word;
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
