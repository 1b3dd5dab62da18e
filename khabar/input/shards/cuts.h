#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/input/source.h"

namespace khabar {

/// Where a file may be cut into parts of about `size` bytes: offsets, rising, 0 first and the
/// file's size last. A part is never shorter than `size` but for the last; it is longer where no
/// cut can be made.
///
/// NDJSON is cut behind the end of a line, WARC before a record, and both, where they are packed as
/// gzip, before a member that begins with a line or record. All else is one part: what lies in one
/// gzip member, zstd, JSON that is no NDJSON, pages, zip and tar. So is what follows a fault.
///
/// Reads the file once, in constant memory; what is packed is unpacked to find its members. `read`
/// is given every byte as it lies in the file, in order, and no call's bytes cross a cut; `begins`
/// is true for the first bytes of each part. Errors: io.
Expected<std::vector<std::uint64_t>> find_cuts(
    const std::string& path, InputKind kind, std::uint64_t size,
    const std::function<void(std::string_view bytes, bool begins)>& read);

}  // namespace khabar
