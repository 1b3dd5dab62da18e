#pragma once

#include <string_view>

namespace khabar::input {

/// Whether `media` may be a page, a text or JSON; also where the server names none.
bool takes_pages(std::string_view media);
/// Whether it may be a feed or a sitemap: what a page may be (servers call feeds all kinds of
/// names), XML, and the gzip that sitemaps come in.
bool takes_feeds(std::string_view media);
/// Everything: robots.txt is one by its address.
bool takes_all(std::string_view media);

}  // namespace khabar::input
