// A user's own places, and which files the layers are.
#include "khabar/gazetteer/layers.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/gazetteer/own_file.h"
#include "khabar/gazetteer/writer.h"
#include "rows.h"

namespace khabar::gazetteer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::Folder;

const char* const qasr = "\u0627\u0644\u0642\u0635\u0631";

class OwnFile : public testing::Test {
protected:
    Expected<std::vector<PlaceRow>> read(const std::string& text) const {
        std::ofstream(folder_ / "places.tsv", std::ios::binary) << text;
        return read_own_places(folder_ / "places.tsv");
    }
    Folder folder_;
};

TEST_F(OwnFile, ColumnsInAnyOrder) {
    const auto rows =
        read(std::string("\xEF\xBB\xBFlon\tlat\ten\tid\tkind\tar\tcountry\r\n") + "# a note\n\n" +
             "13.5\t32.5\tAl-Qa\u2019im Camp| Qaim \t\tcamp\t" + qasr + "|x" + qasr + "\tLBY\r\n" +
             "-1\t-2.25\t\tmine\t\t" + qasr + "\t\n");
    ASSERT_TRUE(rows) << rows.error().detail;
    ASSERT_EQ(rows->size(), 2u);
    const PlaceRow& first = rows->front();
    EXPECT_EQ(first.id, "own:lby.al-qaim-camp");
    EXPECT_THAT(first.names, ElementsAre("Al-Qa\u2019im Camp", "Qaim"));
    EXPECT_THAT(first.names_ar, ElementsAre(qasr, std::string("x") + qasr));
    EXPECT_EQ(first.kind, "camp");
    EXPECT_EQ(first.country, "LBY");
    EXPECT_EQ(first.lat, 32.5);
    EXPECT_EQ(first.lon, 13.5);
    const PlaceRow& second = rows->back();
    EXPECT_EQ(second.id, "mine");
    EXPECT_EQ(second.kind, "");
    EXPECT_EQ(second.lat, -2.25);
}

TEST_F(OwnFile, AnIdOfAnArabicName) {
    const auto rows = read(std::string("ar\tlat\tlon\n") + qasr + " \u0623\u0628\t1\t2\n");
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->front().id, std::string("own:") + qasr + "-\u0627\u0628");
}

TEST_F(OwnFile, Faults) {
    const std::string head = "en\tar\tkind\tcountry\tlat\tlon\tid\n";
    const std::vector<std::tuple<std::string, int, std::string>> cases{
        {"en\tlat\tlon\tname\nx\t1\t2\t3\n", 1, "no such column: \"name\""},
        {"en\tlat\tlat\tlon\n", 1, "column \"lat\" stands twice"},
        {"en\tlat\nx\t1\n", 1, "no column \"lon\""},
        {"lat\tlon\n1\t2\n", 1, "no column \"ar\" or \"en\""},
        {head + "x\n", 2, "1 cells; the first line has 7"},
        {head + "x\t\ttwon\t\t1\t2\t\n", 2, "no such kind: \"twon\"; there are town, "},
        {head + "x\t\t\tLY\t1\t2\t\n", 2, "no such country: \"LY\""},
        {head + "x\t\t\t\t1\t2\ta b\n", 2, "an id with a blank"},
        {head + "x\t\t\t\t\t2\t\n", 2, "lat: \"\" is no number"},
        {head + "x\t\t\t\t1\t2,5\t\n", 2, "lon: \"2,5\" is no number"},
        {head + "x\t\t\t\t91\t2\t\n", 2, "latitude 91"},
        {head + "x\t\t\t\tnan\t2\t\n", 2, "latitude nan"},
        {head + "|\t\t\t\t1\t2\t\n", 2, "no name: neither ar nor en"},
        {head + "x\t\t\t\t1\t2\t\n\nX\t\t\t\t1\t2\t\n", 4, "the id own:x is that of line 2"},
        {head + "\xFF\t\t\t\t1\t2\t\n", 2, "not UTF-8"},
    };
    for (const auto& [text, line, words] : cases) {
        const auto rows = read(text);
        ASSERT_FALSE(rows) << words;
        EXPECT_EQ(rows.error().code, ErrorCode::bad_lexicon);
        EXPECT_EQ(rows.error().where,
                  (folder_ / "places.tsv").string() + ":" + std::to_string(line));
        EXPECT_THAT(rows.error().detail, HasSubstr(words));
    }
    EXPECT_FALSE(read(""));
    EXPECT_FALSE(read("# nothing\n\n"));
    const auto missing = read_own_places(folder_ / "none");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::io);
}

TEST_F(OwnFile, AllFaultsAreTold) {
    std::string text = "en\tlat\tlon\n";
    for (int i = 0; i < 8; ++i) {
        text += "x\t1\n";
    }
    const auto rows = read(text);
    ASSERT_FALSE(rows);
    EXPECT_THAT(rows.error().detail, HasSubstr("places.tsv:6: 2 cells"));
    EXPECT_THAT(rows.error().detail, Not(HasSubstr("places.tsv:7:")));
    EXPECT_THAT(rows.error().detail, HasSubstr("; and 3 more"));
}

