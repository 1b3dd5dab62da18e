// What the build made of the packages: the file that lies beside the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/name_key.h"
#include "tools/compile_gazetteer/names.h"
#include "tools/compile_gazetteer/sources.h"

namespace khabar::compile_gazetteer {
namespace {

using gazetteer::Gazetteer;
using gazetteer::Place;

constexpr const char* tripoli_ar = "\u0637\u0631\u0627\u0628\u0644\u0633";
constexpr const char* cairo_ar = "\u0627\u0644\u0642\u0627\u0647\u0631\u0629";
// as the source has it, without the article
constexpr const char* khartoum_ar = "\u062E\u0631\u0637\u0648\u0645";

class Product : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto opened = Gazetteer::open(KHABAR_GAZETTEER);
        ASSERT_TRUE(opened) << opened.error().where << ": " << opened.error().detail;
        product_ = *std::move(opened);
    }
    static void TearDownTestSuite() { product_.reset(); }

    static std::vector<Place> found(const std::string& name) {
        std::vector<Place> places;
        for (const std::uint32_t number : product_->find(gazetteer::name_key(name)).places) {
            places.push_back(product_->place(number));
        }
        return places;
    }
    /// Whether `name` finds a town of the country within 5 km of a point.
    static bool finds(const std::string& name, std::string_view country, double lat, double lon) {
        const std::vector<Place> places = found(name);
        return std::any_of(places.begin(), places.end(), [&](const Place& place) {
            return place.country == country && distance_km(place.lat, place.lon, lat, lon) < 5;
        });
    }

    // one for all tests of the suite: it is 14 MB
    static inline std::shared_ptr<const Gazetteer> product_;
};

TEST_F(Product, HasTheCapitalsInBothScripts) {
    EXPECT_TRUE(finds(cairo_ar, "EGY", 30.06, 31.25));
    EXPECT_TRUE(finds("Cairo", "EGY", 30.06, 31.25));
    EXPECT_TRUE(finds(khartoum_ar, "SDN", 15.55, 32.53));
    EXPECT_TRUE(finds("Khartoum", "SDN", 15.55, 32.53));
}

TEST_F(Product, HasBothTripolis) {
    for (const char* name : {tripoli_ar, "Tripoli"}) {
        EXPECT_TRUE(finds(name, "LBY", 32.89, 13.19)) << name;
        EXPECT_TRUE(finds(name, "LBN", 34.43, 35.84)) << name;
    }
    const std::vector<Place> places = found(tripoli_ar);
    ASSERT_FALSE(places.empty());
    EXPECT_EQ(places.front().country, "LBY");  // the most populous first
    EXPECT_EQ(places.front().id, "gn:2210247");
    EXPECT_EQ(places.front().name_ar, tripoli_ar);  // the source writes its vowels
}

TEST_F(Product, FindsNamesWithoutTheirMarks) {
    EXPECT_TRUE(finds("harasta", "SYR", 33.56, 36.37));
}

TEST_F(Product, HasDivisionsInArabic) {
    const std::string darfur =
        "\u062C\u0646\u0648\u0628 \u062F\u0627\u0631\u0641\u0648\u0631";  // South Darfur
    const std::vector<Place> places = found(darfur);
    ASSERT_FALSE(places.empty());
    EXPECT_EQ(places.front().kind, "governorate");
    EXPECT_EQ(places.front().id, "cldr:sdds");
}

TEST_F(Product, HoldsAllOfItsSources) {
    std::map<std::string, std::size_t> rows;
    for (std::uint32_t number = 0; number < product_->size(); ++number) {
        const std::string_view id = product_->place(number).id;
        ++rows[std::string(id.substr(0, id.find(':')))];
    }
    EXPECT_GE(rows["gn"], 24000u);
    EXPECT_GE(rows["cities"], 140000u);  // those that are no row of gn
    EXPECT_GE(rows["cldr"], 2500u);

    const auto sources = product_->sources();
    ASSERT_EQ(sources.size(), 3u);
    EXPECT_GE(sources[0].rows, 24000u);
    EXPECT_GE(sources[2].rows, 150000u);
    for (const auto& source : sources) {
        EXPECT_FALSE(source.version.empty()) << source.name;
        EXPECT_FALSE(source.attribution.empty()) << source.name;
    }
}

TEST(Sources, TellWhatIsMissing) {
    const auto sources = read_sources("/nonexistent");
    ASSERT_FALSE(sources);
    EXPECT_EQ(sources.error().code, ErrorCode::io);
    EXPECT_THAT(sources.error().where, testing::HasSubstr("/nonexistent/"));
}

TEST(Sources, EveryCountryOfATownHasACode) {
    const auto sources = read_sources(KHABAR_GAZETTEER_SOURCES);
    ASSERT_TRUE(sources) << sources.error().where;
    for (const PlaceRow& row : sources->layers.debian) {
        EXPECT_EQ(row.country.size(), 3u) << row.id;
    }
    for (const City& city : sources->layers.cities) {
        EXPECT_EQ(city.row.country.size(), 3u) << city.row.id;
    }
}

}  // namespace
}  // namespace khabar::compile_gazetteer
