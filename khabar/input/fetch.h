#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/input/bounds.h"
#include "khabar/input/host_address.h"

namespace khabar::input {

/// A page as a server gave it.
struct Fetched {
    std::string bytes;    ///< after HTTP's own compression
    std::string url;      ///< where it was in the end, behind all redirects
    std::string media;    ///< "text/html", as the server calls it, or empty
    std::string charset;  ///< as the server names it, or empty
};

/// How a page may be fetched.
struct FetchRules {
    /// Says what an IP address is set apart for; only where it says nothing the host is connected
    /// to. nullptr: every address will do.
    std::string_view (*set_apart)(std::span<const std::uint8_t>) = set_apart_for;
    std::size_t max_bytes = max_input_bytes;         ///< of `bytes`
    std::chrono::milliseconds connect_time{10'000};  ///< name, connection and TLS
    std::chrono::milliseconds whole_time{60'000};    ///< with all redirects
    std::chrono::seconds stall_time{20};             ///< under 100 bytes a second for so long
};

constexpr long max_redirects = 5;  // why: a short link, http to https, a mobile page, and two more

/// Fetches one page by HTTP or HTTPS, with at most `max_redirects` redirects. Nothing that the page
/// names is fetched. The rules hold for every redirect, and for the very address that is connected
/// to: a name that answers differently the second time gains nothing. Sends no cookie, no password
/// and no referrer, keeps none, and uses no proxy. Certificates are proved. Thread-safe; blocks.
///
/// Errors: forbidden (scheme, user name, address set apart), fetch (no such host, no connection,
/// certificate, time, status other than 2xx, cut off), too_large, not_text (a media type that is
/// no text). `where` is the address that failed, which after a redirect is another than `address`.
Expected<Fetched> fetch(std::string_view address, const FetchRules& rules);

}  // namespace khabar::input
