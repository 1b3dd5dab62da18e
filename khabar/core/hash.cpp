#include "khabar/core/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace khabar {

Hash128 hash128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string to_hex(Hash128 hash) {
    return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

}  // namespace khabar
