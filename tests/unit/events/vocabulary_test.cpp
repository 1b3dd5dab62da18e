// The words of the rows as numbers: what texts are held against.

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "khabar/events/pattern_set.h"
#include "khabar/events/vocabulary.h"
#include "khabar/text/fold.h"
#include "tests/open_lexicon.h"

namespace khabar::events {
namespace {

TEST(Vocabulary, NumbersEachWordOnce) {
    Vocabulary words;
    const WordId first = words.add("a");
    const WordId second = words.add("b");
    EXPECT_NE(first, second);
    EXPECT_NE(first, WordId::unknown);
    EXPECT_EQ(words.add("a"), first);
    EXPECT_EQ(words.find("b"), second);
    EXPECT_EQ(words.find("c"), WordId::unknown);
}

TEST(Vocabulary, ListsAreSortedWithoutUnknown) {
    WordList words{WordId{5}, WordId::unknown, WordId{2}, WordId{5}};
    make_list(words);
    EXPECT_EQ(words, (WordList{WordId{2}, WordId{5}}));
    EXPECT_TRUE(lists(words, WordId{5}));
    EXPECT_FALSE(lists(words, WordId{3}));
    EXPECT_FALSE(lists(words, WordId::unknown));
}

TEST(Vocabulary, ListsShareAWord) {
    const WordList low{WordId{1}, WordId{4}};
    const WordList high{WordId{4}, WordId{9}};
    EXPECT_TRUE(share_word(low, high));
    EXPECT_TRUE(share_word(high, low));
    EXPECT_FALSE(share_word(low, {WordId{2}, WordId{9}}));
    EXPECT_FALSE(share_word(low, {}));
}

/// Each row of the verbs has the number of its lemma's letters, and so has each verbal noun.
TEST(LemmaRows, AreTheirFoldedLemmas) {
    const TableFile& tables = tests::patterns().tables();
    std::size_t known = 0;
    for (std::size_t s = 0; s < tables.sheets().size(); ++s) {
        const Sheet& sheet = tables.sheets()[s];
        if (sheet.name() != "ar/verbs") {
            continue;
        }
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            const RowId id{SheetId{static_cast<std::uint16_t>(s)}, row};
            const LemmaRow& read = tests::patterns().lemma_rows().of(id);
            EXPECT_TRUE(read.verb);
            EXPECT_EQ(read.lemma, sheet.cell(row, "lemma"));
            EXPECT_EQ(read.word,
                      tests::patterns().vocabulary().find(fold(read.lemma, LanguageId::arabic)));
            const auto masdars = tests::patterns().lemma_rows().masdars(read);
            EXPECT_EQ(masdars.size(), alternatives(sheet.cell(row, "masdar")).size());
            known += read.word != WordId::unknown ? 1 : 0;
        }
    }
    EXPECT_GT(known, 100u);
}

/// A phrase of modes_ar is its two words, whatever mode its words have by themselves.
TEST(PatternSet, PhrasesAreTwoWords) {
    const Sheet* sheet = tests::patterns().tables().sheet("events/modes_ar");
    ASSERT_NE(sheet, nullptr);
    const Vocabulary& words = tests::patterns().vocabulary();
    std::size_t phrases = 0;
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        for (const std::string_view lemma : alternatives(sheet->cell(row, "lemma"))) {
            const std::string folded = fold(lemma, LanguageId::arabic);
            const std::size_t blank = folded.find(' ');
            if (blank == std::string::npos) {
                continue;
            }
            ++phrases;
            const WordId whole = tests::patterns().phrase(words.find(folded.substr(0, blank)),
                                                          words.find(folded.substr(blank + 1)));
            EXPECT_EQ(whole, words.find(folded)) << sheet->place(row);
            EXPECT_FALSE(tests::patterns().mode_of(sheet->cell(row, "type"), whole).empty())
                << sheet->place(row);
        }
    }
    EXPECT_GT(phrases, 10u);
    EXPECT_EQ(tests::patterns().phrase(WordId::unknown, WordId::unknown), WordId::unknown);
}

}  // namespace
}  // namespace khabar::events
