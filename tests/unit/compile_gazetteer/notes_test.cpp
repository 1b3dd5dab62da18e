#include "tools/compile_gazetteer/notes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace khabar::compile_gazetteer {
namespace {

constexpr std::string_view sheet =
    "id\tar\ten\tkind\tcountry\tlat\tlon\tconfirmed\n"
    "# Libya\n"
    "lby.a\t\u0623\u0644\u0641?|\u0628\u0627\u0621\tA|B (Libya)\ttown\tLBY\t32.1\t-13.5\tcities\n"
    "int.b\t\u062C\u064A\u0645\tC\tsea\t\t1\t2\t\n";

TEST(Notes, Read) {
    const auto notes = read_notes(sheet, "places.tsv");
    ASSERT_TRUE(notes) << notes.error().where << notes.error().detail;
    ASSERT_EQ(notes->size(), 2u);
    const Note& a = notes->at(0);
    const std::vector<std::string> ar{"\u0623\u0644\u0641", "\u0628\u0627\u0621"};
    const std::vector<std::string> en{"A", "B"};
    EXPECT_EQ(a.ar, ar);
    EXPECT_EQ(a.en, en);
    EXPECT_DOUBLE_EQ(a.lon, -13.5);
    EXPECT_EQ(a.confirmed, "cities");
    EXPECT_EQ(a.line, 3u);
    EXPECT_EQ(notes->at(1).country, "");
}

TEST(Notes, TellWhereTheyAreWrong) {
    const auto where = [](std::string text) {
        const auto notes = read_notes(text, "places.tsv");
        return notes ? std::string("none") : notes.error().where;
    };
    EXPECT_EQ(where("id\tar\n"), "places.tsv:1");
    std::string text(sheet);
    EXPECT_EQ(where(text + "x\ty\n"), "places.tsv:5");
    EXPECT_EQ(where(text + "x\ty\tz\ttown\tLBY\tnorth\t1\t\n"), "places.tsv:5");
    EXPECT_FALSE(read_differences("id\tkm\na\tfar\n", "differs.tsv"));
}

TEST(Notes, CapitalsAreNotes) {
    const auto notes = read_capitals(
        "iso\tcapital\tcapital_en\tcapital_lat\tcapital_"
        "lon\nLBY\t\u0637\u0631\u0627\u0628\u0644\u0633\tTripoli\t32.89\t13.19\n"
        "ATA\t\t\t\t\n",
        "countries.tsv");
    ASSERT_TRUE(notes);
    ASSERT_EQ(notes->size(), 1u);
    EXPECT_EQ(notes->at(0).id, "capital.LBY");
    EXPECT_EQ(notes->at(0).kind, "town");
    EXPECT_EQ(notes->at(0).country, "LBY");
}

TEST(Notes, ConfirmedIsWrittenAndNothingElse) {
    const std::string written = with_confirmed(sheet, {{"lby.a", ""}, {"int.b", "gn:1|cities"}});
    EXPECT_EQ(
        written,
        "id\tar\ten\tkind\tcountry\tlat\tlon\tconfirmed\n"
        "# Libya\n"
        "lby.a\t\u0623\u0644\u0641?|\u0628\u0627\u0621\tA|B (Libya)\ttown\tLBY\t32.1\t-13.5\t\n"
        "int.b\t\u062C\u064A\u0645\tC\tsea\t\t1\t2\tgn:1|cities\n");
    EXPECT_EQ(with_confirmed(sheet, {{"lby.a", "cities"}}), sheet);
}

}  // namespace
}  // namespace khabar::compile_gazetteer
