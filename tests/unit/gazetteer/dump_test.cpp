// The dump of GeoNames: what is kept of made-up rows, what is told of planted faults.
#include "khabar/gazetteer/geonames_dump.h"

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/gazetteer/country_codes.h"
#include "khabar/gazetteer/feature_kind.h"
#include "khabar/gazetteer/kinds.h"
#include "rows.h"

namespace khabar::gazetteer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const char* const qasr = "\u0627\u0644\u0642\u0635\u0631";
const char* const new_qasr = "\u0627\u0644\u0642\u0635\u0631 \u0627\u0644\u062C\u062F\u064A\u062F";

/// One line of a dump; what is not told is as it mostly is.
struct Line {
    std::string id = "1";
    std::string name = "Al Qasr";
    std::string ascii = "Al Qasr";
    std::string alternates = {};  // so that a Line may be made without it
    std::string lat = "32.5";
    std::string lon = "13.5";
    std::string feature_class = "P";
    std::string code = "PPL";
    std::string country = "LY";
    std::string admin1 = "77";
    std::string population = "0";
    std::string modified = "2020-01-31";

    [[nodiscard]] std::string text() const {
        return fmt::format(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t\t{}\t\t\t\t{}\t\t12\tAfrica/Tripoli\t{}\n", id,
            name, ascii, alternates, lat, lon, feature_class, code, country, admin1, population,
            modified);
    }
};

class Dump : public testing::Test {
protected:
    void file(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }

    /// The rows by id; report_ and told_ besides.
    std::map<std::string, PlaceRow> read(std::size_t memory = 1u << 20u) {
        std::map<std::string, PlaceRow> rows;
        told_.clear();
        report_ = {};
        DumpOptions options;
        options.memory = memory;
        options.scratch = scratch_.path();
        options.tell = [this](std::string_view fault) { told_.emplace_back(fault); };
        const auto report = read_geonames_dump(folder_.path(), options, [&](const PlaceRow& row) {
            EXPECT_TRUE(rows.emplace(row.id, row).second) << row.id;
            return Expected<bool>(true);
        });
        EXPECT_TRUE(report) << report.error().where << ": " << report.error().detail;
        report_ = report ? *report : DumpReport{};
        EXPECT_EQ(report_.kept, rows.size());
        EXPECT_EQ(report_.rows,
                  report_.kept + report_.left_out + report_.repeated + report_.malformed);
        EXPECT_EQ(scratch_.files(), 0u);
        return rows;
    }

    tests::Folder folder_;
    tests::Folder scratch_;
    DumpReport report_;
    std::vector<std::string> told_;
};

