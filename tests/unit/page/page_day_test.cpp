#include "khabar/page/page_day.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string day(std::string_view text, DayOrder order = DayOrder::unknown) {
    const auto found = read_page_day(text, tests::tables(), order);
    return found ? format_day(*found) : "-";
}

TEST(ReadPageDay, ReadsDaysAsPagesWriteThem) {
    const struct {
        const char* text;
        const char* day;
    } cases[] = {
        {"2020-05-26", "2020-05-26"},
        {"2020-05-26T23:30:00-05:00", "2020-05-26"},
        {"  2020-05-26 10:00", "2020-05-26"},
        {"2020/5/6", "2020-05-06"},
        {"20200526", "2020-05-26"},
        {"20200526103000", "-"},
        {"26/05/2020", "2020-05-26"},
        {"05/26/2020", "2020-05-26"},
        {"05/06/2020", "-"},  // May or June
        {"05/05/2020", "2020-05-05"},
        {"May 26, 2020", "2020-05-26"},
        {"Published: Tuesday, 26 May 2020, 10:15 GMT", "2020-05-26"},
        {"Sept. 3, 2019 at 4:05 p.m.", "2019-09-03"},
        {"26.05.2020", "2020-05-26"},
        // "26 mayu 2020" in Arabic, and with Arabic-Indic digits
        {"26 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2020", "2020-05-26"},
        {"\xD9\xA2\xD9\xA6 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 \xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA0",
         "2020-05-26"},
        // "4 Ab/aghustus 2013", "15 Kanun al-thani 2021", "26 min mayu 2020"
        {"4 \xD8\xA2\xD8\xA8/\xD8\xA7\xD8\xBA\xD8\xB3\xD8\xB7\xD8\xB3 2013", "2013-08-04"},
        {"15 \xD9\x83\xD8\xA7\xD9\x86\xD9\x88\xD9\x86 "
         "\xD8\xA7\xD9\x84\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A 2021",
         "2021-01-15"},
        {"26 \xD9\x85\xD9\x86 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2020", "2020-05-26"},
        // "26 mayu 2020m" and "3 shawwal 1441h, 26 mayu 2020m"
        {"26 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2020\xD9\x85", "2020-05-26"},
        {"3 \xD8\xB4\xD9\x88\xD8\xA7\xD9\x84 1441\xD9\x87\xD9\x80\xD8\x8C 26 "
         "\xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2020\xD9\x85",
         "2020-05-26"},
        {"26.5.20", "2020-05-26"},
        {"Di., 05.06.2020, 10.15 Uhr", "2020-06-05"},
        {"5. 6. 2020", "2020-06-05"},
        {"Version 1.2.3.4", "-"},
        {"May 26th, 2020", "2020-05-26"},
        {"26 de mayo de 2020", "2020-05-26"},
        {"le 26 mai 2020 \xC3\xA0 10h15", "2020-05-26"},
        {"26 may, 10:15", "-"},
        {"3. M\xC3\xA4rz 2021", "2021-03-03"},
        {"2020-13-01", "-"},
        {"31 February 2020", "-"},
        {"yesterday", "-"},
        {"", "-"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(day(one.text), one.day) << one.text;
    }
}

TEST(ReadPageDay, ReadsTheOrderOfALanguage) {
    EXPECT_EQ(day("05/06/2020", day_order("ar")), "2020-06-05");
    EXPECT_EQ(day("05/06/2020", day_order("en-GB")), "2020-06-05");
    EXPECT_EQ(day("05/06/2020", day_order("en_US")), "-");
    EXPECT_EQ(day("05/06/2020", day_order("en")), "-");
    EXPECT_EQ(day("05/06/2020", day_order("")), "-");
    EXPECT_EQ(day("05/26/2020", day_order("de")), "2020-05-26");
}

TEST(DayInAddress, FindsWholeDaysAlone) {
    const struct {
        const char* url;
        const char* day;
    } cases[] = {
        {"https://example.org/2020/05/26/a.html", "2020-05-26"},
        {"https://example.org/2020/5/6/a", "2020-05-06"},
        {"https://example.org/news-2020-05-26-port", "2020-05-26"},
        {"https://example.org/news/20200526/a", "2020-05-26"},
        {"https://example.org/2013/world/8/3/a.html", "2013-08-03"},
        {"https://example.org/2013/world/8/365/a.html", ""},
        {"https://example.org/2020/05/a", ""},
        {"https://example.org/2020/13/45/a", ""},
        {"https://example.org/a?day=2020-05-26", ""},
        {"https://example.org/12020/05/26/a", ""},
        {"https://example.org", ""},
        {"", ""},
        {"/2020/05/26/", ""},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(day_in_address(one.url), one.day) << one.url;
    }
}

}  // namespace
}  // namespace khabar::page
