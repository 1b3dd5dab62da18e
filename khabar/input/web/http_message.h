#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::input {

/// What the head of a server's answer tells, as far as Khabar asks. Of a header that stands twice,
/// the values are one list, divided by commas (RFC 9110, 5.2).
struct HttpHead {
    int status = 0;
    std::string content_type;
    std::string content_encoding;   ///< "gzip", "br, gzip" ...; small letters
    std::string transfer_encoding;  ///< "chunked"; small letters
};

/// How long the head of an answer is, with the empty line; nothing where it does not end in
/// `bytes`.
std::optional<std::size_t> http_head_size(std::string_view bytes);

/// head  up to the empty line. Nothing: it does not begin with "HTTP/VERSION STATUS".
std::optional<HttpHead> read_http_head(std::string_view head);

/// The page in the body of an answer: its chunks joined, its compression undone (gzip, deflate, br,
/// zstd). What an archive undid already, and did not say so, is taken as it is; so is a body whose
/// chunks end without the last, empty one, and one of an encoding that nobody knows, if it is text.
///
/// cut     the end of the body is known to be missing: what can be read of it is the page
/// Errors, without a place: bad_archive (torn chunks or compression, one that is not known, more
/// than max_content_codings), too_large (over max_input_bytes).
Expected<std::string> http_page(const HttpHead& head, std::string body, bool cut);

/// why: servers commonly take heads of 8 to 64 KiB
constexpr std::size_t max_http_head = std::size_t{64} << 10u;

}  // namespace khabar::input
