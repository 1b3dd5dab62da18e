// The compiled lexicon reads back what its rows say.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"
#include "tests/read_file.h"
#include "texts.h"

namespace khabar::laws {

namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        if (end == text.size()) {
            return parts;
        }
        at = end + 1;
    }
}

/// The rows of one sheet as an editor sees them: line numbers and cells, the header first.
struct Row {
    std::uint32_t line;
    std::vector<std::string_view> cells;
};
std::vector<Row> read_rows(std::string_view bytes) {
    std::vector<Row> rows;
    std::uint32_t number = 0;
    for (const std::string_view line : split(bytes, '\n')) {
        ++number;
        if (!line.empty() && line.front() != '#') {
            rows.push_back({number, split(line, '\t')});
        }
    }
    return rows;
}

/// The folded words of one alternative, one space between them: a key of an index.
std::string key_of(LanguageId language, std::string_view words) {
    const Document document = as_document(std::string(words), language);
    std::string key;
    for (const Token& token : split_tokens(document).tokens) {
        const std::string_view word = document.text(token.span);
        if (language == LanguageId::english && token.kind != TokenKind::word && word == "'") {
            continue;  // readers of names pass over quotes
        }
        // the point of an abbreviation at the end: "Mar."
        const bool point = language == LanguageId::english && word == ".";
        key += key.empty() || point ? "" : " ";
        fold_into(key, word, language);
    }
    return key;
}

}  // namespace

TEST(Tables, ReadBackEveryCell) {
    const auto tables = open_lexicon();
    const fs::path folder = fs::path(KHABAR_SOURCE_DIR) / "lexicon";
    std::size_t sheets = 0;
    std::size_t cells = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".tsv" || entry.path().filename() == "schema.tsv") {
            continue;
        }
        const std::string name =
            entry.path().lexically_relative(folder).replace_extension().generic_string();
        const Sheet* sheet = tables->sheet(name);
        ASSERT_NE(sheet, nullptr) << name << " is not in the table file";
        ++sheets;
        const std::string bytes = tests::read_file(entry.path());
        const std::vector<Row> rows = read_rows(bytes);
        ASSERT_EQ(sheet->rows() + 1, rows.size()) << name;
        ASSERT_TRUE(std::ranges::equal(sheet->columns(), rows[0].cells)) << name;
        for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
            const Row& written = rows[row + 1];
            ASSERT_EQ(sheet->line(row), written.line) << name;
            ASSERT_EQ(sheet->place(row),
                      "lexicon/" + name + ".tsv:" + std::to_string(written.line));
            for (std::uint32_t column = 0; column < written.cells.size(); ++column, ++cells) {
                ASSERT_EQ(sheet->cell(row, column), written.cells[column])
                    << name << ":" << written.line;
            }
        }
    }
    EXPECT_GT(sheets, 20u);
    EXPECT_GT(cells, 50000u);
}

TEST(Tables, AnIndexFindsEveryForm) {
    const auto tables = open_lexicon();
    std::size_t forms = 0;
    for (std::uint16_t id = 0; id < tables->sheets().size(); ++id) {
        const Sheet& sheet = tables->sheets()[id];
        const Index& index = tables->index(sheet.name());
        // page/classes holds names out of HTML, which are no words
        if (!sheet.column("form") || index.size() == 0 || sheet.name() == "page/classes") {
            continue;
        }
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            const bool english = is_of_language(sheet.name(), LanguageId::english) ||
                                 sheet.cell(row, "language") == "en";
            const LanguageId language = english ? LanguageId::english : LanguageId::arabic;
            std::vector<std::string> keys;
            for (const std::string_view words : alternatives(sheet.cell(row, "form"))) {
                keys.push_back(key_of(language, words));
                // alternatives that fold alike are found under the first of them
                const auto first = std::ranges::find(keys, keys.back()) - keys.begin();
                EXPECT_TRUE(std::ranges::any_of(
                    index.find(keys.back()).postings,
                    [&](const Posting& posting) {
                        return posting.id() == RowId{SheetId{id}, row} && posting.cell == first;
                    }))
                    << sheet.place(row) << ": " << words;
                ++forms;
            }
        }
    }
    EXPECT_GT(forms, 500u);
}

TEST(Tables, KnowNothingThatIsNotThere) {
    const auto tables = open_lexicon();
    EXPECT_EQ(tables->sheet("ar/no-such-sheet"), nullptr);
    EXPECT_EQ(tables->index("ar/no-such-index").size(), 0u);
    EXPECT_FALSE(tables->index("ar/no-such-index").find("x").known);
    EXPECT_EQ(tables->words("ar/no-such-words").size(), 0u);
    EXPECT_TRUE(tables->words("ar/no-such-words").find("x").empty());
    TextMaker maker(5);
    for (int i = 0; i < 10000; ++i) {
        const std::string key = "\x01" + maker.characters(6);  // no key begins with a control
        EXPECT_FALSE(tables->index("ar/names").find(key).known);
        EXPECT_TRUE(tables->words("ar/words").find(key).empty());
    }
}

}  // namespace khabar::laws
