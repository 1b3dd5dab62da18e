#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::input {

/// Over this a feed is too_large. source: sitemaps.org gives a sitemap 50 MB and 50,000 addresses
constexpr std::size_t max_feed_bytes = std::size_t{50} << 20u;

constexpr std::size_t max_feed_depth = 256;  // why: no feed nests deeper than ten

/// The bytes with gzip, as sitemaps lie on servers, undone, to max_feed_bytes; held: where they
/// then lie. Errors: too_large, bad_archive (gzip that is broken).
Expected<std::string_view> unpacked_feed(std::string_view bytes, std::string& held);

/// The bytes of a feed, unpacked, as XML in UTF-8 that a parser can go through, whatever was wrong
/// with them.
///
/// - The charset: a byte order mark; UTF-16 by its first bytes; bytes that are UTF-8; what the
/// server
///   names; what the XML declaration names; else bad bytes become U+FFFD. Only charsets that ICU
///   lists are opened.
/// - Tags that were left open are closed where what is around them closes; one that closes nothing
/// is
///   left out. What stands before the first tag and behind the last goes. Deeper than
///   max_feed_depth no tag is one.
/// - Declarations, comments and the whole DOCTYPE are left out: no entity is ever declared, so none
///   is expanded and none is fetched. A reference to one (HTML's &nbsp; among them) becomes its
///   letters, an "&" or a "<" that begins nothing its own escape: addresses in feeds are full of
///   them. Controls that XML forbids become spaces.
///
/// charset  as the server names it, or empty
std::string feed_text(std::string_view bytes, std::string_view charset);

}  // namespace khabar::input
