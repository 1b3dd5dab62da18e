// A table file that was damaged is refused; one that was damaged by somebody who mended its
// checksum is refused or does no harm: every look-up stays inside the file (ASan watches), and a
// page is coded to some end.

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "khabar/coder/coder.h"
#include "khabar/core/hash.h"
#include "khabar/tables/layout.h"
#include "tests/read_file.h"
#include "texts.h"

namespace khabar::laws {

namespace {

namespace fs = std::filesystem;
using tables::Header;

/// A copy of the table file in a folder of its own, gone at the end.
class BrokenCopy {
public:
    BrokenCopy()
        : folder_(fs::temp_directory_path() / ("khabar-broken-" + std::to_string(getpid()))),
          file_(folder_ / "broken.tables"),
          good_(tests::read_file(KHABAR_TABLES)) {
        fs::create_directories(folder_);
    }
    ~BrokenCopy() { fs::remove_all(folder_); }
    BrokenCopy(const BrokenCopy&) = delete;
    BrokenCopy& operator=(const BrokenCopy&) = delete;

    [[nodiscard]] const std::string& good() const { return good_; }
    [[nodiscard]] Header header() const {
        Header header{};
        std::memcpy(&header, good_.data(), sizeof header);
        return header;
    }
    const fs::path& write(const std::string& bytes) {
        fs::remove(file_);  // a mapping of the last one may still stand
        std::ofstream(file_, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
        return file_;
    }

private:
    fs::path folder_;
    fs::path file_;
    std::string good_;
};

void mend_checksum(std::string& bytes) {
    if (bytes.size() < sizeof(Header)) {
        return;
    }
    const std::uint64_t size = bytes.size();
    const std::uint64_t checksum = hash64(std::string_view(bytes).substr(sizeof(Header)));
    std::memcpy(bytes.data() + offsetof(Header, size), &size, sizeof size);
    std::memcpy(bytes.data() + offsetof(Header, checksum), &checksum, sizeof checksum);
}

/// Reads every cell and follows every cell of a sheet into every index.
std::size_t walk(const TableFile& tables) {
    std::size_t bytes = 0;
    for (const Sheet& sheet : tables.sheets()) {
        const Index& index = tables.index(sheet.name());
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            bytes += sheet.line(row);
            for (std::uint32_t column = 0; column < sheet.columns().size(); ++column) {
                const std::string_view cell = sheet.cell(row, column);
                bytes +=
                    cell.size() + (cell.empty() ? 0u : static_cast<unsigned char>(cell.back()));
                for (const Index* each : {&index, &tables.index("ar/names")}) {
                    for (const Posting& posting : each->find(cell.substr(0, 64)).postings) {
                        bytes += tables.cell(posting.id(), "lemma").size();
                    }
                }
                const WordTable& words = tables.words("ar/words");
                for (const WordForm& form : words.find(cell.substr(0, 64))) {
                    bytes += words.marks(form).size() + words.features()[form.features] +
                             tables.cell({SheetId{form.sheet}, form.row}, "lemma").size();
                }
            }
        }
    }
    return bytes;
}

/// Where a flip may fall: header and entries, then everywhere.
std::size_t place_of_flip(TextMaker& maker, const Header& header, std::size_t size) {
    const std::size_t entries = sizeof(Header) + header.sheets * sizeof(tables::SheetEntry) +
                                header.indices * sizeof(tables::IndexEntry) +
                                header.word_tables * sizeof(tables::WordEntry);
    switch (maker.below(3)) {
        case 0:
            return maker.below(entries);
        case 1:
            return maker.below(header.pool);  // arrays: offsets, slots, postings
        default:
            return maker.below(size);
    }
}

}  // namespace

TEST(BrokenTables, AFlippedByteIsRefused) {
    BrokenCopy copy;
    ASSERT_TRUE(TableFile::open(copy.write(copy.good())));
    TextMaker maker(6);
    for (int i = 0; i < 100; ++i) {
        std::string bytes = copy.good();
        // hash of the lexicon and the spare field are the header's own word for it
        const std::size_t place = sizeof(Header) + maker.below(bytes.size() - sizeof(Header));
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << maker.below(8)));
        const auto opened = TableFile::open(copy.write(bytes));
        ASSERT_FALSE(opened) << "byte " << place;
        EXPECT_EQ(opened.error().code, ErrorCode::bad_table);
    }
}

TEST(BrokenTables, AFlippedByteUnderAMendedChecksumDoesNoHarm) {
    BrokenCopy copy;
    const Document document = as_document(golden_texts().front());
    TextMaker maker(7);
    int refused = 0;
    int harmless = 0;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = copy.good();
        const std::size_t place = place_of_flip(maker, copy.header(), bytes.size());
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << maker.below(8)));
        mend_checksum(bytes);
        SCOPED_TRACE("byte " + std::to_string(place));
        const auto opened = TableFile::open(copy.write(bytes));
        if (!opened) {
            EXPECT_EQ(opened.error().code, ErrorCode::bad_table);
            ++refused;
            continue;
        }
        EXPECT_GT(walk(**opened), 0u);
        ++harmless;
        if (i % 10 == 0) {
            if (const auto coder = Coder::open(copy.write(bytes))) {
                (void)(*coder)->layers(document);
            }
        }
    }
    RecordProperty("refused", refused);
    RecordProperty("harmless", harmless);
    EXPECT_GT(refused, 20);
    EXPECT_GT(harmless, 20);
}

TEST(BrokenTables, ATruncatedFileIsRefused) {
    BrokenCopy copy;
    const std::size_t size = copy.good().size();
    std::vector<std::size_t> lengths{0,        1,       7, 8, sizeof(Header) - 1, sizeof(Header),
                                     size - 8, size - 1};
    TextMaker maker(8);
    for (int i = 0; i < 30; ++i) {
        lengths.push_back(maker.below(size));
    }
    for (const std::size_t length : lengths) {
        SCOPED_TRACE(length);
        std::string bytes = copy.good().substr(0, length);
        EXPECT_FALSE(TableFile::open(copy.write(bytes)));
        mend_checksum(bytes);
        // the pool stands last: what is cut there may leave all arrays whole, but not their texts
        if (const auto opened = TableFile::open(copy.write(bytes))) {
            EXPECT_GT(walk(**opened), 0u);
        }
    }
}

TEST(BrokenTables, WhatIsNoTableFileIsRefused) {
    BrokenCopy copy;
    EXPECT_FALSE(TableFile::open("/no/such/file.tables"));
    EXPECT_FALSE(TableFile::open(fs::temp_directory_path()));
    TextMaker maker(9);
    EXPECT_FALSE(TableFile::open(copy.write(maker.characters(5000))));
    std::string longer = copy.good() + "x";
    EXPECT_FALSE(TableFile::open(copy.write(longer)));
    const auto coder = Coder::open(copy.write("HAKTAB01"));
    ASSERT_FALSE(coder);
    EXPECT_FALSE(coder.error().detail.empty());
}

}  // namespace khabar::laws
