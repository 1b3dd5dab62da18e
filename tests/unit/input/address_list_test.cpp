#include "khabar/input/web/address_list.h"

#include <fstream>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/input/web/address_lines.h"
#include "tests/folder.h"

namespace khabar::input {
namespace {

TEST(AddressList, IsKnownByItsFirstLines) {
    for (const std::string_view list :
         {"https://a.example/1", "http://a.example/\nhttps://b.example/\n",
          "# ours\r\n\r\nhttps://a/\r\n", "\xEF\xBB\xBFhttps://a.example/\n",
          "https://a.example/\nhttp"}) {
        EXPECT_TRUE(is_address_list(list)) << list;
    }
    for (const std::string_view none :
         {"", "\n\n", "# nothing\n", "https://a.example/ a page\n", "A line.\nhttps://a.example/\n",
          "https://a.example/\nA line.\n", "ftp://a.example/\n", "http",
          "<a href=\"https://a/\">"}) {
        EXPECT_FALSE(is_address_list(none)) << none;
    }
}

TEST(AddressList, OfFeeds) {
    const tests::Folder folder;
    const auto write = [&](const std::string& text) {
        const std::string path = folder / "feeds.txt";
        std::ofstream(path, std::ios::binary) << text;
        return path;
    };
    const auto read =
        read_address_list(write("# ours\n https://a.example/rss \r\n\nftp://b.example/"));
    ASSERT_TRUE(read);
    EXPECT_THAT(*read, testing::ElementsAre("https://a.example/rss", "ftp://b.example/"));
    const auto broken = read_address_list(write("https://a.example/rss\nnews.example/rss\n"));
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().where, testing::EndsWith("feeds.txt:2"));
    EXPECT_EQ(read_address_list(folder / "none").error().code, ErrorCode::io);
}

}  // namespace
}  // namespace khabar::input
