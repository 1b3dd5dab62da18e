// The writer: the same bytes whatever the memory and the order, and no half of a file.
#include "khabar/gazetteer/writer.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/row_bytes.h"
#include "khabar/gazetteer/sorter.h"
#include "rows.h"

namespace khabar::gazetteer {
namespace {

using testing::HasSubstr;
using tests::Folder;
using tests::made_up_rows;
using tests::read_file;

std::string written(const std::vector<PlaceRow>& rows, const std::filesystem::path& file,
                    std::size_t memory) {
    Writer writer(file, memory);
    for (const PlaceRow& row : rows) {
        EXPECT_TRUE(writer.add(row));
    }
    writer.add_source({"Made up", "1", "nobody", rows.size(), 0});
    const auto done = writer.finish();
    EXPECT_TRUE(done);
    EXPECT_EQ(done ? done->places : 0, rows.size());
    return read_file(file);
}

TEST(Writer, TheSameBytesWhateverTheMemoryAndTheOrder) {
    const Folder folder;
    auto rows = made_up_rows(200'000);
    const std::string large = written(rows, folder / "large", 512u << 20u);
    const std::string small = written(rows, folder / "small", 1u << 20u);
    EXPECT_TRUE(large == small);
    std::reverse(rows.begin(), rows.end());
    EXPECT_TRUE(large == written(rows, folder / "turned", 3u << 20u));
    const auto in_memory = to_bytes(rows, {{"Made up", "1", "nobody", rows.size(), 0}});
    ASSERT_TRUE(in_memory);
    EXPECT_TRUE(large == *in_memory);
    EXPECT_EQ(folder.files(), 3u);  // and no scratch
    const auto opened = Gazetteer::open(folder / "small");
    ASSERT_TRUE(opened);
    EXPECT_TRUE((*opened)->is_whole());
    EXPECT_EQ((*opened)->size(), rows.size());
}

TEST(Writer, WhatStoodThereStandsUntilTheEnd) {
    const Folder folder;
    const auto file = folder / "target";
    std::ofstream(file) << "old";
    {
        Writer writer(file, 0);
        for (const PlaceRow& row : made_up_rows(5'000)) {
            ASSERT_TRUE(writer.add(row));
        }
    }
    EXPECT_EQ(read_file(file), "old");
    Writer writer(file, 0);
    for (const PlaceRow& row : made_up_rows(20'000)) {
        ASSERT_TRUE(writer.add(row));
    }
    const auto stopped =
        writer.finish([](const Step& step) { return step.work != "writing names"; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().detail, stopped_error().detail);
    EXPECT_EQ(read_file(file), "old");
    EXPECT_EQ(folder.files(), 1u);
}

TEST(Writer, TellsHowFarItIs) {
    const Folder folder;
    Writer writer(folder / "target");
    for (const PlaceRow& row : made_up_rows(20'000)) {
        ASSERT_TRUE(writer.add(row));
    }
    std::vector<std::string> works;
    ASSERT_TRUE(writer.finish([&](const Step& step) {
        EXPECT_LE(step.done, step.total);
        works.emplace_back(step.work);
        return true;
    }));
    EXPECT_THAT(works, testing::Contains("placing"));
    EXPECT_THAT(works, testing::Contains("writing names"));
}

TEST(Writer, FoldersThatAreNone) {
    const Folder folder;
    Writer writer(folder / "no/such/target", 0);
    Expected<bool> added = true;
    const auto rows = made_up_rows(5'000);
    for (std::size_t i = 0; i < rows.size() && added; ++i) {
        added = writer.add(rows[i]);
    }
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::io);
    Writer other(folder / "no/such/target");
    const auto done = other.finish();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().where, (folder / "no/such/target").string());
    EXPECT_THAT(done.error().detail, HasSubstr("No such file"));
}

TEST(Writer, RowsThatAreRefused) {
    const PlaceRow good = made_up_rows(1).front();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto with = [&](auto change) {
        PlaceRow row = good;
        change(row);
        return row;
    };
    const std::vector<std::pair<PlaceRow, std::string>> cases{
        {with([](PlaceRow& r) { r.id.clear(); }), "no id"},
        {with([](PlaceRow& r) { r.id.push_back('\0'); }), "zero byte"},
        {with([](PlaceRow& r) { r.id.resize(256, 'x'); }), "255 bytes"},
        {with([](PlaceRow& r) { r.names.clear(), r.names_ar.clear(); }), "no name"},
        {with([](PlaceRow& r) { r.names.emplace_back(); }), "an empty name"},
        {with([](PlaceRow& r) { r.names.front() = "\xC3"; }), "not UTF-8"},
        {with([](PlaceRow& r) { r.names_ar = {std::string(1001, 'x')}; }), "1000 bytes"},
        {with([](PlaceRow& r) { r.names.resize(2001, "x"); }), "2000 names"},
        {with([](PlaceRow& r) { r.lat = 90.001; }), "latitude"},
        {with([](PlaceRow& r) { r.lon = -180.001; }), "longitude"},
        {with([&](PlaceRow& r) { r.lat = nan; }), "latitude"},
        {with([&](PlaceRow& r) { r.lon = nan; }), "longitude"},
        {with([](PlaceRow& r) { r.region = "\xFF"; }), "a region that is not UTF-8"},
    };
    const Folder folder;
    Writer writer(folder / "target");
    for (const auto& [row, words] : cases) {
        const auto added = writer.add(row);
        ASSERT_FALSE(added) << words;
        EXPECT_THAT(added.error().detail, HasSubstr(words));
        EXPECT_EQ(added.error().where, row.id);
        EXPECT_FALSE(to_bytes({row}, {})) << words;
    }
    ASSERT_TRUE(writer.add(good));
    const auto done = writer.finish();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->places, 1u);
}

TEST(Writer, MoreThanAFileCanTellApart) {
    auto rows = made_up_rows(300);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].kind = "kind " + std::to_string(i);
    }
    const auto kinds = to_bytes(rows, {});
    ASSERT_FALSE(kinds);
    EXPECT_EQ(kinds.error().code, ErrorCode::too_large);
    const auto sources = to_bytes({}, std::vector<SourceNote>(65));
    ASSERT_FALSE(sources);
    EXPECT_EQ(sources.error().code, ErrorCode::too_large);
}

TEST(Writer, LargePopulationsAreCapped) {
    PlaceRow row = made_up_rows(1).front();
    row.population = 8'000'000'000;
    const auto bytes = to_bytes({row}, {});
    ASSERT_TRUE(bytes);
    EXPECT_EQ((*Gazetteer::from_bytes(*bytes))->place(0).population, 4'294'967'295u);
}

TEST(RowBytes, ReadsBackWhatItWrote) {
    for (const PlaceRow& row : made_up_rows(500)) {
        std::string bytes;
        append_row(bytes, row);
        std::string again;
        append_row(again, row_of(bytes));
        EXPECT_EQ(again, bytes);
        EXPECT_EQ(row_of(bytes).names, row.names);
        EXPECT_EQ(row_of(bytes).names_ar, row.names_ar);
        EXPECT_EQ(row_of(bytes).region, row.region);
        EXPECT_EQ(row_of(bytes).lon, row.lon);
    }
}

TEST(Sorter, StopsBetweenItsPasses) {
    const Folder folder;
    Sorter sorter(folder.path(), 0);
    for (int i = 0; i < 200'000; ++i) {
        ASSERT_TRUE(sorter.add("record " + std::to_string(i * 7919LL % 200'003)));
    }
    const auto sorted = sorter.sort([](const Step& step) { return step.done < 50'000; });
    ASSERT_FALSE(sorted);
    EXPECT_EQ(sorted.error().detail, stopped_error().detail);
}

TEST(Sorter, SortsInMoreThanOnePass) {
    const Folder folder;
    Sorter sorter(folder.path(), 0);  // 64 KiB: some 150 runs
    std::mt19937 random(1);
    std::vector<std::string> expected;
    for (int i = 0; i < 200'000; ++i) {
        std::string record(random() % 80, 'x');
        for (char& c : record) {
            c = static_cast<char>(random());
        }
        ASSERT_TRUE(sorter.add(record));
        expected.push_back(std::move(record));
    }
    const std::string long_one(3u << 20u, 'y');  // longer than the memory
    ASSERT_TRUE(sorter.add(long_one));
    expected.push_back(long_one);
    std::sort(expected.begin(), expected.end());
    ASSERT_TRUE(sorter.sort());
    EXPECT_EQ(sorter.count(), expected.size());
    std::string_view record;
    for (const std::string& each : expected) {
        const auto some = sorter.next(record);
        ASSERT_TRUE(some && *some);
        ASSERT_EQ(record, each);
    }
    const auto end = sorter.next(record);
    ASSERT_TRUE(end);
    EXPECT_FALSE(*end);
    EXPECT_EQ(folder.files(), 0u);
}

}  // namespace
}  // namespace khabar::gazetteer
