// A gazetteer that was damaged is refused, or gives wrong places and none; never a read outside of
// its bytes (they lie in a heap block of their exact size, where ASan watches).
#include <cstddef>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/core/hash.h"
#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/layout.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/writer.h"
#include "rows.h"

namespace khabar::gazetteer {
namespace {

std::string good_bytes(std::size_t rows) {
    auto bytes = to_bytes(tests::made_up_rows(rows, 3), {{"a", "b", "c", 1, 2}});
    return bytes ? *bytes : std::string();
}

/// Both checksums are made to fit, as somebody would who means harm.
void mend(std::string& bytes) {
    if (bytes.size() < sizeof(Header)) {
        return;
    }
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    header.size = bytes.size();
    header.checksum = hash64(std::string_view(bytes).substr(sizeof header));
    header.head = 0;
    std::string head(reinterpret_cast<const char*>(&header), sizeof header);
    if (header.lists.offset <= bytes.size()) {
        head += std::string_view(bytes).substr(header.lists.offset, header.lists.size);
    }
    header.head = hash64(head);
    std::memcpy(bytes.data(), &header, sizeof header);
}

/// Asks for everything; how much came, so that nothing is left out by the compiler.
std::size_t ask(const Gazetteer& gazetteer) {
    std::size_t sum = 0;
    const auto look = [&](std::uint32_t number) {
        const Place place = gazetteer.place(number);
        for (const std::string_view text :
             {place.id, place.name, place.name_ar, place.kind, place.country, place.region}) {
            for (const char c : text) {
                sum += static_cast<unsigned char>(c);
            }
        }
    };
    for (std::uint32_t number = 0; number < gazetteer.size(); ++number) {
        look(number);
    }
    for (const PlaceRow& row : tests::made_up_rows(60, 3)) {
        for (const auto* names : {&row.names, &row.names_ar}) {
            for (const std::string& name : *names) {
                const auto found = gazetteer.find(name_key(name));
                sum += found.known ? 1u : 0u;
                for (const std::uint32_t number : found.places) {
                    look(number);
                }
            }
        }
    }
    for (const auto& near : gazetteer.near(10, 170, 9'000, 50)) {
        look(near.place);
    }
    for (const Source& source : gazetteer.sources()) {
        sum += source.name.size() + source.version.size() + source.attribution.size();
    }
    return sum;
}

TEST(Damage, EveryCutIsRefused) {
    const std::string good = good_bytes(60);
    ASSERT_TRUE(Gazetteer::from_bytes(good));
    for (std::size_t size = 0; size < good.size(); ++size) {
        EXPECT_FALSE(Gazetteer::from_bytes(good.substr(0, size))) << size;
    }
    EXPECT_FALSE(Gazetteer::from_bytes(good + "x"));
}

TEST(Damage, EveryFlippedByteOfASmallFileIsRefused) {
    const std::string good = good_bytes(60);
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x40);
        const auto opened = Gazetteer::from_bytes(bad);
        ASSERT_FALSE(opened) << at;
        EXPECT_EQ(opened.error().code, ErrorCode::bad_table);
    }
}

TEST(Damage, MendedChecksumsDoNoHarm) {
    const std::string good = good_bytes(60);
    std::size_t opened = 0;
    std::size_t sum = 0;
    const auto trial = [&](std::string bad) {
        mend(bad);
        bad.shrink_to_fit();
        if (const auto gazetteer = Gazetteer::from_bytes(std::move(bad))) {
            ++opened;
            sum += ask(**gazetteer);
        }
    };
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const int value : {0x00, 0x7F, 0x80, 0xFF}) {
            std::string bad = good;
            bad[at] = static_cast<char>(value);
            trial(std::move(bad));
        }
    }
    for (std::size_t size = 0; size < good.size(); size += 7) {
        trial(good.substr(0, size));
    }
    std::mt19937 random(5);
    for (int i = 0; i < 2'000; ++i) {
        std::string bad = good;
        for (int n = 0; n < 40; ++n) {
            bad[random() % bad.size()] = static_cast<char>(random());
        }
        std::memcpy(bad.data(), good.data(), i % 2 == 0 ? sizeof(Header) : 12);
        trial(std::move(bad));
    }
    EXPECT_GT(opened, good.size());  // most of them open: what is proved lies behind that
    EXPECT_GT(sum, 0u);
}

TEST(Damage, ALargeFileIsOpenedUnread) {
    std::string bytes = good_bytes(60'000);
    ASSERT_GT(bytes.size(), Gazetteer::small_file);
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    bytes[header.keys.offset + header.keys.size / 2] ^= 0x01;
    const auto damaged = Gazetteer::from_bytes(bytes);
    ASSERT_TRUE(damaged);
    EXPECT_FALSE((*damaged)->is_whole());
    EXPECT_GT(ask(**damaged), 0u);
    bytes[sizeof(Header) - 1] ^= 0x01;
    EXPECT_FALSE(Gazetteer::from_bytes(bytes));
}

TEST(Damage, FilesThatAreNone) {
    const tests::Folder folder;
    const auto missing = Gazetteer::open(folder / "none");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::io);
    EXPECT_EQ(missing.error().where, (folder / "none").string());
    for (const auto& path : {std::filesystem::path("/dev/null"), folder.path()}) {
        EXPECT_FALSE(Gazetteer::open(path)) << path;
    }
}

}  // namespace
}  // namespace khabar::gazetteer
