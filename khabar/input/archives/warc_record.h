#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/input/byte_reader.h"

namespace khabar::input {

/// What the head of a WARC record tells (ISO 28500), as far as Khabar asks.
struct WarcHead {
    std::string type;          ///< "response", "resource", "request" ...; small letters
    std::string uri;           ///< of what was fetched, without the <> that some write; or empty
    std::string content_type;  ///< of the block
    std::uint64_t length = 0;  ///< of the block, as the record says
    bool cut = false;          ///< the crawler kept the block's begin alone (WARC-Truncated)
    bool in_segments = false;  ///< the rest of the block is in other records
};

/// The head of a record. text: its lines up to the empty one. Errors: bad_archive, without a place:
/// no version line, no type, no length, or one that cannot be.
Expected<WarcHead> read_warc_head(std::string_view text);

/// Whether bytes look like the begin of a record: a version line, and WARC-Type among the lines.
bool looks_like_warc(std::string_view bytes);

/// Goes to the first byte that is no line break.
void skip_line_breaks(ByteReader& reader);
/// Replaces `text` by the lines up to the empty one, which is taken too. False: the bytes end
/// before it, or it does not come within `max_warc_head` bytes.
bool read_warc_text(ByteReader& reader, std::string& text);

/// why: heads in the wild are under 2 KiB; addresses up to 8 KiB are taken
constexpr std::size_t max_warc_head = std::size_t{64} << 10u;

}  // namespace khabar::input
