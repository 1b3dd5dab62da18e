#pragma once

#include <cstdint>
#include <memory>
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
/// A key of look-up tables with its hash64, for one that is looked up in many.
struct HashedKey {
    std::string_view text;
    std::uint64_t hash = 0;
    explicit HashedKey(std::string_view key) : text(key), hash(hash64(key)) {}
    HashedKey(std::string_view key, std::uint64_t hash_of_key) : text(key), hash(hash_of_key) {}
};
/// hash64 of bytes that come piece by piece.
class Hasher64 {
public:
    Hasher64();
    ~Hasher64();
    Hasher64(const Hasher64&) = delete;
    Hasher64& operator=(const Hasher64&) = delete;
    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t value() const;  ///< of all that was added

private:
    struct State;
    std::unique_ptr<State> state_;
};
/// 32 lower-case hexadecimal digits.
std::string to_hex(Hash128 hash);

}  // namespace khabar
