// Each line of paradigms_en.tsv: a verb of en/verbs, a cell of its paradigm, and how it is written;
// nouns and adjectives by their rules.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/language/english/inflect.h"
#include "khabar/tables/table_file.h"

namespace {

using namespace khabar;           // NOLINT(google-build-using-namespace): a test of this library
using namespace khabar::english;  // NOLINT(google-build-using-namespace)

bool is_cell(const Form& form, const std::string& cell) {
    const bool finite = form.features.verb_form == VerbForm::finite;
    if (cell == "third") {
        return finite && form.shape == Shape::third;
    }
    if (cell == "past") {
        return finite && form.features.tense == Tense::perfect && !form.features.passive &&
               form.shape != Shape::participle;
    }
    if (cell == "participle") {
        return form.features.verb_form == VerbForm::passive_participle;
    }
    return form.features.verb_form == VerbForm::active_participle;
}

std::set<std::string> written(const std::vector<Form>& forms, const std::string& cell) {
    std::set<std::string> out;
    for (const Form& form : forms) {
        if (is_cell(form, cell)) {
            out.insert(form.folded);
        }
    }
    return out;
}

std::set<std::string> all(const std::vector<Form>& forms) {
    std::set<std::string> out;
    for (const Form& form : forms) {
        out.insert(form.folded);
    }
    return out;
}

using Set = std::set<std::string>;

TEST(EnglishForms, Table) {
    const auto tables = TableFile::open(KHABAR_TABLES);
    ASSERT_TRUE(tables);
    const Sheet& verbs = *(*tables)->sheet("en/verbs");
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/language/paradigms_en.tsv");
    std::string line;
    std::getline(in, line);
    std::size_t lines = 0;
    while (std::getline(in, line)) {
        ++lines;
        std::stringstream cells(line);
        std::string lemma;
        std::string cell;
        std::string word;
        std::getline(cells, lemma, '\t');
        std::getline(cells, cell, '\t');
        std::getline(cells, word, '\t');
        bool holds = false;
        for (std::uint32_t row = 0; row < verbs.rows(); ++row) {
            if (verbs.cell(row, "lemma") == lemma) {
                const auto forms =
                    inflect_verb({verbs.cell(row, "lemma"), verbs.cell(row, "past"),
                                  verbs.cell(row, "participle"), verbs.cell(row, "nouns")});
                holds = holds || written(forms, cell).contains(word);
            }
        }
        EXPECT_TRUE(holds) << lemma << " " << cell << ": " << word;
    }
    EXPECT_GT(lines, 500u);
}

TEST(EnglishForms, MakeNoOthers) {
    EXPECT_EQ(written(inflect_verb({"visit", "", "", ""}), "past"), Set{"visited"});
    EXPECT_EQ(written(inflect_verb({"stop", "", "", ""}), "ing"), Set{"stopping"});
    EXPECT_EQ(written(inflect_verb({"seek", "sought", "", ""}), "ing"), Set{"seeking"});
    EXPECT_EQ(written(inflect_verb({"reveal", "", "", ""}), "past"), Set{"revealed"});
    EXPECT_EQ(written(inflect_verb({"permit", "permitted", "", ""}), "ing"), Set{"permitting"});
    EXPECT_EQ(written(inflect_verb({"target", "targeted", "", ""}), "ing"), Set{"targeting"});
    EXPECT_EQ(written(inflect_verb({"take", "took", "taken", ""}), "participle"), Set{"taken"});
}

TEST(EnglishForms, EventNouns) {
    const std::vector<Form> forms = inflect_verb({"attack", "", "", "attack|assault"});
    const auto is_noun = [&](const std::string& word, Number number) {
        return std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
            return form.folded == word && form.features.part == PartOfSpeech::noun &&
                   form.features.verb_form == VerbForm::verbal_noun &&
                   form.features.number == number;
        });
    };
    EXPECT_TRUE(is_noun("attack", Number::singular));
    EXPECT_TRUE(is_noun("attacks", Number::plural));
    EXPECT_TRUE(is_noun("assaults", Number::plural));
    EXPECT_TRUE(is_noun("attacking", Number::singular));
}

TEST(EnglishForms, Nouns) {
    EXPECT_EQ(all(inflect_noun({"army"})), (Set{"army", "armies"}));
    EXPECT_EQ(all(inflect_noun({"clash"})), (Set{"clash", "clashes"}));
    EXPECT_EQ(all(inflect_noun({"crisis"})), (Set{"crisis", "crises"}));
    EXPECT_EQ(all(inflect_noun({"toy"})), (Set{"toy", "toys"}));
    EXPECT_EQ(all(inflect_noun({"man", "men", true})), (Set{"man", "men"}));
    EXPECT_EQ(all(inflect_noun({"artillery", "-"})), Set{"artillery"});
    EXPECT_EQ(inflect_noun({"police", "police", true}).front().features.number, Number::plural);
    EXPECT_EQ(inflect_noun({"aircraft", "aircraft"}).front().features.number, Number::none);
}

TEST(EnglishForms, Adjectives) {
    EXPECT_EQ(all(inflect_adjective("big")), (Set{"big", "bigger", "biggest"}));
    EXPECT_EQ(all(inflect_adjective("deadly")), (Set{"deadly", "deadlier", "deadliest"}));
    EXPECT_EQ(all(inflect_adjective("large")), (Set{"large", "larger", "largest"}));
    EXPECT_EQ(all(inflect_adjective("military")), Set{"military"});
}

}  // namespace
