// What goes into a gazetteer is what can be found in it, by every name and by every place.
#include "khabar/gazetteer/gazetteer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/gazetteer/kinds.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/writer.h"
#include "rows.h"

namespace khabar::gazetteer {
namespace {

using tests::made_up_rows;

std::shared_ptr<const Gazetteer> gazetteer_of(const std::vector<PlaceRow>& rows,
                                              const std::vector<SourceNote>& notes = {}) {
    auto bytes = to_bytes(rows, notes);
    if (!bytes) {
        throw std::runtime_error(bytes.error().where + ": " + bytes.error().detail);
    }
    auto gazetteer = Gazetteer::from_bytes(*std::move(bytes));
    if (!gazetteer) {
        throw std::runtime_error(gazetteer.error().detail);
    }
    return *std::move(gazetteer);
}

PlaceRow town(std::string id, std::vector<std::string> names, std::vector<std::string> names_ar,
              double lat, double lon, std::uint64_t population = 0) {
    return {std::move(id), std::move(names), std::move(names_ar), "town", "LBY", "Misrata", lat,
            lon,           population};
}

/// The ids that a key leads to, in their order.
std::vector<std::string> ids(const Gazetteer& gazetteer, std::string_view key) {
    std::vector<std::string> all;
    for (const std::uint32_t number : gazetteer.find(key).places) {
        all.emplace_back(gazetteer.place(number).id);
    }
    return all;
}

TEST(Gazetteer, KeepsWhatARowSays) {
    const std::string arabic = "\u0628\u0646\u064A \u0648\u0644\u064A\u062F";
    const auto gazetteer =
        gazetteer_of({town("gn:1", {"Bani Walid", "Beni Ulid"}, {arabic}, 31.756, 13.991, 46350)},
                     {{"Made up", "2", "nobody", 1, 3}});
    ASSERT_EQ(gazetteer->size(), 1u);
    const Place place = gazetteer->place(0);
    EXPECT_EQ(place.id, "gn:1");
    EXPECT_EQ(place.name, "Bani Walid");
    EXPECT_EQ(place.name_ar, arabic);
    EXPECT_EQ(place.kind, "town");
    EXPECT_EQ(place.country, "LBY");
    EXPECT_EQ(place.region, "Misrata");
    EXPECT_EQ(place.lat, 31.756);
    EXPECT_EQ(place.lon, 13.991);
    EXPECT_EQ(place.population, 46350u);
    for (const std::string& name : {std::string("bani walid"), std::string("beni ulid"), arabic}) {
        EXPECT_THAT(ids(*gazetteer, name), testing::ElementsAre("gn:1")) << name;
    }
    EXPECT_EQ(gazetteer->names(), 3u);
    ASSERT_EQ(gazetteer->sources().size(), 1u);
    const Source source = gazetteer->sources().front();
    EXPECT_EQ(fmt::format("{} {} {} {} {}", source.name, source.version, source.attribution,
                          source.rows, source.malformed),
              "Made up 2 nobody 1 3");
    EXPECT_TRUE(gazetteer->is_whole());
}

TEST(Gazetteer, BeginningsAreKnown) {
    const auto gazetteer =
        gazetteer_of({town("a", {"Ras al Ain Sharqi"}, {}, 1, 1),
                      town("b", {"Ras al Ain"}, {}, 2, 2), town("c", {"Rasa"}, {}, 3, 3)});
    const std::vector<std::tuple<std::string, bool, std::size_t>> cases{
        {"ras", true, 0},        {"ras al", true, 0},
        {"ras al ain", true, 1}, {"ras al ain sharqi", true, 1},
        {"rasa", true, 1},       {"ra", false, 0},
        {"ras a", false, 0},     {"ras al ain sharqi b", false, 0},
        {"", false, 0},          {" ", false, 0},
        {"ras ", false, 0},      {"zz", false, 0},
        {"a", false, 0},         {std::string("ras\0", 4), false, 0}};
    for (const auto& [key, known, places] : cases) {
        const auto found = gazetteer->find(key);
        EXPECT_EQ(found.known, known) << key;
        EXPECT_EQ(found.places.size(), places) << key;
    }
}

TEST(Gazetteer, TheMostPopulousFirst) {
    const auto gazetteer = gazetteer_of({town("small", {"Tripoli"}, {}, 37.5, 22.4, 50),
                                         town("none", {"Tripoli"}, {}, 10, 10),
                                         town("big", {"Tripoli"}, {}, 32.9, 13.2, 1'150'989),
                                         town("middle", {"Tripoli"}, {}, 34.4, 35.8, 229'398)});
    EXPECT_THAT(ids(*gazetteer, "tripoli"), testing::ElementsAre("big", "middle", "small", "none"));
}

TEST(Gazetteer, AMapSaysTheSame) {
    const auto rows = made_up_rows(20'000);
    const auto gazetteer = gazetteer_of(rows);
    std::map<std::string, std::set<std::string>> expected;  // a key's ids; none for a beginning
    std::uint64_t names = 0;
    for (const PlaceRow& row : rows) {
        for (const auto* all : {&row.names, &row.names_ar}) {
            for (const std::string& name : *all) {
                const std::string key = name_key(name);
                names += expected[key].insert(row.id).second ? 1u : 0u;
                for (std::size_t gap = key.find(' '); gap != std::string::npos;
                     gap = key.find(' ', gap + 1)) {
                    expected[key.substr(0, gap)];
                }
            }
        }
    }
    EXPECT_EQ(gazetteer->names(), names);
    for (const auto& [key, wanted] : expected) {
        const auto found = gazetteer->find(key);
        ASSERT_TRUE(found.known) << key;
        ASSERT_EQ(found.places.size(), wanted.size()) << key;
        std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
        for (const std::uint32_t number : found.places) {
            const Place place = gazetteer->place(number);
            ASSERT_TRUE(wanted.count(std::string(place.id)) == 1) << key;
            ASSERT_LE(place.population, last) << key;
            last = place.population;
        }
        for (const std::string& other :
             {key + "x", key + " zz", key.substr(0, key.size() - 1), "a" + key}) {
            ASSERT_EQ(gazetteer->find(other).known, expected.count(other) == 1) << other;
        }
    }
}

/// The distance in another way than the code's: by the angle between two vectors.
double km_by_vectors(double lat1, double lon1, double lat2, double lon2) {
    const double r = std::numbers::pi / 180;
    const auto vector = [&](double lat, double lon) {
        return std::array{std::cos(lat * r) * std::cos(lon * r),
                          std::cos(lat * r) * std::sin(lon * r), std::sin(lat * r)};
    };
    const auto a = vector(lat1, lon1);
    const auto b = vector(lat2, lon2);
    const double x = a[1] * b[2] - a[2] * b[1];
    const double y = a[2] * b[0] - a[0] * b[2];
    const double z = a[0] * b[1] - a[1] * b[0];
    return 6371.0088 *
           std::atan2(std::sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}

TEST(Gazetteer, NearIsWhatEveryDistanceSays) {
    for (const std::size_t count : {1u, 16u, 17u, 257u, 5'000u}) {
        const auto gazetteer = gazetteer_of(made_up_rows(count, 11));
        ASSERT_EQ(gazetteer->size(), count);
        const std::vector<std::tuple<double, double>> points{
            {32.9, 13.2}, {0, 0},     {0, 180},   {5, -179.99}, {89.9, 20}, {-90, 0},
            {90, 0},      {-45, 179}, {61, -179}, {12.5, 359},  {33, -500}};
        for (const auto& [lat, lon] : points) {
            for (const double km : {100.0, 900.0, 5'000.0, 30'000.0}) {
                std::vector<double> all;
                for (std::uint32_t number = 0; number < gazetteer->size(); ++number) {
                    const Place place = gazetteer->place(number);
                    const double away = km_by_vectors(lat, lon, place.lat, place.lon);
                    if (away <= km) {
                        all.push_back(away);
                    }
                }
                std::sort(all.begin(), all.end());
                for (const std::size_t most : {std::size_t{7}, count}) {
                    const auto near = gazetteer->near(lat, lon, km, most);
                    ASSERT_EQ(near.size(), std::min(most, all.size()))
                        << count << " places, " << lat << "," << lon << " " << km << " km";
                    std::set<std::uint32_t> seen;
                    for (std::size_t i = 0; i < near.size(); ++i) {
                        const Place place = gazetteer->place(near[i].place);
                        EXPECT_NEAR(near[i].km, all[i], 1e-3);
                        EXPECT_NEAR(near[i].km, km_by_vectors(lat, lon, place.lat, place.lon),
                                    1e-3);
                        EXPECT_TRUE(seen.insert(near[i].place).second);
                    }
                }
            }
        }
    }
}

TEST(Gazetteer, NearAskedForNothing) {
    const auto gazetteer = gazetteer_of(made_up_rows(100));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(gazetteer->near(nan, 0, 1e6, 5), testing::IsEmpty());
    EXPECT_THAT(gazetteer->near(90.5, 0, 1e6, 5), testing::IsEmpty());
    EXPECT_THAT(gazetteer->near(0, std::numeric_limits<double>::infinity(), 1e6, 5),
                testing::IsEmpty());
    EXPECT_THAT(gazetteer->near(0, 0, nan, 5), testing::IsEmpty());
    EXPECT_THAT(gazetteer->near(0, 0, -1, 5), testing::IsEmpty());
    EXPECT_THAT(gazetteer->near(0, 0, 1e6, 0), testing::IsEmpty());
    EXPECT_EQ(gazetteer->near(0, 0, 1e6, 1000).size(), 100u);
}

TEST(Gazetteer, Empty) {
    const auto gazetteer = gazetteer_of({});
    EXPECT_EQ(gazetteer->size(), 0u);
    EXPECT_FALSE(gazetteer->find("tripoli").known);
    EXPECT_THAT(gazetteer->near(0, 0, 1e6, 5), testing::IsEmpty());
    EXPECT_EQ(gazetteer->place(0).id, "");
}

TEST(Gazetteer, KindsAreThoseOfTheLexicon) {
    std::string joined;
    for (const std::string_view kind : place_kinds) {
        joined += (joined.empty() ? "" : ",") + std::string(kind);
    }
    EXPECT_THAT(tests::read_file(KHABAR_SOURCE_DIR "/lexicon/schema.tsv"),
                testing::HasSubstr("places/places\tkind\tenum:" + joined + "\t"));
}

}  // namespace
}  // namespace khabar::gazetteer
