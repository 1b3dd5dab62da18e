#include "khabar/input/archives/archive_source.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "folder_of_test.h"
#include "khabar/input/bounds.h"
#include "khabar/input/kind.h"
#include "packed.h"

namespace khabar {
namespace {

struct Member {
    std::string name;
    std::string bytes;
    mode_t type = AE_IFREG;
};

/// An archive as libarchive writes it. options: "zip:encryption=zipcrypt" ...
std::string packed(const std::vector<Member>& members, bool zip = false,
                   const std::string& options = "", int filter = ARCHIVE_FILTER_NONE) {
    archive* out = archive_write_new();
    if (zip) {
        archive_write_set_format_zip(out);
    } else {
        archive_write_set_format_pax_restricted(out);
    }
    archive_write_add_filter(out, filter);
    archive_write_set_bytes_in_last_block(out, 1);
    if (!options.empty()) {
        archive_write_set_options(out, options.c_str());
        archive_write_set_passphrase(out, "word");
    }
    std::string bytes(std::size_t{4} << 20u, '\0');
    for (const Member& member : members) {
        bytes.resize(bytes.size() + member.bytes.size());
    }
    std::size_t used = 0;
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    for (const Member& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_filetype(entry, member.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
        if (member.type == AE_IFLNK) {
            archive_entry_set_symlink(entry, "/etc/passwd");
        }
        archive_write_header(out, entry);
        archive_write_data(out, member.bytes.data(), member.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

class ArchiveTest : public FolderOfTest {};

const std::vector<Member> some = {{"z/b.html", "B"},
                                  {"a.txt", "A"},
                                  {"link.html", "", AE_IFLNK},
                                  {"folder.html/", "", AE_IFDIR},
                                  {"picture.png", "no"},
                                  {"deep.zip", "PK\x03\x04"},
                                  {"packed.html.gz", "no"},
                                  {"w.warc", "no"},
                                  {"l.urls", "https://news.example/"},
                                  {"c.ndjson", "{\"id\":\"n\",\"text\":\"one\"}\nbad\n"}};

TEST_F(ArchiveTest, MembersLikeFilesOfAFolder) {
    const auto read_as = [this](const std::string& name, const std::string& bytes) {
        std::string out = read(write(name, bytes));
        for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name)) {
            out.erase(at, name.size());
        }
        return out;
    };
    const std::string pages =
        "z/b|html|B|!z/b.html\n"
        "a|text|A|!a.txt\n"
        "n|ndjson|one|!c.ndjson:1\n"
        "|bad_json|!c.ndjson:2\n";
    EXPECT_EQ(read_as("s.zip", packed(some, true)), pages);
    EXPECT_EQ(read_as("s.tar", packed(some)), pages);
    EXPECT_EQ(read_as("s.tgz", packed(some, false, "", ARCHIVE_FILTER_GZIP)), pages);
    EXPECT_EQ(read_as("s.tar.zst", packed(some, false, "", ARCHIVE_FILTER_ZSTD)), pages);
    EXPECT_EQ(read_as("s.tar.xz", packed(some, false, "", ARCHIVE_FILTER_XZ)), pages);
    EXPECT_EQ(read_as("by_first_bytes", packed(some)), pages);
    EXPECT_EQ(read_as("by_first_bytes.html", packed(some, true)), pages);
    const auto source =
        open_source(write("p.zip", packed({{"p.html", "P"}}, true)), InputKind::automatic);
    EXPECT_EQ((*source)->next()->page->origin.id, "p") << "the name is the id, as in a folder";
    EXPECT_FALSE((*source)->next());
    EXPECT_FALSE((*source)->next());
    const auto all = open_source(write("all.zip", packed(some, true)), InputKind::automatic);
    while ((*all)->next()) {
    }
    EXPECT_EQ((*all)->passed_over().files, 5u) << "picture, archive, packed, warc, list";
    EXPECT_EQ(read(write("t.zip", packed({{"p.html", "P"}}, true)), InputKind::text),
              "p|text|P|t.zip!p.html\n");
}

TEST_F(ArchiveTest, AFolderGivesThem) {
    write("a.html.gz", gzip("A"));
    write("b.zip", packed({{"in.html", "I"}}, true));
    write("c.txt.zst", zstd("C"));
    write("d.warc", "");
    write("e.gz", gzip("no"));
    write("f.xz", "no");
    EXPECT_EQ(read(folder()),
              "a|html|A|a.html.gz\n"
              "b.zip/in|html|I|b.zip!in.html\n"
              "c|text|C|c.txt.zst\n");
    EXPECT_EQ(count_inputs(folder(), InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/b.zip", InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/b.zip", InputKind::html), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/d.warc", InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/a.html.gz", InputKind::automatic), 1u);
}

TEST_F(ArchiveTest, NamesInAnyScript) {
    const std::string name = "\xD8\xA7.html";
    EXPECT_EQ(read(write("s.zip", packed({{name, "A"}}, true))),
              "\xD8\xA7|html|A|s.zip!" + name + "\n");
    EXPECT_EQ(read(write("s.tar", packed({{name, "A"}}))), "\xD8\xA7|html|A|s.tar!" + name + "\n");
    std::string bad = packed({{"XX.html", "A"}});
    bad.replace(bad.find("XX.html"), 2, "\xFF\xFE");
    const std::string out = read(write("bad.tar", bad));
    EXPECT_NE(out.find("bad"), std::string::npos) << "a broken name is one input all the same";
}

TEST_F(ArchiveTest, NamesThatAreMendedAreNotMixedUp) {
    std::string bytes = packed({{"XX.html", "A"}, {"YY.html", "B"}}, true);
    for (const auto& [name, other] : {std::pair("XX", "\xC7\xC8"), std::pair("YY", "\xCA\xCB")}) {
        for (std::size_t at = bytes.find(name); at != std::string::npos; at = bytes.find(name)) {
            bytes.replace(at, 2, other);
        }
    }
    const auto source = open_source(write("windows-1256.zip", bytes), InputKind::automatic);
    const std::string first = (*source)->next()->page->origin.id;
    const std::string second = (*source)->next()->page->origin.id;
    EXPECT_TRUE(first.starts_with("\xEF\xBF\xBD")) << first;
    EXPECT_NE(first, second);
    EXPECT_EQ(input::page_id({"./a/../b.html"}), "b") << "as tar writes names";
    EXPECT_EQ(input::page_id({"/a/b.html.gz"}), "a/b");
}

TEST_F(ArchiveTest, ArchivesOfOneFolderAreNotMixedUp) {
    write("a.zip", packed({{"1.html", "A"}}, true));
    write("b/a.zip", packed({{"1.html", "B"}}, true));
    EXPECT_EQ(read(folder()),
              "a.zip/1|html|A|a.zip!1.html\n"
              "b/a.zip/1|html|B|b/a.zip!1.html\n");
}

TEST_F(ArchiveTest, EncryptedMembers) {
    const std::string bytes =
        packed({{"a.html", "A"}, {"b.png", "B"}, {"c.html", "C"}}, true, "zip:encryption=zipcrypt");
    EXPECT_EQ(read(write("s.zip", bytes)),
              "a|bad_archive|s.zip!a.html\nc|bad_archive|s.zip!c.html\n");
}

TEST_F(ArchiveTest, WhatIsTornOrTooLarge) {
    const std::string big(max_input_bytes + 1, 'x');
    const std::vector<Member> members = {{"a.html", "A"}, {"b.html", big}, {"c.html", "C"}};
    const std::string pages =
        "a|html|A|s!a.html\n"
        "b|too_large|s!b.html\n"
        "c|html|C|s!c.html\n";
    EXPECT_EQ(read(write("s", packed(members, true))), pages);
    EXPECT_EQ(read(write("s", packed(members, false, "", ARCHIVE_FILTER_GZIP))), pages);

    const std::vector<Member> stored = {{"a.html", "A"}, {"b.html", "words"}, {"c.html", "C"}};
    std::string wrong_sum = packed(stored, true, "zip:compression=store");
    wrong_sum[wrong_sum.find("words")] = 'W';
    EXPECT_EQ(read(write("s", wrong_sum)),
              "a|html|A|s!a.html\nb|bad_archive|s!b.html\nc|html|C|s!c.html\n");

    const std::string tar = packed({{"a.html", "A"}, {"b.html", std::string(2000, 'b')}});
    EXPECT_EQ(read(write("s", tar.substr(0, tar.find("bbbb") + 900))),
              "a|html|A|s!a.html\nb|bad_archive|s!b.html\n");
    EXPECT_EQ(read(write("t.tar", "no archive")), "|bad_archive|t.tar\n");
    EXPECT_EQ(read(write("t.zip", "PK\x03\x04")), "|bad_archive|t.zip\n");
    const auto xz = open_source(write("l.ndjson.xz", "\xFD\x37zXZ" + std::string(40, '\0')),
                                InputKind::automatic);
    EXPECT_EQ((*xz)->next()->page.error().detail,
              "no tar is packed in it, and xz is read of tar alone");
    const std::string packed_tar = packed(stored, false, "", ARCHIVE_FILTER_GZIP);
    const std::string out = read(write("s", packed_tar.substr(0, packed_tar.size() / 2)));
    EXPECT_TRUE(out.ends_with("|bad_archive|s\n") || out.ends_with(".html\n")) << out;
}

}  // namespace
}  // namespace khabar
