#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/input/shards/manifest.h"
#include "khabar/input/shards/part.h"

namespace khabar::input {

/// Reads the bytes of a part and holds them against their sum: a file that was changed since it was
/// planned is known before anything of it is coded; of its last part also whether it has grown.
/// Errors: io, with the file's name.
std::optional<Error> prove_part(const PlannedPart& planned);
/// Only whether the file is there and as long as it was: quick.
std::optional<Error> prove_size(const PlannedPart& planned);

/// The same for all of a shard, and once more after they were read: whoever writes to a file in
/// between changes its size or its time.
class ShardProof {
public:
    /// The first part that is not what was planned is the error.
    static Expected<ShardProof> prove(const Shard& shard);
    /// Whether all files are still the ones that were proved. Errors: io, with the file's name.
    [[nodiscard]] std::optional<Error> hold() const;

private:
    struct Seen {
        std::string path;
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        std::int64_t seconds = 0;  ///< of the last change
        std::int64_t nanoseconds = 0;
        bool operator==(const Seen&) const = default;
    };
    static std::optional<Seen> see(const std::string& path);

    std::vector<Seen> seen_;
};

}  // namespace khabar::input
