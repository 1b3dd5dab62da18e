#include "tools/compile_gazetteer/cldr.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace khabar::compile_gazetteer {
namespace {

constexpr std::string_view arabic =
    "<ldml><subdivisions>\n"
    "  <subdivision type=\"syha\" draft=\"contributed\">\u0645\u062D\u0627\u0641\u0638\u0629 "
    "\u0627\u0644\u062D\u0633\u0643\u0629</subdivision>\n"
    "  <subdivision type=\"sdde\">\u0634\u0631\u0642 "
    "\u062F\u0627\u0631\u0641\u0648\u0631</subdivision>\n"
    "  <subdivision type=\"sdxx\">Latin</subdivision>\n"
    "  <subdivision "
    "type=\"lyba\">\u0628\u0646\u063A\u0627\u0632\u064A</subdivision></subdivisions></ldml>";
constexpr std::string_view english =
    "  <subdivision type=\"syha\">Al-Hasakah &amp; more</subdivision>\n"
    "  <subdivision type=\"sdde\">East Darfur</subdivision>\n"
    "  <subdivision type=\"sdxx\">None</subdivision>\n";

City city(std::string country, std::string name, double lat, double lon, std::string region,
          std::string second = {}) {
    City c;
    c.row.names = {std::move(name)};
    c.row.country = std::move(country);
    c.row.region = std::move(region);
    c.row.lat = lat;
    c.row.lon = lon;
    c.second = std::move(second);
    return c;
}

TEST(Cldr, ReadsDivisionsThatBothLanguagesName) {
    const auto divisions = read_subdivisions(arabic, english);
    ASSERT_TRUE(divisions);
    ASSERT_EQ(divisions->size(), 2u);
    EXPECT_EQ(divisions->at(0).code, "sdde");
    EXPECT_EQ(divisions->at(0).country, "SDN");
    EXPECT_EQ(divisions->at(1).name, "Al-Hasakah & more");
    EXPECT_EQ(divisions->at(1).name_ar,
              "\u0645\u062D\u0627\u0641\u0638\u0629 \u0627\u0644\u062D\u0633\u0643\u0629");
    EXPECT_FALSE(read_subdivisions("<ldml/>", english));
}

TEST(Cldr, KeysLeaveOutGenericWords) {
    EXPECT_EQ(division_key("Homs Governorate"), division_key("Homs"));
    EXPECT_EQ(division_key("Western Darfur"), division_key("West Darfur"));
    EXPECT_NE(division_key("Western Darfur"), division_key("East Darfur"));
    EXPECT_FALSE(division_key("Capital").empty());
    EXPECT_TRUE(same_division("Dhale", "A\u1E11 \u1E10\u0101li\u2018"));
    EXPECT_FALSE(same_division("", ""));
}

TEST(Cldr, PointIsThatOfTheMiddleTown) {
    const std::vector<Division> divisions{
        {"sdde", "SDN", "East Darfur",
         "\u0648\u0644\u0627\u064A\u0629 \u0634\u0631\u0642 \u062F\u0627\u0631\u0641\u0648\u0631"},
        {"fr33", "FRA", "Gironde", "\u062C\u064A\u0631\u0648\u0646\u062F"},
        {"yeda", "YEM", "Dhamar", "\u0630\u0645\u0627\u0631"},
        {"lyxx", "LBY", "Far Land", "\u0623\u0631\u0636 \u0628\u0639\u064A\u062F\u0629"},
    };
    const std::vector<City> cities{city("SDN", "A", 11, 26, "Eastern Darfur"),
                                   city("SDN", "B", 12, 26, "Eastern Darfur"),
                                   city("SDN", "C", 14, 26, "Eastern Darfur"),
                                   city("SSD", "D", 40, 26, "Eastern Darfur"),
                                   city("FRA", "E", 44, 0, "Aquitaine", "Gironde"),
                                   city("FRA", "F", 45, 0, "Aquitaine", "Gironde"),
                                   city("YEM", "G", 14, 44, "Dham\u0101r"),
                                   city("LBY", "H", 30, 20, "Far Land")};
    const auto rows = place_divisions(divisions, cities, {"\u0648\u0644\u0627\u064A\u0629"});
    ASSERT_EQ(rows.size(), 2u);  // one town alone has no middle
    EXPECT_EQ(rows[0].id, "cldr:sdde");
    EXPECT_EQ(rows[0].kind, "governorate");
    EXPECT_EQ(rows[0].region, "Eastern Darfur");
    EXPECT_DOUBLE_EQ(rows[0].lat, 12);
    const std::vector<std::string> names{
        "\u0648\u0644\u0627\u064A\u0629 \u0634\u0631\u0642 \u062F\u0627\u0631\u0641\u0648\u0631",
        "\u0634\u0631\u0642 \u062F\u0627\u0631\u0641\u0648\u0631"};
    EXPECT_EQ(rows[0].names_ar, names);
    EXPECT_EQ(rows[1].id, "cldr:fr33");
    EXPECT_EQ(rows[1].region, "Aquitaine");
}

TEST(Cldr, ConsonantsCountWhereOneDivisionHasThem) {
    const std::vector<Division> divisions{
        {"yeam", "YEM", "Amran", "\u0639\u0645\u0631\u0627\u0646"}};
    std::vector<City> cities{city("YEM", "A", 15, 44, "Omran"), city("YEM", "B", 16, 44, "Omran")};
    EXPECT_EQ(place_divisions(divisions, cities, {}).size(), 1u);
    cities.push_back(city("YEM", "C", 10, 40, "Emiran"));
    EXPECT_TRUE(place_divisions(divisions, cities, {}).empty());
}

}  // namespace
}  // namespace khabar::compile_gazetteer
