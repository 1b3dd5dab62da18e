#include "tools/compile_gazetteer/join.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace khabar::compile_gazetteer {
namespace {

PlaceRow row(std::string id, std::string name, std::string country, double lat, double lon) {
    PlaceRow r;
    r.id = std::move(id);
    r.names = {std::move(name)};
    r.country = std::move(country);
    r.lat = lat;
    r.lon = lon;
    return r;
}

TEST(Join, OnePlaceOfTwoSourcesIsOneRow) {
    const auto rows = join_places({row("gn:1", "Harasta", "SYR", 33.55, 36.36)},
                                  {row("cities:1", "\u1E28arast\u0101", "SYR", 33.56, 36.37)});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].id, "gn:1");
    const std::vector<std::string> names{"Harasta", "\u1E28arast\u0101"};
    EXPECT_EQ(rows[0].names, names);
    EXPECT_DOUBLE_EQ(rows[0].lat, 33.55);
}

TEST(Join, OthersStayApart) {
    const std::vector<PlaceRow> known{row("gn:1", "Tripoli", "LBY", 32.89, 13.19)};
    const auto rows = join_places(known, {row("cities:1", "Tripoli", "LBN", 32.89, 13.19),
                                          row("cities:2", "Tripoli", "LBY", 32.99, 13.19),
                                          row("cities:3", "Tajura", "LBY", 32.89, 13.19)});
    EXPECT_EQ(rows.size(), 4u);
}

TEST(Join, TheNearestOfTwoTakesIt) {
    const auto rows = join_places(
        {row("gn:1", "A Town", "LBY", 32.05, 13), row("gn:2", "A town", "LBY", 32.01, 13)},
        {row("cities:1", "A-Town", "LBY", 32.0, 13)});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].names.size(), 1u);
    EXPECT_EQ(rows[1].names.size(), 2u);
}

}  // namespace
}  // namespace khabar::compile_gazetteer
