// Any bytes as a feed, and as a robots.txt: both end, what a feed names is an address that could be
// asked for, and the rules of a host give one answer whatever way a path is written.
//
// The first byte tells which.

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "khabar/input/web/feed.h"
#include "khabar/input/web/robots.h"
#include "khabar/input/web/web_address.h"
#include "require.h"

using khabar::fuzz::require;
namespace input = khabar::input;

namespace {

void read_feed(std::string_view bytes) {
    const auto feed = input::read_feed(bytes, "https://news.example/feeds/all.xml", "windows-1256");
    if (!feed) {
        require(!feed.error().detail.empty(), "an error says why");
        return;
    }
    std::set<std::string_view> known;
    for (const input::FeedItem& item : feed->items) {
        const auto again = input::web_address(item.address);
        require(again && *again == item.address, "an item has an address as it is asked for");
        require(known.insert(item.address).second, "each address once");
        require(!item.day || khabar::format_day(*item.day).size() == 10, "a day is a day");
    }
}

void read_robots(std::string_view bytes) {
    const std::size_t end = bytes.find('\n');
    const std::string path = "/" + std::string(bytes.substr(0, end));
    const std::string_view rules = end == std::string_view::npos ? bytes : bytes.substr(end + 1);
    const input::Robots robots = input::Robots::read(rules);
    std::string escaped;
    for (const char c : path) {
        constexpr std::string_view digits = "0123456789abcdef";
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            const auto octet = static_cast<unsigned char>(c);
            escaped.append("%").append(1, digits[octet >> 4U]).append(1, digits[octet & 15U]);
        } else {
            escaped += c;
        }
    }
    // "%41" escaped again would be another path.
    if (path.find('%') == std::string::npos) {
        require(robots.allows(path) == robots.allows(escaped), "one answer for all spellings");
    }
    const auto delay = robots.crawl_delay();
    require(!delay || (delay->count() >= 0 && *delay <= input::max_crawl_delay), "a bounded delay");
    require(robots.allows("/robots.txt"), "robots.txt itself may be asked for");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 0) {
        read_feed(bytes);
    } else {
        read_robots(bytes);
    }
    return 0;
}
