#include "tools/compile_gazetteer/debian_geonames.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace khabar::compile_gazetteer {
namespace {

void append_number(std::string& out, std::uint64_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xFFu);
    }
}

void pad(std::string& out, std::size_t border) {
    while (out.size() % border != 0) {
        out += '\0';
    }
}

struct Town {
    std::vector<std::string> texts;
    std::uint32_t people;
    double lat;
    double lon;
};

/// A GVariant of type a(sssssssudd) with offsets of two bytes: of more than 255 bytes.
std::string variant(const std::vector<Town>& towns) {
    std::string out;
    std::vector<std::size_t> ends;
    for (const Town& town : towns) {
        pad(out, 8);
        const std::size_t begin = out.size();
        std::vector<std::size_t> text_ends;
        for (const std::string& text : town.texts) {
            out += text + '\0';
            text_ends.push_back(out.size() - begin);
        }
        pad(out, 4);
        append_number(out, town.people, 4);
        pad(out, 8);
        append_number(out, std::bit_cast<std::uint64_t>(town.lat), 8);
        append_number(out, std::bit_cast<std::uint64_t>(town.lon), 8);
        for (auto end = text_ends.rbegin(); end != text_ends.rend(); ++end) {
            append_number(out, *end, 1);
        }
        ends.push_back(out.size());
    }
    for (const std::size_t end : ends) {
        append_number(out, end, 2);
    }
    return out;
}

std::vector<Town> three_towns() {
    return {{{"2210247", "Tripoli", "77", "Tripoli", "LY", "Libya", "Africa/Tripoli"},
             1150989,
             32.88743,
             13.18733},
            {{"169897", "\u1E28arast\u0101", "08", "Rif-dimashq", "SY", "Syria", "Asia/Damascus"},
             45974,
             33.55859,
             36.3650},
            {{"1", "Nowhere", "", "", "XK", "Kosovo",
              "Europe/Belgrade, and more so that the whole is longer than 255 bytes"},
             0,
             -12.5,
             -170.25}};
}

TEST(DebianGeonames, ReadsTowns) {
    const Names english{{"169897", "Harasta"}, {"1", "\u0646\u0635"}};
    const Names arabic{{"2210247", "\u0637\u0631\u0627\u0628\u0644\u0633\u200e"},
                       {"169897", "\u1E28irist\u0101"}};
    const auto rows = read_debian_geonames(variant(three_towns()), english, arabic);
    ASSERT_TRUE(rows) << rows.error().where << rows.error().detail;
    ASSERT_EQ(rows->size(), 3u);
    const PlaceRow& tripoli = rows->at(0);
    EXPECT_EQ(tripoli.id, "gn:2210247");
    EXPECT_EQ(tripoli.names, std::vector<std::string>{"Tripoli"});
    EXPECT_EQ(tripoli.names_ar, std::vector<std::string>{"\u0637\u0631\u0627\u0628\u0644\u0633"});
    EXPECT_EQ(tripoli.kind, "town");
    EXPECT_EQ(tripoli.country, "LBY");
    EXPECT_EQ(tripoli.region, "Tripoli");
    EXPECT_DOUBLE_EQ(tripoli.lat, 32.88743);
    EXPECT_DOUBLE_EQ(tripoli.lon, 13.18733);
    EXPECT_EQ(tripoli.population, 1150989u);

    const std::vector<std::string> both{"Harasta", "\u1E28arast\u0101"};
    EXPECT_EQ(rows->at(1).names, both);
    EXPECT_TRUE(rows->at(1).names_ar.empty());  // Latin letters in the Arabic catalogue
    EXPECT_EQ(rows->at(2).names, std::vector<std::string>{"Nowhere"});
    EXPECT_EQ(rows->at(2).country, "KOS");
    EXPECT_DOUBLE_EQ(rows->at(2).lon, -170.25);
}

TEST(DebianGeonames, RefusesEveryShorterFile) {
    const std::string whole = variant(three_towns());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string part(whole, 0, size);  // a block of its own for the sanitizers
        const auto rows = read_debian_geonames(part, {}, {});
        EXPECT_TRUE(!rows || rows->size() < 3) << size;
    }
}

TEST(DebianGeonames, TellsWhichTownIsWrong) {
    std::vector<Town> towns = three_towns();
    towns[1].lat = 91;
    const auto rows = read_debian_geonames(variant(towns), {}, {});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, ErrorCode::bad_table);
    EXPECT_EQ(rows.error().where, "town 2");

    towns = three_towns();
    towns[2].texts[1] = "\xFF";
    const auto bytes = read_debian_geonames(variant(towns), {}, {});
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().where, "town 3");
}

TEST(Po, ReadsNamesById) {
    const auto names = read_po(
        "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: geonames\\n\"\n\n"
        "msgid \"100077\"\nmsgstr \"\u0623\u0628\u0648 \u063A\u0631\u064A\u0628\"\n\nmsgid "
        "\"5\"\nmsgstr \"a \\\"b\\\"\"\n");
    ASSERT_TRUE(names) << names.error().where;
    const Names expected{{"100077", "\u0623\u0628\u0648 \u063A\u0631\u064A\u0628"},
                         {"5", "a \"b\""}};
    EXPECT_EQ(*names, expected);
}

TEST(Po, RefusesLongerForms) {
    const auto names = read_po("msgid \"1\"\nmsgstr \"\"\n\"a\"\n");
    ASSERT_FALSE(names);
    EXPECT_EQ(names.error().where, "line 3");
}

}  // namespace
}  // namespace khabar::compile_gazetteer
