#include "khabar/input/archives/packing.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_of_test.h"
#include "khabar/input/bounds.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/raw_bytes.h"
#include "packed.h"

namespace khabar {
namespace {

class PackingTest : public FolderOfTest {};

TEST_F(PackingTest, PagesAndLinesAreUnpacked) {
    EXPECT_EQ(read(write("a.html.gz", gzip("<p>A"))), "a|html|<p>A|a.html.gz\n");
    EXPECT_EQ(read(write("a.txt.zst", zstd("A"))), "a|text|A|a.txt.zst\n");
    EXPECT_EQ(read(write("a.html", gzip("<p>A"))), "a|html|<p>A|a.html\n")
        << "the first bytes tell it, not the name";
    EXPECT_EQ(read(write("a.html.gz", "<p>A")), "a|html|<p>A|a.html.gz\n");
    EXPECT_EQ(read(write("x.gz", gzip("{\"id\":\"a\",\"text\":\"one\"}\n"))),
              "a|ndjson|one|x.gz:1\n");
    const std::string a = "{\"id\":\"a\",\"text\":\"one\"}\n";
    const std::string b = "{\"id\":\"b\",\"text\":\"two\"}\n";
    const std::string lines = "a|ndjson|one|l.ndjson:1\nb|ndjson|two|l.ndjson:2\n";
    EXPECT_EQ(read(write("l.ndjson", gzip(a) + gzip(b))), lines);
    EXPECT_EQ(read(write("l.ndjson", gzip(a + b.substr(0, 9)) + gzip(b.substr(9)))), lines);
    EXPECT_EQ(read(write("l.ndjson", zstd(a) + zstd(b))), lines);
    EXPECT_EQ(read(write("l.json.gz", gzip("[" + a + "," + b + "]"))),
              "a|ndjson|one|l.json.gz:1\nb|ndjson|two|l.json.gz:2\n");
    EXPECT_EQ(read(write("twice.txt.gz", gzip(gzip("A")))).substr(0, 11), "twice|text|");
}

TEST_F(PackingTest, WhatIsTornIsOneErrorInItsPlace) {
    const std::string a = "{\"id\":\"a\",\"text\":\"one\"}\n";
    for (const auto& whole : {gzip(a + a), zstd(a + a)}) {
        EXPECT_EQ(read(write("p.html", whole.substr(0, whole.size() - 3))),
                  "p|bad_archive|p.html\n");
    }
    EXPECT_EQ(read(write("l.ndjson", gzip(a) + gzip(a).substr(0, 15))),
              "a|ndjson|one|l.ndjson:1\nl|bad_archive|l.ndjson\n");
    EXPECT_EQ(read(write("l.ndjson", zstd(a) + zstd(a).substr(0, 15))),
              "a|ndjson|one|l.ndjson:1\nl|bad_archive|l.ndjson\n");
    EXPECT_EQ(read(write("l.ndjson", gzip(a) + "more")),
              "a|ndjson|one|l.ndjson:1\nl|bad_archive|l.ndjson\n");
    std::string wrong_sum = gzip(a);
    wrong_sum[wrong_sum.size() - 6] ^= 1;
    EXPECT_EQ(read(write("l.ndjson", wrong_sum)),
              "a|ndjson|one|l.ndjson:1\nl|bad_archive|l.ndjson\n");
}

TEST_F(PackingTest, FramesOfZstdThatAreSkipped) {
    using std::string_literals::operator""s;
    const std::string skipped = "\x50\x2A\x4D\x18\x04\0\0\0size"s;
    const std::string line = "{\"id\":\"a\",\"text\":\"one\"}\n";
    EXPECT_EQ(read(write("p", skipped + zstd(line) + skipped + zstd(line))),
              "a|ndjson|one|p:1\na|ndjson|one|p:2\n");
    const std::string path = write("d.warc.zst", "\x5D\x2A\x4D\x18\x04\0\0\0dict"s + zstd(line));
    const auto source = open_source(path, InputKind::automatic);
    const auto failed = (*source)->next();
    ASSERT_TRUE(failed && !failed->page);
    EXPECT_EQ(failed->page.error().detail, "a zstd dictionary in the file, which is not read");
    EXPECT_FALSE((*source)->next());
}

TEST_F(PackingTest, ABombIsReadNoFurtherThanItsBound) {
    const std::string bomb = gzip(std::string(max_input_bytes + 1, 'x'));
    EXPECT_EQ(read(write("a.html.gz", bomb)), "a|too_large|a.html.gz\n");
}

TEST_F(PackingTest, RangesOfAFile) {
    const std::string path = write("a", "0123456789");
    const auto bytes = [&path](std::uint64_t begin, std::uint64_t end) {
        input::ByteReader reader(std::make_unique<input::RawBytes>(path, begin, end));
        std::string all;
        reader.read_all(all, 100);
        return all;
    };
    EXPECT_EQ(bytes(0, 10), "0123456789");
    EXPECT_EQ(bytes(3, 5), "34");
    EXPECT_EQ(bytes(3, input::RawBytes::to_the_end), "3456789");
    EXPECT_EQ(bytes(10, 20), "");
    EXPECT_EQ(bytes(20, 30), "");
    EXPECT_EQ(bytes(5, 3), "");
    input::RawBytes range(path, 3, 8);
    std::string read(3, '\0');
    EXPECT_EQ(range.peek(), "34567");
    EXPECT_EQ(range.read(read.data(), 3), 3u);
    EXPECT_EQ(read, "345");
    EXPECT_TRUE(range.seek(5));
    EXPECT_EQ(range.read(read.data(), 3), 0u);
    EXPECT_FALSE(range.seek(6));
    EXPECT_TRUE(range.seek(1));
    EXPECT_EQ(range.read(read.data(), 1), 1u);
    EXPECT_EQ(read[0], '4');
    EXPECT_EQ(range.size_hint(), 5u);
}

TEST_F(PackingTest, APipeIsWaitedForUntilItIsStopped) {
    const std::string path = folder() + "/pipe";
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    const int writer = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::write(writer, "here", 4), 4);
    input::RawBytes pipe(path);
    std::atomic<bool> stopped = false;
    pipe.stop_when([&stopped] { return stopped.load(); });
    std::string read(10, '\0');
    EXPECT_EQ(pipe.read(read.data(), 10), 4u);
    std::thread later([&stopped] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stopped = true;
    });
    EXPECT_EQ(pipe.read(read.data(), 10), 0u) << "and nobody writes";
    later.join();
    ASSERT_TRUE(pipe.fault());
    EXPECT_EQ(pipe.fault()->code, ErrorCode::io);
    ::close(writer);
}

TEST_F(PackingTest, TakenAndPassedOver) {
    const std::string path = write("a", std::string(200'000, 'a') + "bcd");
    input::ByteReader reader(std::make_unique<input::RawBytes>(path));
    std::string bytes = "x";
    EXPECT_EQ(reader.take(bytes, 2), 2u);
    EXPECT_EQ(bytes, "xaa");
    EXPECT_EQ(reader.skip(199'998), 199'998u);
    EXPECT_EQ(reader.position(), 200'000u);
    EXPECT_EQ(reader.peek(), "bcd");
    EXPECT_TRUE(reader.seek(200'001));
    EXPECT_EQ(reader.take(bytes, 10), 2u);
    EXPECT_EQ(bytes, "xaacd");
    EXPECT_EQ(reader.skip(1'000'000'000'000), 0u);
    EXPECT_EQ(reader.position(), 200'003u);
}

}  // namespace
}  // namespace khabar