TEST_F(OwnFile, TooMany) {
    std::string text = "en\tlat\tlon\n";
    for (std::size_t i = 0; i <= max_own_rows; ++i) {
        text += "x" + std::to_string(i) + "\t1\t2\n";
    }
    const auto rows = read(text);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, ErrorCode::too_large);
}

/// Variables of the environment for one test.
class LayersTest : public testing::Test {
protected:
    LayersTest() {
        for (const char* name : {"KHABAR_PLACES", "KHABAR_GAZETTEER", "KHABAR_BASE_GAZETTEER",
                                 "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"}) {
            unset(name);
        }
    }
    static void set(const char* name, const std::string& value) {
        setenv(name, value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe): the test is one thread
    }
    static void unset(const char* name) {
        unsetenv(name);  // NOLINT(concurrency-mt-unsafe): the test is one thread
    }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }
    [[nodiscard]] std::string at(const std::string& name) const {
        return (folder_ / name).string();
    }
    Folder folder_;
};

TEST_F(LayersTest, DefaultPaths) {
    LayerPaths paths = default_layer_paths(std::nullopt);
    EXPECT_TRUE(paths.own.file.empty() && paths.base.file.empty() && paths.imported.file.empty());
    const auto opened = open_layers(paths);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(!opened->own && !opened->base && !opened->imported);

    set("HOME", at("home"));
    paths = default_layer_paths(folder_ / "bin");
    EXPECT_EQ(paths.own.file, at("home/.config/khabar/places.tsv"));
    EXPECT_EQ(paths.imported.file, at("home/.local/share/khabar/imported.gazetteer"));
    EXPECT_EQ(paths.base.file, at("share/khabar/khabar.gazetteer"));
    EXPECT_TRUE(!paths.own.named && !paths.base.named && !paths.imported.named);

    set("XDG_CONFIG_HOME", at("config"));
    set("XDG_DATA_HOME", at("data"));
    const std::string beside = write("bin/khabar.gazetteer", "x");
    paths = default_layer_paths(folder_ / "bin");
    EXPECT_EQ(paths.own.file, at("config/khabar/places.tsv"));
    EXPECT_EQ(paths.imported.file, at("data/khabar/imported.gazetteer"));
    EXPECT_EQ(paths.base.file, beside);

    set("KHABAR_PLACES", "a.tsv");
    set("KHABAR_BASE_GAZETTEER", "b");
    set("KHABAR_GAZETTEER", "c");
    paths = default_layer_paths(folder_ / "bin");
    EXPECT_EQ(paths.own.file, "a.tsv");
    EXPECT_EQ(paths.base.file, "b");
    EXPECT_EQ(paths.imported.file, "c");
    EXPECT_TRUE(paths.own.named && paths.base.named && paths.imported.named);
}

TEST_F(LayersTest, Open) {
    const auto bytes = to_bytes(tests::made_up_rows(50), {});
    ASSERT_TRUE(bytes);
    LayerPaths paths;
    paths.own = {write("own", "en\tlat\tlon\nMy Place\t1\t2\n"), true};
    paths.base = {write("base", *bytes), true};
    paths.imported = {at("missing"), false};
    const auto layers = open_layers(paths);
    ASSERT_TRUE(layers) << layers.error().detail;
    ASSERT_EQ(layers->own->find("my place").places.size(), 1u);
    EXPECT_EQ(layers->own->place(0).id, "own:my-place");
    EXPECT_EQ(layers->base->size(), 50u);
    EXPECT_EQ(layers->imported, nullptr);
}

TEST_F(LayersTest, WhatIsNamedMustBeThereAndGood) {
    const std::string good_own = write("own", "en\tlat\tlon\n");
    for (LayerPath LayerPaths::*layer :
         {&LayerPaths::own, &LayerPaths::base, &LayerPaths::imported}) {
        LayerPaths paths;
        (paths.*layer) = {at("missing"), true};
        const auto missing = open_layers(paths);
        ASSERT_FALSE(missing);
        EXPECT_EQ(missing.error().code, ErrorCode::io);
        EXPECT_EQ(missing.error().where, at("missing"));
        (paths.*layer).named = false;
        EXPECT_TRUE(open_layers(paths));
        (paths.*layer) = {write("bad", "nonsense\n"), false};  // a default one that is damaged
        const auto bad = open_layers(paths);
        ASSERT_FALSE(bad);
        EXPECT_THAT(bad.error().where, testing::StartsWith(at("bad")));
    }
    LayerPaths empty;
    empty.own = {good_own, true};
    const auto layers = open_layers(empty);
    ASSERT_TRUE(layers);
    EXPECT_EQ(layers->own->size(), 0u);
}

}  // namespace
}  // namespace khabar::gazetteer
