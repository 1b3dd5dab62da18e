#include "khabar/input/shards/cuts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "folder_of_test.h"
#include "khabar/input/shards/part.h"
#include "packed.h"

namespace khabar {
namespace {

class CutsTest : public FolderOfTest {
protected:
    /// "0 40 80", after it was proved that `read` saw the file's own bytes, cut where the cuts are.
    std::string cuts(const std::string& path, std::uint64_t size,
                     InputKind kind = InputKind::automatic) {
        std::vector<std::string> pieces;
        const auto found = find_cuts(path, kind, size, [&](std::string_view bytes, bool begins) {
            if (begins) {
                pieces.emplace_back();
            }
            pieces.back() += bytes;
        });
        if (!found) {
            return std::string(khabar::name(found.error().code));
        }
        std::string out;
        for (std::size_t at = 0; at < found->size(); ++at) {
            out += (at == 0 ? "" : " ") + std::to_string((*found)[at]);
            if (at > 0 && (*found)[at] > 0) {
                EXPECT_EQ(pieces.at(at - 1).size(), (*found)[at] - (*found)[at - 1]);
            }
        }
        std::string all;
        for (const std::string& piece : pieces) {
            all += piece;
        }
        EXPECT_EQ(all, bytes_of(path));
        return out;
    }
    /// What the parts give, one after the other, without the places.
    std::string read_parts(const std::string& path, std::uint64_t size) {
        const auto found =
            find_cuts(path, InputKind::automatic, size, [](std::string_view, bool) {});
        std::string out;
        for (std::size_t at = 1; found && at < found->size(); ++at) {
            Part part;
            part.path = path;
            part.begin = (*found)[at - 1];
            part.end = (*found)[at];
            const auto source = open_part(part);
            EXPECT_TRUE(source);
            while (const auto input = (*source)->next()) {
                out += input->id + "|" +
                       (input->page ? input->page->bytes
                                    : std::string(khabar::name(input->page.error().code))) +
                       "\n";
            }
        }
        return out;
    }
};

const std::string a = "{\"id\":\"a\",\"text\":\"one\"}\n";  // 24 bytes
const std::string b = "{\"id\":\"b\",\"text\":\"two\"}\n";
const std::string c = "{\"id\":\"c\",\"text\":\"six\"}\n";

TEST_F(CutsTest, LinesAreCutAtTheirEnds) {
    const std::string path = write("a.ndjson", a + b + c);
    EXPECT_EQ(cuts(path, 1), "0 24 48 72");
    EXPECT_EQ(cuts(path, 24), "0 24 48 72");
    EXPECT_EQ(cuts(path, 25), "0 48 72");
    EXPECT_EQ(cuts(path, 48), "0 48 72");
    EXPECT_EQ(cuts(path, 72), "0 72");
    EXPECT_EQ(cuts(path, 1000), "0 72");
    EXPECT_EQ(cuts(write("b.ndjson", a + b + "{\"id\":\"c\""), 24), "0 24 48 57");
    EXPECT_EQ(cuts(write("empty.ndjson", ""), 24), "0 0");
    EXPECT_EQ(cuts(write("no_end.ndjson", "{}"), 1), "0 2");
    EXPECT_EQ(read_parts(path, 1), "a|one\nb|two\nc|six\n");
}

TEST_F(CutsTest, APartIsWhatItsFileIs) {
    const std::string path = write("no_extension", "{\"id\":\"0\",\"text\":\"-\"}\n" + a);
    Part part;
    part.path = path;
    part.begin = 22;
    part.end = 22 + 24;
    part.kind = InputKind::ndjson;
    EXPECT_EQ(dump(**open_part(part)), "a|ndjson|one|no_extension:byte 22:1\n");
    std::string line = "{\"id\":\"u\",\"text\":\"" + std::string(300, 'x') + "\"}\n";
    line.replace(257, 5, "ustar");
    part.path = write("ustar.ndjson", a + line);
    part.begin = 24;
    part.end = 24 + line.size();
    EXPECT_TRUE(dump(**open_part(part)).starts_with("u|ndjson|")) << "it is no tar";
}

TEST_F(CutsTest, LinesOverTheReadersPieces) {
    std::string many;
    for (int at = 0; at < 20'000; ++at) {
        many += "{\"id\":\"" + std::to_string(at) + "\",\"text\":\"t\"}\n";
    }
    const std::string path = write("many.ndjson", many);
    const std::string found = cuts(path, 65'536);
    EXPECT_EQ(std::count(found.begin(), found.end(), ' '), 8) << found;
    const auto whole = open_source(path, InputKind::automatic);
    std::string out;
    while (const auto input = (*whole)->next()) {
        out += input->id + "|" + input->page->bytes + "\n";
    }
    EXPECT_EQ(read_parts(path, 65'536), out);
    EXPECT_EQ(read_parts(path, 100), out);
}

TEST_F(CutsTest, MembersThatBeginWithALine) {
    const std::string path = write("a.ndjson.gz", gzip(a) + gzip(b) + gzip(c));
    const auto first = std::to_string(gzip(a).size());
    const auto second = std::to_string(gzip(a + "").size() + gzip(b).size());
    const auto all = std::to_string(bytes_of(path).size());
    EXPECT_EQ(cuts(path, 1), "0 " + first + " " + second + " " + all);
    EXPECT_EQ(read_parts(path, 1), "a|one\nb|two\nc|six\n");
    const std::string amid =
        write("b.ndjson.gz", gzip(a + b.substr(0, 5)) + gzip(b.substr(5)) + gzip(c));
    EXPECT_EQ(cuts(amid, 1),
              "0 " + std::to_string(gzip(a + b.substr(0, 5)).size() + gzip(b.substr(5)).size()) +
                  " " + std::to_string(bytes_of(amid).size()));
    EXPECT_EQ(read_parts(amid, 1), "a|one\nb|two\nc|six\n");
    const std::string torn = gzip(a) + gzip(b).substr(0, 30) + gzip(c);
    EXPECT_EQ(cuts(write("torn.ndjson.gz", torn), 1),
              "0 " + first + " " + std::to_string(torn.size()))
        << "behind a fault nothing is cut";
}

std::string record(const std::string& name, long lie = 0) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + name;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + name +
           "\r\nContent-Length: " + std::to_string(static_cast<long>(block.size()) + lie) +
           "\r\n\r\n" + block + "\r\n\r\n";
}

TEST_F(CutsTest, RecordsAndTheirMembers) {
    const std::size_t size = record("a").size();
    const std::string path = write("a.warc", record("a") + record("b") + "\r\n" + record("c"));
    EXPECT_EQ(cuts(path, 1), "0 " + std::to_string(size) + " " + std::to_string(2 * size + 2) +
                                 " " + std::to_string(3 * size + 2));
    EXPECT_EQ(cuts(path, size + 1),
              "0 " + std::to_string(2 * size + 2) + " " + std::to_string(3 * size + 2));
    EXPECT_EQ(read_parts(path, 1), "a|<p>a\nb|<p>b\nc|<p>c\n");
    const std::string lying = write("l.warc", record("a") + record("b", 50) + record("c"));
    EXPECT_EQ(cuts(lying, 1), "0 " + std::to_string(size) + " " + std::to_string(3 * size));
    EXPECT_EQ(read_parts(lying, 1), "a|<p>a\nb|bad_archive\nc|<p>c\n");

    const std::string first = gzip(record("a"));
    const std::string second = gzip(record("b").substr(0, 60));
    const std::string third = gzip(record("b").substr(60));
    const std::string packed = write("a.warc.gz", first + second + third + gzip(record("c")));
    EXPECT_EQ(cuts(packed, 1), "0 " + std::to_string(first.size()) + " " +
                                   std::to_string((first + second + third).size()) + " " +
                                   std::to_string(bytes_of(packed).size()));
    EXPECT_EQ(read_parts(packed, 1), "a|<p>a\nb|<p>b\nc|<p>c\n");
    EXPECT_EQ(cuts(write("a.warc.zst", zstd(record("a"))), 1),
              "0 " + std::to_string(zstd(record("a")).size()));
}

TEST_F(CutsTest, AllElseIsWhole) {
    const std::string page = "<html><body>\n" + std::string(100, '\n');
    EXPECT_EQ(cuts(write("a.html", page), 10), "0 113");
    EXPECT_EQ(cuts(write("a.txt", "a\nb\nc\n"), 1), "0 6");
    EXPECT_EQ(cuts(write("a.json", "[" + a + "," + b + "]"), 1), "0 51");
    EXPECT_EQ(cuts(write("a.txt", a + b), 1, InputKind::ndjson), "0 24 48");
    EXPECT_EQ(cuts(folder() + "/none", 1), "io");
    EXPECT_EQ(cuts(folder(), 1), "io");
}

TEST_F(CutsTest, PlacesCountFromTheFilesBegin) {
    Part part;
    part.path = write("a.ndjson", a + "broken\n" + b);
    part.begin = 24;
    part.end = 31;
    EXPECT_EQ(dump(**open_part(part)), "|bad_json|a.ndjson:byte 24:1\n");
    part.begin = 31;
    part.end = 1000;
    EXPECT_EQ(dump(**open_part(part)), "b|ndjson|two|a.ndjson:byte 31:1\n");
    Part page;
    page.path = write("p.html", "P");
    page.end = 1;
    EXPECT_EQ((*open_part(page))->next()->page->origin.id, "");
    page.id.below = "deep/p.html";
    EXPECT_EQ((*open_part(page))->next()->page->origin.id, "deep/p");
    page.path = folder() + "/none";
    EXPECT_FALSE(open_part(page));
}

}  // namespace
}  // namespace khabar
