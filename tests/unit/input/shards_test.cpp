// Plans of shards, their manifests, and that a changed file is known.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <unistd.h>

#include "folder_of_test.h"
#include "khabar/core/sha256.h"
#include "khabar/input/shards/manifest.h"
#include "khabar/input/shards/plan_shards.h"
#include "khabar/input/shards/prove_part.h"

namespace khabar::input {
namespace {

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, IsThatOfOtherPrograms) {
    Sha256 sum;
    EXPECT_EQ(sum.take(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sum.add("a");
    sum.add("bc");
    EXPECT_EQ(sum.take(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sum.add("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    EXPECT_EQ(sum.take(), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

class ShardsTest : public FolderOfTest {
protected:
    std::string lines(const std::string& name, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += R"({"id":")" + std::to_string(100 + i) + R"(","text":"A line."})" + "\n";
        }
        return write(name, text);
    }
    Manifest plan(const std::vector<std::string>& paths, std::uint64_t size) {
        auto manifest = plan_shards(paths, InputKind::automatic, size,
                                    [this](std::uint64_t bytes) { read_ += bytes; });
        EXPECT_TRUE(manifest) << manifest.error().detail;
        return manifest ? *std::move(manifest) : Manifest();
    }
    /// "1: a.ndjson 0-62, pages/b.txt 0-7 as b.txt; 2: ..."
    std::string dump(const Manifest& manifest) const {
        std::string out;
        for (const Shard& shard : manifest.shards) {
            out += out.empty() ? "" : "; ";
            out += std::to_string(shard.number) + ":";
            for (const PlannedPart& planned : shard.parts) {
                const Part& part = planned.part;
                out += " " + local(part.path) + " " + std::to_string(part.begin) + "-" +
                       std::to_string(part.end) +
                       (part.id.below.empty() ? "" : " as " + part.id.below);
            }
        }
        return out;
    }
    std::string file_with(const std::string& text) { return write("manifest", text); }

    std::uint64_t read_ = 0;
};

TEST_F(ShardsTest, LargeFilesAreCutAndSmallOnesShareAShard) {
    const std::string large = lines("large.ndjson", 10);  // 30 bytes a line
    write("pages/b.html", "<p>bb");
    write("pages/a.txt", "a");
    write("pages/other.bin", "not an input");
    const Manifest manifest = plan({large, folder() + "/pages"}, 100);
    EXPECT_EQ(dump(manifest),
              "1: large.ndjson 0-120; 2: large.ndjson 120-240; "
              "3: large.ndjson 240-300 pages/a.txt 0-1 as a.txt pages/b.html 0-5 as b.html");
    EXPECT_EQ(read_, 306u);
    EXPECT_EQ(manifest.passed_over.files, 1u);
    Sha256 sum;
    sum.add("<p>bb");
    EXPECT_EQ(manifest.shards.back().parts.back().sha256, sum.take());
}

TEST_F(ShardsTest, AllPartsOfAFileAreOfItsKind) {
    const Manifest manifest = plan({lines("no_extension", 10), write("pages/a.html", "a")}, 100);
    ASSERT_EQ(manifest.shards.size(), 3u);
    for (const Shard& shard : manifest.shards) {
        EXPECT_EQ(shard.parts.front().part.kind, InputKind::ndjson);
    }
    EXPECT_EQ(manifest.shards.back().parts.back().part.kind, InputKind::html);
}

// For one who is not root: it may open every folder.
TEST_F(ShardsTest, AFolderThatMayNotBeReadIsNoPlan) {
    write("pages/a.html", "A");
    write("pages/closed/b.html", "B");
    std::filesystem::permissions(folder() + "/pages/closed", std::filesystem::perms::none);
    constexpr uid_t nobody = 65534;
    const uid_t before = geteuid();
    ASSERT_TRUE(before != 0 || seteuid(nobody) == 0);
    const std::vector<std::string> paths{folder() + "/pages"};
    const auto manifest = plan_shards(paths, InputKind::automatic, 100, [](std::uint64_t) {});
    ASSERT_EQ(seteuid(before), 0);
    std::filesystem::permissions(folder() + "/pages/closed", std::filesystem::perms::owner_all);
    ASSERT_FALSE(manifest);
    EXPECT_EQ(local(manifest.error().where), "pages/closed");
}

TEST_F(ShardsTest, EmptyFilesAreParts) {
    EXPECT_EQ(dump(plan({write("a.txt", ""), write("b.txt", "")}, 100)), "1: a.txt 0-0 b.txt 0-0");
    EXPECT_EQ(dump(plan({}, 100)), "");
}

TEST_F(ShardsTest, APlanIsRefusedAsAWhole) {
    const auto code = [](const std::string& path) {
        const std::vector<std::string> paths{path};
        const auto manifest = plan_shards(paths, InputKind::automatic, 100, [](std::uint64_t) {});
        return manifest ? "none" : std::string(name(manifest.error().code));
    };
    EXPECT_EQ(code("-"), "forbidden");
    EXPECT_EQ(code("https://news.example/1"), "forbidden");
    EXPECT_EQ(code(folder() + "/none"), "io");
    EXPECT_EQ(code(write("two\nlines.txt", "a")), "forbidden");
    EXPECT_EQ(code(write("news.urls", "")), "forbidden");
    EXPECT_EQ(code(write("news", "https://news.example/1\n")), "forbidden") << "a list of them";
}

TEST_F(ShardsTest, AManifestIsReadAsItWasWritten) {
    const Manifest manifest =
        plan({lines("large.ndjson", 10), write("tab\tin it.txt", "a"), write("b.txt", "b")}, 100);
    const std::string text = write_manifest(manifest);
    const std::string path = file_with(text);
    const auto read = read_manifest(path);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(write_manifest(*read), text);
    EXPECT_EQ(dump(*read), dump(manifest));
    for (const Shard& shard : manifest.shards) {
        const auto one = read_shard(path, shard.number);
        ASSERT_TRUE(one) << one.error().detail;
        EXPECT_EQ(write_manifest({{*one}, {}}), write_manifest({{shard}, {}}));
        EXPECT_EQ(shard_name(*one), shard_name(shard));
    }
    EXPECT_EQ(text.substr(0, text.find('\n')), "khabar shards 1\tshards 3\tparts 5\tbytes 302");
}

TEST_F(ShardsTest, NamesTellPlansApart) {
    const Manifest manifest = plan({lines("large.ndjson", 10)}, 100);
    Shard shard = manifest.shards.front();
    const std::string before = shard_name(shard);
    EXPECT_EQ(before.size(), std::string("shard-0000001-12345678").size());
    EXPECT_TRUE(before.starts_with("shard-0000001-"));
    shard.parts.front().part.end -= 30;
    EXPECT_NE(shard_name(shard), before);
}

TEST_F(ShardsTest, WhatIsNoManifestIsRefused) {
    const std::string text = write_manifest(plan({lines("large.ndjson", 10)}, 100));
    const auto fault = [this](const std::string& manifest) {
        const auto read = read_manifest(file_with(manifest));
        return read ? "none" : local(read.error().where) + " " + read.error().detail;
    };
    const auto with = [&text](const std::string& from, const std::string& to) {
        std::string changed = text;
        const std::size_t at = changed.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return changed.replace(at, from.size(), to);
    };
    EXPECT_EQ(fault(text), "none");
    EXPECT_EQ(fault(""), "manifest:1 this is no manifest of khabar shards plan");
    EXPECT_EQ(fault(with("shards 1\t", "shards 2\t")),
              "manifest:1 a manifest of another version of Khabar");
    EXPECT_EQ(fault(with("\tbegin", "\tstart")), "manifest:2 the head of the manifest is damaged");
    const std::size_t last = text.rfind("\n3\t") + 1;
    EXPECT_EQ(fault(text.substr(0, last)), "manifest:5 the manifest is cut: 2 of 3 parts");
    EXPECT_EQ(fault(text.substr(0, text.size() - 1)),
              "manifest:5 the manifest is cut: 2 of 3 parts");
    EXPECT_EQ(fault(with("\n2\t", "\n4\t")), "manifest:4 this line is no part of a shard");
    EXPECT_EQ(fault(with("\t120\t", "\tx\t")), "manifest:3 this line is no part of a shard");
    EXPECT_EQ(fault(with("\tndjson\t-\t", "\tndjson\t99999\t")),
              "manifest:3 this line is no part of a shard");
    EXPECT_EQ(fault(with("\tndjson\t", "\tnonsense\t")),
              "manifest:3 this line is no part of a shard");
    EXPECT_EQ(fault(with("large.ndjson", std::string(20000, 'x'))),
              "manifest:3 the manifest is cut: 0 of 3 parts");
    EXPECT_EQ(name(read_shard(file_with(text), 4).error().code), "bad_query");
    EXPECT_EQ(name(read_shard(file_with(text), 0).error().code), "bad_query");
}

TEST_F(ShardsTest, AChangedFileIsKnown) {
    const std::string path = lines("large.ndjson", 10);
    const Manifest manifest = plan({path}, 100);
    for (const Shard& shard : manifest.shards) {
        EXPECT_FALSE(prove_part(shard.parts.front()));
    }
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp(200).put('!');
    EXPECT_FALSE(prove_part(manifest.shards[0].parts.front()));
    const auto error = prove_part(manifest.shards[1].parts.front());
    ASSERT_TRUE(error);
    EXPECT_EQ(error->where, path);
    EXPECT_EQ(error->detail,
              "the file was changed since it was planned: bytes 120 to 240 are others");
    EXPECT_FALSE(prove_size(manifest.shards[2].parts.front()));
    std::filesystem::resize_file(path, 290);
    EXPECT_TRUE(prove_part(manifest.shards[2].parts.front()));
    EXPECT_TRUE(prove_size(manifest.shards[2].parts.front()));
    std::filesystem::remove(path);
    EXPECT_EQ(prove_part(manifest.shards[0].parts.front())->where, path);
}

TEST_F(ShardsTest, AFileThatHasGrownIsKnown) {
    const std::string path = lines("large.ndjson", 10);
    const Manifest planned = plan({path}, 100);
    const auto manifest = read_manifest(file_with(write_manifest(planned)));
    ASSERT_TRUE(manifest);
    std::ofstream(path, std::ios::app | std::ios::binary) << "{\"text\":\"more\"}\n";
    for (const Manifest& one : {planned, *manifest}) {
        const PlannedPart& last = one.shards.back().parts.back();
        for (const auto& error : {prove_part(last), prove_size(last)}) {
            ASSERT_TRUE(error);
            EXPECT_EQ(error->detail,
                      "the file has grown since it was planned, by 16 bytes that no shard holds");
        }
        EXPECT_FALSE(prove_part(one.shards.front().parts.front())) << "what was planned stands";
        EXPECT_FALSE(prove_size(one.shards.front().parts.front()));
    }
    const auto shard = read_shard(file_with(write_manifest(planned)),
                                  static_cast<std::uint32_t>(planned.shards.size()) - 1);
    ASSERT_TRUE(shard);
    EXPECT_FALSE(shard->parts.back().last) << "another shard holds the end";
}

TEST_F(ShardsTest, AFileThatChangesWhileItIsReadIsKnown) {
    const std::string path = lines("large.ndjson", 10);
    const Manifest manifest = plan({path}, 1000);
    const auto proof = ShardProof::prove(manifest.shards.front());
    ASSERT_TRUE(proof);
    EXPECT_FALSE(proof->hold());
    std::ofstream(path, std::ios::app) << "\n";
    ASSERT_TRUE(proof->hold());
    EXPECT_EQ(proof->hold()->where, path);
}

}  // namespace
}  // namespace khabar::input
