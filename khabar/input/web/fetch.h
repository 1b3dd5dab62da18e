#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/input/bounds.h"
#include "khabar/input/media.h"
#include "khabar/input/web/host_address.h"

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
    /// Which media are taken; others are not_text before their body is read.
    bool (*takes)(std::string_view media) = takes_pages;
    /// Looked at about once a second; once it says so, the request is broken off. nullptr: never.
    bool (*stopped)() = nullptr;
    std::size_t max_bytes = max_input_bytes;  ///< of `bytes`
    bool head_alone = false;  ///< what is over `max_bytes` is left unread, and is no error
    std::chrono::milliseconds connect_time{10'000};  ///< name, connection and TLS
    std::chrono::milliseconds whole_time{60'000};    ///< with all redirects
    std::chrono::seconds stall_time{20};             ///< under 100 bytes a second for so long
    std::string agent;  ///< the User-Agent; empty: that of the one page that it was asked for
};

constexpr long max_redirects = 5;  // why: a short link, http to https, a mobile page, and two more
constexpr std::size_t max_validator_bytes = 1024;  // why: real ones are under 100

/// What a server gave beside a page, to be shown to it the next time: a page that is still the same
/// is then not sent again. Empty where it gave none, or what no header can carry back.
struct Validators {
    std::string etag;      ///< of ETag, for If-None-Match
    std::string modified;  ///< of Last-Modified, for If-Modified-Since

    bool operator==(const Validators&) const = default;
};

/// What one request brought, whatever it was.
struct Answer {
    Expected<Fetched> page;
    unsigned status = 0;      ///< of HTTP; 0: no answer came
    std::string location{};   ///< where a redirect leads; `page` is then no error that matters
    Validators validators{};  ///< of a 2xx
    /// How long the server asks to be left alone, of 429, 503 and others that say so.
    std::optional<std::chrono::seconds> retry_after{};

    /// `known` is still what stands there.
    [[nodiscard]] bool unchanged() const noexcept { return status == 304; }
};

/// Fetches one page by HTTP or HTTPS, with at most `max_redirects` redirects. Nothing that the page
/// names is fetched. The rules hold for every redirect, and for the very address that is connected
/// to: a name that answers differently the second time gains nothing. Sends no cookie, no password
/// and no referrer, keeps none, and uses no proxy. Certificates are proved. Thread-safe; blocks.
///
/// Errors: forbidden (scheme, user name, address set apart), fetch (no such host, no connection,
/// certificate, time, status other than 2xx, cut off), too_large, not_text (a media type that is
/// no text). `where` is the address that failed, which after a redirect is another than `address`.
Expected<Fetched> fetch(std::string_view address, const FetchRules& rules);

/// The same, for one who must be asked before each request, redirects too: `may` is given the
/// address that is to be asked for next, as web_address() gives it; an Error of its ends the way.
/// The time that it takes is not counted.
using May = std::function<std::optional<Error>(const std::string& address)>;
Answer fetch_permitted(std::string_view address, const FetchRules& rules, const May& may);

/// One request, and no more: a redirect is not followed. The other rules and errors are those of
/// fetch().
///
/// known  what the last answer brought; the server then answers 304 if nothing changed since
Answer fetch_once(std::string_view address, const FetchRules& rules, const Validators& known = {});

}  // namespace khabar::input
