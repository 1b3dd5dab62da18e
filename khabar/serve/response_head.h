#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/serve/request.h"

namespace khabar::serve {

/// How the body of an answer goes over the wire.
struct Framing {
    std::optional<std::size_t> length;  ///< nothing: not known
    bool chunked = false;
    bool close = false;       ///< the connection ends with it
    bool keep_alive = false;  ///< said to clients of HTTP/1.0, which do not expect it
};

/// Status line and headers with the empty line. Those that protect the page's reader are in every
/// answer. `date`: as HTTP writes it.
std::string write_head(const Response& response, const Framing& framing, std::string_view date);

/// "Mon, 30 Nov 2026 09:15:00 GMT".
std::string http_date(std::int64_t unix_seconds);

}  // namespace khabar::serve
