#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

/// 128 bits that name some bytes: the same bytes give the same name on every machine.
/// Not a defence against somebody who forges texts: docs/DECISIONS/0002-hash.md.
struct Hash128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Hash128&) const = default;
};

Hash128 hash128(std::string_view bytes);
/// 64 bits of another function of the same family, for look-up tables and checksums.
std::uint64_t hash64(std::string_view bytes);
/// 32 lower-case hexadecimal digits.
std::string to_hex(Hash128 hash);

}  // namespace khabar
