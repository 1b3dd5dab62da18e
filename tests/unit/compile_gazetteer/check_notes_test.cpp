#include "tools/compile_gazetteer/check_notes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace khabar::compile_gazetteer {
namespace {

City city(std::string id, std::string name, std::string country, double lat, double lon,
          std::string region = {}) {
    City c;
    c.row.id = std::move(id);
    c.row.names = {std::move(name)};
    c.row.country = std::move(country);
    c.row.region = std::move(region);
    c.row.lat = lat;
    c.row.lon = lon;
    return c;
}

Note note(std::string id, std::string ar, std::string en, std::string kind, std::string country,
          double lat, double lon) {
    return {std::move(id),
            {std::move(ar)},
            {std::move(en)},
            std::move(kind),
            std::move(country),
            lat,
            lon,
            "",
            1};
}

Layers layers() {
    Layers all;
    all.debian = {city("gn:7", "Zintan", "LBY", 31.93, 12.25).row};
    all.debian[0].names_ar = {"\u0627\u0644\u0632\u0646\u062A\u0627\u0646"};
    all.cities = {city("cities:1", "Az Zint\u0101n", "LBY", 31.93, 12.25, "Jabal al Gharbi"),
                  city("cities:2", "R\u0101mah", "LBY", 32.5, 20.0, "Benghazi"),
                  city("cities:3", "Dara", "LBY", 32.6, 20.5, "Darnah"),
                  city("cities:4", "Qalq\u012Blyah", "ISR", 32.19, 34.97)};
    all.divisions = {
        {"lyba", "LBY", "Benghazi",
         "\u0634\u0639\u0628\u064A\u0629 \u0628\u0646\u063A\u0627\u0632\u064A"},
        {"lydr", "LBY", "Derna", "\u0634\u0639\u0628\u064A\u0629 \u062F\u0631\u0646\u0629"}};
    return all;
}

Verdict one(const Note& n) {
    return hold_notes({n}, layers()).front();
}

TEST(CheckNotes, WhoHasItNearbyConfirms) {
    EXPECT_EQ(one(note("a", "\u0627\u0644\u0632\u0646\u062A\u0627\u0646", "Zintan", "town", "LBY",
                       31.95, 12.2))
                  .confirmed,
              "gn:7|cities");
    // by its sound alone, and in a country that others count it to
    EXPECT_EQ(one(note("a", "\u0627\u0644\u0631\u0627\u0645\u0629", "Er Rameh", "village", "LBY",
                       32.52, 20.02))
                  .confirmed,
              "cities");
    EXPECT_EQ(one(note("a", "\u0642\u0644\u0642\u064A\u0644\u064A\u0629", "Qalqilya", "town", "PSE",
                       32.19, 34.97))
                  .confirmed,
              "cities");
    const Verdict unknown = one(
        note("a", "\u0645\u062C\u0647\u0648\u0644\u0629", "Majhula", "town", "LBY", 32.52, 20.02));
    EXPECT_EQ(unknown.confirmed, "");
    EXPECT_EQ(unknown.differs_km, 0);
}

TEST(CheckNotes, TheVeryNameFarAwayDiffers) {
    const Verdict far = one(note("a", "\u0627\u0644\u0632\u0646\u062A\u0627\u0646", "Zintan",
                                 "town", "LBY", 31.5, 12.25));
    EXPECT_EQ(far.confirmed, "");
    EXPECT_NEAR(far.differs_km, 47.8, 0.1);
    EXPECT_TRUE(far.nearest.starts_with("gn:7 Zintan")) << far.nearest;
    // one that only sounds alike does not, nor one in another country, nor what is no town
    EXPECT_EQ(
        one(note("a", "\u0627\u0644\u0631\u0627\u0645\u0629", "Er Rameh", "town", "LBY", 30, 20))
            .differs_km,
        0);
    EXPECT_EQ(one(note("a", "\u0627\u0644\u0632\u0646\u062A\u0627\u0646", "Zintan", "town", "TUN",
                       31.5, 12.25))
                  .differs_km,
              0);
    EXPECT_EQ(one(note("a", "\u0627\u0644\u0632\u0646\u062A\u0627\u0646", "Zintan", "airport",
                       "LBY", 31.5, 12.25))
                  .differs_km,
              0);
    EXPECT_EQ(one(note("a", "\u0627\u0644\u0632\u0646\u062A\u0627\u0646", "Zintan", "road", "LBY",
                       31.93, 12.25))
                  .confirmed,
              "");
}

TEST(CheckNotes, AGovernorateIsHeldByTheDivisionThatItsPointLiesIn) {
    const Verdict inside = one(note("a", "\u062F\u0631\u0646\u0629", "Derna Governorate",
                                    "governorate", "LBY", 32.3, 20.6));
    EXPECT_EQ(inside.confirmed, "cldr:lydr");
    const Verdict outside = one(note("a", "\u0628\u0646\u063A\u0627\u0632\u064A",
                                     "Benghazi Governorate", "governorate", "LBY", 32.7, 20.7));
    EXPECT_EQ(outside.confirmed, "");
    EXPECT_GT(outside.differs_km, 60);
}

TEST(CheckNotes, Duplicates) {
    const std::vector<Note> notes{
        note("a", "\u062F\u0648\u0645\u0627", "Duma", "town", "SYR", 33.57, 36.40),
        note("b", "\u062F\u0648\u0645\u0627", "Douma", "town", "SYR", 33.58, 36.40),
        note("c", "\u062F\u0648\u0645\u0627", "Duma", "camp", "SYR", 33.57, 36.40),
        note("d", "\u062F\u0648\u0645\u0627", "Duma", "port", "SYR", 33.57, 36.40),
        note("e", "\u062F\u0648\u0645\u0627", "Duma", "town", "SYR", 33.77, 36.40),
        note("f", "\u062F\u0648\u0645\u0627", "Duma", "town", "LBN", 33.57, 36.40)};
    const std::vector<std::string> expected{"a and b", "a and c", "b and c"};
    EXPECT_EQ(find_duplicates(notes), expected);
}

}  // namespace
}  // namespace khabar::compile_gazetteer
