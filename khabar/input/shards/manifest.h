#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/input/shards/part.h"

namespace khabar::input {

/// A part of a file as it was when shards were planned.
struct PlannedPart {
    Part part;
    std::string sha256;  ///< of its bytes as they lie in the file: 64 lower-case hexadecimal digits
    bool last = false;   ///< of its file: what lies behind it came later
};

inline constexpr std::uint32_t max_shards = 9'999'999;  // why: seven digits in a name; of 64 MB
                                                        // each they are 640 TB

/// What one task reads: parts of files, one after the other.
struct Shard {
    std::uint32_t number = 0;  ///< 1 is the first
    std::vector<PlannedPart> parts;
};

/// Shards in the order of the inputs that they were planned from.
struct Manifest {
    std::vector<Shard> shards;  ///< the one of number N at N - 1
    PassedOver passed_over;     ///< of a plan: what the folders hold and is no input; not written
};

/// The manifest as a file: TSV that people can read, the same bytes for the same plan.
///
///     khabar shards 1 <TAB> shards 2 <TAB> parts 3 <TAB> bytes 150000
///     shard  begin  end  kind  id  sha256  path
///     1      0      67108990  ndjson  -  9f86d0...  archive.ndjson
///
/// kind is what --from calls it, the same for all parts of a file; id is how many bytes at the end
/// of the path make the ids of pages (IdPath), a "+" behind it where the extension stays, or "-";
/// path is as it was given to the plan and may hold all but line feeds. Precondition: no path holds
/// one.
std::string write_manifest(const Manifest& manifest);

/// The whole of a manifest. Errors: io (no such file), bad_table (no manifest, one of a newer
/// version, or one that is cut), with FILE:LINE.
Expected<Manifest> read_manifest(const std::string& path);

/// One shard of it; memory holds no other. Errors as above; bad_query: there is no such shard.
Expected<Shard> read_shard(const std::string& path, std::uint32_t number);

/// The name of a shard's file, without extension: "shard-0000007-1a2b3c4d". The digits behind the
/// number are a hash of its parts, so that a file of another plan in the same folder is not taken
/// for it. Names sort as the numbers do, up to max_shards.
std::string shard_name(const Shard& shard);

}  // namespace khabar::input
