// Each line of offices.tsv: a title that words begin with, or who held an office on a day.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/core/date_span.h"
#include "khabar/mentions/offices.h"
#include "khabar/text/fold.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library
using mentions::Offices;

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, separator);) {
        cells.push_back(cell);
    }
    return cells;
}

std::string title_of(const std::string& words, const Offices& offices, const TableFile& tables) {
    std::vector<std::string> folded;
    for (const std::string& word : split(words, ' ')) {
        folded.push_back(fold(word, LanguageId::arabic));
    }
    const std::vector<std::string_view> views(folded.begin(), folded.end());
    const auto title = offices.title(views);
    return title
               ? std::string(tables.cell(title->title, "key")) + " " + std::to_string(title->words)
               : "none";
}

RowId row_of_title(const std::string& key, const TableFile& tables) {
    const Sheet* titles = tables.sheet("actors/titles");
    for (std::uint32_t row = 0; titles != nullptr && row < titles->rows(); ++row) {
        if (titles->cell(row, "key") == key) {
            const auto id = static_cast<std::uint16_t>(titles - tables.sheets().data());
            return {SheetId{id}, row};
        }
    }
    ADD_FAILURE() << "no title " << key;
    return {};
}

TEST(Offices, Table) {
    const auto opened = TableFile::open(KHABAR_TABLES);
    ASSERT_TRUE(opened) << opened.error().detail;
    const TableFile& tables = **opened;
    const Offices offices(tables);
    std::ifstream file(KHABAR_SOURCE_DIR "/tests/unit/mentions/offices.tsv");
    ASSERT_TRUE(file.is_open());
    int cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string> cells = split(line, '\t');
        if (cells.front() == "title") {
            ASSERT_EQ(cells.size(), 3u) << line;
            EXPECT_EQ(title_of(cells[1], offices, tables), cells[2]) << line;
        } else {
            ASSERT_EQ(cells.size(), 5u) << line;
            const auto holder =
                offices.holder(row_of_title(cells[2], tables), cells[1], parse_day(cells[3]));
            EXPECT_EQ(holder ? tables.cell(*holder, "id") : "none", cells[4]) << line;
        }
        ++cases;
    }
    EXPECT_GE(cases, 35);
}

TEST(Offices, DatesOfDayMonthAndYear) {
    const auto dump = [](std::string_view text) {
        const auto span = parse_date_span(text);
        return span ? format_day(span->first) + "/" + format_day(span->last) : "none";
    };
    EXPECT_EQ(dump("2012-02-17"), "2012-02-17/2012-02-17");
    EXPECT_EQ(dump("2012-02"), "2012-02-01/2012-02-29");
    EXPECT_EQ(dump("2012"), "2012-01-01/2012-12-31");
    for (const char* bad : {"", "201", "2012-13", "2012-02-30", "2012-2", "2012-02-1x", "now"}) {
        EXPECT_EQ(dump(bad), "none") << bad;
    }
}

}  // namespace
