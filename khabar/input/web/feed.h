#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/expected.h"
#include "khabar/input/web/feed_text.h"

namespace khabar::input {

enum class FeedKind : std::uint8_t {
    rss,      ///< 0.9x, 2.0
    rdf,      ///< RSS 1.0
    atom,     ///< 1.0, and 0.3
    sitemap,  ///< of news or of all; also a text of addresses, one a line
    sitemap_index
};

/// A page that a feed names; of an index, a sitemap.
struct FeedItem {
    std::string address;     ///< as web_address() gives it
    std::optional<Day> day;  ///< of publication, else of the last change; as written
    std::string changed;     ///< of a sitemap: its <lastmod>, as written, or empty
};

struct Feed {
    FeedKind kind = FeedKind::rss;
    std::vector<FeedItem> items;  ///< in the feed's order, each address once
    std::size_t unusable = 0;     ///< items without an address that can be fetched
    bool cut = false;             ///< there were more than max_items
};

constexpr std::size_t max_items = 50'000;  // source: sitemaps.org, addresses of a sitemap

/// Reads a feed or a sitemap, as broken as they are in the wild (feed_text.h): tags that are not
/// closed or closed twice, prefixes that nobody declared, a feed that ends in its middle give the
/// items that can be read. Never opens a file or a connection.
///
/// bytes    as the server sent them
/// address  where it was found: what it names is relative to this
/// charset  as the server names it, or empty
///
/// Errors: too_large; bad_archive (feed_text.h); fetch, with what it is instead (HTML, another XML,
/// no XML), `where` empty.
Expected<Feed> read_feed(std::string_view bytes, const std::string& address,
                         std::string_view charset = {});

}  // namespace khabar::input
