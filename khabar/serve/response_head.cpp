#include "khabar/serve/response_head.h"

#include <algorithm>
#include <ctime>

#include <strings.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "khabar/serve/request_reader.h"

namespace khabar::serve {

namespace {

// No script, style or picture but our own; nobody frames the page, nothing is sent elsewhere; the
// browser never guesses a type. data: and blob: are the page's own pictures of maps.
constexpr std::string_view protection =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

/// A header that something unforeseen came into ends at the first control.
std::string_view one_line(std::string_view value) {
    const auto* end = std::find_if(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    });
    return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

}  // namespace

std::string write_head(const Response& response, const Framing& framing, std::string_view date) {
    std::string head;
    head.reserve(1024);
    const auto line = [&head](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(one_line(value)).append("\r\n");
    };
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status,
                   reason_of(response.status));
    line("Date", date);
    if (!response.type.empty() && response.status != 304 && response.status != 204) {
        line("Content-Type", response.type);
    }
    if (framing.length) {
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", *framing.length);
    }
    if (framing.chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    }
    if (framing.close) {
        head += "Connection: close\r\n";
    } else if (framing.keep_alive) {
        head += "Connection: keep-alive\r\n";
    }
    bool cache_told = false;
    for (const auto& [name, value] : response.headers) {
        line(name, value);
        cache_told = cache_told || same_name(name, "Cache-Control");
    }
    if (!cache_told) {
        head += "Cache-Control: no-store\r\n";
    }
    head.append(protection).append("\r\n");
    return head;
}

std::string http_date(std::int64_t unix_seconds) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                       fmt::gmtime(static_cast<std::time_t>(unix_seconds)));
}

}  // namespace khabar::serve