TEST_F(Dump, OnePlace) {
    Line line;
    line.id = "2210247";
    line.name = "Al Qa\u015Fr";
    line.population = "15000";
    file("LY.txt", line.text());
    file("admin1CodesASCII.txt", "LY.77\tTripoli District\tTripoli District\t9\n");
    const auto rows = read();
    ASSERT_EQ(rows.size(), 1u);
    const PlaceRow& row = rows.at("gn:2210247");
    EXPECT_THAT(row.names, ElementsAre("Al Qa\u015Fr", "Al Qasr"));
    EXPECT_THAT(row.names_ar, IsEmpty());
    EXPECT_EQ(row.kind, "town");
    EXPECT_EQ(row.country, "LBY");
    EXPECT_EQ(row.region, "Tripoli District");
    EXPECT_EQ(row.lat, 32.5);
    EXPECT_EQ(row.lon, 13.5);
    EXPECT_EQ(row.population, 15'000u);
    EXPECT_EQ(report_.version, "2020-01-31");
    EXPECT_THAT(report_.files, ElementsAre("admin1CodesASCII.txt", "LY.txt"));
}

TEST_F(Dump, NamesInTheirOrder) {
    file("LY.txt", Line{}.text() + Line{.id = "2", .name = "Beta", .ascii = "Beta"}.text());
    file("alternateNamesV2.txt", fmt::format("10\t1\ten\tOld Castle\t\t\t\t1\t\t\n"
                                             "11\t1\ten\tCastle Town\t\t\t1\t\t\t\n"
                                             "12\t1\ten\tThe Castle\t\t\t\t\t\t\n"
                                             "13\t1\ten\tCastle\t1\t\t\t\t\t\n"
                                             "14\t1\ten\tUntil Then\t\t\t\t\t1950\t1999\n"
                                             "15\t1\tfr\tLe Ch\u00E2teau\t1\t\t\t\t\t\n"
                                             "16\t1\tlink\thttps://example.org/\t\t\t\t\t\t\n"
                                             "17\t1\tar\t{1}\t\t\t\t\t\t\n"
                                             "18\t1\tar\t{0}\t1\t\t\t\t\t\n"
                                             "19\t1\tar\tnot Arabic\t\t\t\t\t\t\n"
                                             "20\t1\tfa\t\u06AF\u0631\u062F\t\t\t\t\t\t\n"
                                             "21\t3\ten\tOf no place\t\t\t\t\t\t\n"
                                             "22\t2\ten\tBeta\t\t\t\t\t\t\n",
                                             qasr, new_qasr));
    const auto rows = read();
    EXPECT_THAT(rows.at("gn:1").names,
                ElementsAre("Castle", "Al Qasr", "The Castle", "Castle Town"));
    EXPECT_THAT(rows.at("gn:1").names_ar, ElementsAre(qasr, new_qasr));
    EXPECT_THAT(rows.at("gn:2").names, ElementsAre("Beta"));
    EXPECT_EQ(report_.alternates, 13u);
    EXPECT_EQ(report_.alternates_malformed, 0u);
}

TEST_F(Dump, TheOlderFileOfAlternateNames) {
    file("LY.txt", Line{}.text());
    file("alternateNames.txt", fmt::format("18\t1\tar\t{}\t1\t\t\t\n", qasr));
    EXPECT_THAT(read().at("gn:1").names_ar, ElementsAre(qasr));
}

TEST_F(Dump, WithoutAlternateNames) {
    Line line;
    line.alternates = fmt::format("Castle,{},\u06AF\u0631\u062F,{},Kasr", qasr, qasr);
    file("LY.txt", line.text());
    EXPECT_THAT(read().at("gn:1").names_ar, ElementsAre(qasr));  // not the Persian one
    EXPECT_THAT(read().at("gn:1").names, ElementsAre("Al Qasr"));
    file("alternateNamesV2.txt", "");
    EXPECT_THAT(read().at("gn:1").names_ar, IsEmpty());  // nothing says that it is Arabic
}

TEST_F(Dump, AllCountriesGoesBeforeTheOthers) {
    file("LY.txt", Line{.id = "1"}.text());
    file("SY.txt", Line{.id = "2", .country = "SY"}.text());
    file("readme.txt", "not a dump");
    EXPECT_EQ(read().size(), 2u);
    EXPECT_THAT(report_.files, ElementsAre("LY.txt", "SY.txt"));
    file("allCountries.txt", Line{.id = "3"}.text());
    EXPECT_EQ(read().count("gn:3"), 1u);
    EXPECT_EQ(report_.kept, 1u);
}

TEST_F(Dump, CountriesOfItsOwnFile) {
    file("LY.txt", Line{.id = "1", .country = "ZZ"}.text() + Line{.id = "2", .country = ""}.text() +
                       Line{.id = "3", .country = "XK"}.text());
    EXPECT_EQ(read().size(), 2u);
    EXPECT_THAT(told_, ElementsAre(HasSubstr("LY.txt:1: no such country: \"ZZ\"")));
    file("countryInfo.txt", "# ISO\tISO3\nZZ\tZZZ\t1\tZZ\tZedland\n");
    const auto rows = read();
    EXPECT_EQ(rows.at("gn:1").country, "ZZZ");
    EXPECT_EQ(rows.at("gn:2").country, "");
    EXPECT_EQ(rows.at("gn:3").country, "KOS");
    EXPECT_THAT(told_, IsEmpty());
}

TEST_F(Dump, FaultsAreCountedAndTold) {
    const std::vector<std::pair<std::string, std::string>> faults{
        {"1\ttoo\tfew\n", "3 columns; a place has 19"},
        {Line{.modified = "2020-01-31\tone more"}.text(), "20 columns"},
        {Line{.id = "x"}.text(), "no number of a place: \"x\""},
        {Line{.id = "-1"}.text(), "no number of a place"},
        {Line{.id = "0"}.text(), "no number of a place"},
        {Line{.id = "4294967296"}.text(), "no number of a place"},
        {Line{.lat = ""}.text(), "no latitude: \"\""},
        {Line{.lat = "north"}.text(), "no latitude: \"north\""},
        {Line{.lat = "32,5"}.text(), "no latitude"},
        {Line{.lon = ""}.text(), "no longitude"},
        {Line{.lat = "90.5"}.text(), "latitude 90.5 is not within"},
        {Line{.lat = "nan"}.text(), "latitude nan"},
        {Line{.lon = "-181"}.text(), "longitude -181"},
        {Line{.population = "many"}.text(), "no population: \"many\""},
        {Line{.population = "-5"}.text(), "no population"},
        {Line{.name = "", .ascii = ""}.text(), "no name"},
        {Line{.name = "Al \xC3("}.text(), "not UTF-8"},
        {Line{.name = std::string(1001, 'x')}.text(), "more than 1000 bytes"},
        {Line{.country = "lyb"}.text(), "no such country"},
        {Line{.alternates = std::string(2u << 20u, 'x')}.text(), "more than a megabyte"},
    };
    for (const auto& [bad, words] : faults) {
        file("LY.txt", Line{.id = "7"}.text() + bad + "\n" + Line{.id = "8"}.text());
        EXPECT_EQ(read().size(), 2u) << words;
        EXPECT_EQ(report_.malformed, 1u) << words;
        ASSERT_EQ(told_.size(), 1u) << words;
        EXPECT_THAT(told_.front(), StartsWith((folder_ / "LY.txt").string() + ":2: "));
        EXPECT_THAT(told_.front(), HasSubstr(words));
    }
    std::string all = Line{.id = "7"}.text();
    for (const auto& fault : faults) {
        all += fault.first;
    }
    all.pop_back();  // the last line may have no end
    file("LY.txt", all);
    EXPECT_EQ(read().size(), 1u);
    EXPECT_EQ(report_.malformed, faults.size());
    EXPECT_EQ(told_.size(), max_told);
}

TEST_F(Dump, FaultsOfAlternateNames) {
    file("LY.txt", Line{}.text());
    file("alternateNamesV2.txt",
         "10\t1\ten\tshort\n"
         "x\t1\ten\tName\t\t\t\t\t\t\n"
         "10\tx\ten\tName\t\t\t\t\t\t\n"
         "10\t1\ten\t\t\t\t\t\t\t\n"
         "10\t1\ten\t\xFF\t\t\t\t\t\t\n"
         "10\t1\ten\tGood\t\t\t\t\t\t\r\n");
    EXPECT_THAT(read().at("gn:1").names, ElementsAre("Al Qasr", "Good"));
    EXPECT_EQ(report_.alternates, 6u);
    EXPECT_EQ(report_.alternates_malformed, 5u);
    ASSERT_EQ(told_.size(), 5u);
    EXPECT_THAT(told_[0], HasSubstr("alternateNamesV2.txt:1: 4 columns"));
    EXPECT_THAT(told_[4], HasSubstr("alternateNamesV2.txt:5: no name"));
}

TEST_F(Dump, MoreNamesThanAPlaceHas) {
    file("LY.txt", Line{}.text() + Line{.id = "2"}.text());
    std::string names;
    for (int i = 0; i < 5'000; ++i) {
        names += fmt::format("{}\t1\ten\tName {}\t\t\t\t\t\t\n", i, i);
    }
    file("alternateNamesV2.txt", names);
    EXPECT_EQ(read().count("gn:2"), 1u);
    EXPECT_EQ(report_.malformed, 1u);
    EXPECT_THAT(told_, ElementsAre(HasSubstr("gn:1: more than 2000 names")));
}

TEST_F(Dump, RepeatedPlaces) {
    file("LY.txt", Line{.id = "1"}.text() + Line{.id = "2"}.text() + Line{.id = "1"}.text());
    EXPECT_EQ(read().size(), 2u);
    EXPECT_EQ(report_.repeated, 1u);
}

TEST_F(Dump, TheSameWhateverTheMemory) {
    std::string places;
    std::string names;
    for (int i = 1; i <= 20'000; ++i) {
        const int id = i * 7919 % 20'011;  // each once, in no order
        places += Line{.id = std::to_string(id), .name = fmt::format("Place {}", id)}.text();
        names +=
            fmt::format("{0}\t{1}\tar\t{2} {0}\t\t\t\t\t\t\n{3}\t{1}\ten\tName {0}\t\t\t\t\t\t\n",
                        i, id, qasr, 50'000 + i);
    }
    file("LY.txt", places);
    file("alternateNamesV2.txt", names);
    const auto small = read(0);
    const auto large = read(256u << 20u);
    ASSERT_EQ(small.size(), 20'000u);
    ASSERT_EQ(large.size(), 20'000u);
    for (const auto& [id, row] : small) {
        EXPECT_EQ(row.names, large.at(id).names) << id;
        EXPECT_EQ(row.names.size(), 3u);  // its own two, and one that stands in the other file
        EXPECT_EQ(row.names_ar, large.at(id).names_ar) << id;
        EXPECT_EQ(row.names_ar.size(), 1u);
    }
}

TEST_F(Dump, NoDump) {
    const auto take = [](const PlaceRow&) { return Expected<bool>(true); };
    DumpOptions options;
    options.scratch = scratch_.path();
    for (const auto& path : {folder_.path(), folder_ / "none"}) {
        const auto report = read_geonames_dump(path, options, take);
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().where, path.string());
        EXPECT_THAT(report.error().detail, HasSubstr("no dump of GeoNames"));
    }
}

TEST_F(Dump, StopsWhenItIsToldTo) {
    std::string places;
    for (int i = 1; i <= 20'000; ++i) {
        places += Line{.id = std::to_string(i)}.text();
    }
    file("LY.txt", places);
    for (const std::string work : {"reading LY.txt", "joining names"}) {
        DumpOptions options;
        options.scratch = scratch_.path();
        options.watch = [&](const Step& step) { return step.work != work; };
        std::size_t taken = 0;
        const auto report = read_geonames_dump(folder_.path(), options, [&](const PlaceRow&) {
            ++taken;
            return Expected<bool>(true);
        });
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().detail, stopped_error().detail);
        EXPECT_EQ(taken, 0u);
    }
}

TEST(FeatureKind, Kinds) {
    const std::vector<std::tuple<std::string, std::string, std::uint64_t, std::string>> cases{
        {"P", "PPL", 0, "village"},
        {"P", "PPL", 4'999, "village"},
        {"P", "PPL", 5'000, "town"},
        {"P", "PPLC", 0, "town"},
        {"P", "PPLX", 90'000, "district"},
        {"P", "PPLH", 0, ""},
        {"A", "ADM1", 0, "governorate"},
        {"A", "ADM1H", 0, ""},
        {"A", "ADM5", 0, "district"},
        {"A", "PCLI", 6'000'000, "country"},
        {"S", "AIRP", 0, "airport"},
        {"S", "AIRB", 0, "base"},
        {"L", "MILB", 0, "base"},
        {"S", "HTL", 0, ""},
        {"S", "DAM", 0, "dam"},
        {"S", "CMPRF", 0, "camp"},
        {"T", "HLL", 0, "mountain"},
        {"H", "WAD", 0, "river"},
        {"L", "PRT", 0, "port"},
        {"T", "VLC", 0, "mountain"},
        {"", "PPL", 0, ""},
        {"PP", "L", 0, ""},
        {"P", "", 0, ""},
        {"Z", "PPL", 0, ""},
        {"P", "ZZZ", 0, ""}};
    for (const auto& [feature_class, code, population, kind] : cases) {
        EXPECT_EQ(kind_of_feature(feature_class, code, population), kind) << feature_class << code;
        EXPECT_TRUE(kind.empty() || is_kind(kind));
    }
}

TEST(CountryCodes, ThoseOfTheLexicon) {
    EXPECT_EQ(alpha3_of("LY"), "LBY");
    EXPECT_EQ(alpha3_of("ZW"), "ZWE");
    EXPECT_EQ(alpha3_of("AD"), "AND");
    EXPECT_EQ(alpha3_of("XK"), "KOS");
    for (const char* none : {"", "L", "ly", "YL", "B ", "|L", "ZZ", "LBY"}) {
        EXPECT_EQ(alpha3_of(none), "") << none;
    }
    EXPECT_FALSE(is_alpha3("lby"));
    EXPECT_FALSE(is_alpha3("XYZ"));
    std::ifstream sheet(KHABAR_SOURCE_DIR "/lexicon/actors/countries.tsv");
    std::string line;
    std::size_t countries = 0;
    for (std::getline(sheet, line); std::getline(sheet, line);) {
        if (!line.starts_with('#')) {
            EXPECT_TRUE(is_alpha3(line.substr(0, line.find('\t')))) << line;
            ++countries;
        }
    }
    EXPECT_GT(countries, 190u);
}

}  // namespace
}  // namespace khabar::gazetteer
