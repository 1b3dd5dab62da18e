#include "khabar/export/csv_row.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::exports {
namespace {

TEST(CsvRow, DefusesFormulas) {
    const std::vector<std::pair<std::string, std::string>> cells{
        {"plain", "plain"},
        {"", ""},
        {"a=b", "a=b"},
        {"=1+1", "\"'=1+1\""},
        {"-5", "\"'-5\""},
        {" \t=1", "\"' \t=1\""},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "\"'\r=1\""},
        {"  +1", "\"'  +1\""},
        {"\xC2\xA0@x", "\"'\xC2\xA0@x\""},
        {"\xEF\xBC\x9D"
         "1",
         "\"'\xEF\xBC\x9D"
         "1\""},
        {"\xEF\xBC\x8B"
         "1",
         "\"'\xEF\xBC\x8B"
         "1\""},
        {"\xEF\xBC\x8D"
         "1",
         "\"'\xEF\xBC\x8D"
         "1\""},
        {"\xEF\xBC\xA0"
         "1",
         "\"'\xEF\xBC\xA0"
         "1\""},
        {"\xE2\x80\x8F=1", "\"'\xE2\x80\x8F=1\""},  // behind a mark of direction
        {"say \"x\"", "\"say \"\"x\"\"\""},
        {"a,b", "\"a,b\""},
    };
    for (const auto& cell : cells) {
        std::string out;
        CsvRow row(out);
        row.words(cell.first);
        row.end();
        EXPECT_EQ(out, cell.second + "\r\n");
    }
}

TEST(CsvRow, FiguresKeepTheirSign) {
    std::string out;
    CsvRow row(out, '\t');
    row.figure("-5.5");
    row.words("a,b");
    row.words("a\tb");
    row.end();
    EXPECT_EQ(out, "-5.5\ta,b\t\"a\tb\"\r\n");
}

}  // namespace
}  // namespace khabar::exports
