#pragma once

#include <memory>
#include <string_view>

#include "khabar/input/byte_stream.h"
#include "khabar/input/raw_bytes.h"

namespace khabar::input {

/// The body of an HTTP answer with one Content-Encoding undone: gzip, deflate (with zlib's head, as
/// RFC 9110 has it, or without, as some servers send it), br, zstd, identity. Crawlers undo
/// compression and leave the header: bytes that do not begin as gzip or zstd are taken as they are,
/// and so are those that are no deflate or br from the first byte on, where they look like text.
/// What stands behind a gzip member, and is none, is left out.
/// Precondition: is_content_coding(coding).
std::unique_ptr<ByteStream> content_decoding(std::unique_ptr<RawBytes> body,
                                             std::string_view coding);

/// Whether such a coding is known. coding: small letters.
bool is_content_coding(std::string_view coding);

constexpr int max_content_codings = 4;  // why: more than one is seen nowhere

}  // namespace khabar::input
