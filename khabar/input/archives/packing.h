#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "khabar/input/byte_stream.h"
#include "khabar/input/raw_bytes.h"

namespace khabar::input {

/// What a file's bytes are packed as. Files that are packed twice are unpacked once.
enum class Packing : std::uint8_t { none, gzip, zstd };

/// By the first bytes.
Packing packing_of(std::string_view head);
/// The first bytes behind the packing, as far as `head`, the file's own first bytes, holds them.
std::string unpack_head(std::string_view head);
/// The file's bytes, unpacked.
std::unique_ptr<ByteStream> unpack(std::unique_ptr<RawBytes> file);

}  // namespace khabar::input
