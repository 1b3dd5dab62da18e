#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar {

/// Tells of most keys that a table does not hold them, in a few bits a key, so that it stays in the
/// nearest cache where the table itself does not: most words of a text stand in no table.
class HashFilter {
public:
    HashFilter() = default;
    /// keys: how many will be added, about.
    explicit HashFilter(std::size_t keys)
        : bits_(std::bit_ceil(keys * bits_of_key / word_bits + 1)),
          mask_(static_cast<std::uint32_t>(bits_.size() * word_bits - 1)) {}

    /// hash: 32 bits of the key's hash, other ones than those that place it in the table.
    void add(std::uint32_t hash) { bits_[(hash & mask_) / word_bits] |= bit(hash); }
    /// False: the key was not added.
    [[nodiscard]] bool may_hold(std::uint32_t hash) const noexcept {
        return (bits_[(hash & mask_) / word_bits] & bit(hash)) != 0;
    }

private:
    static constexpr std::size_t word_bits = 64;
    static constexpr std::size_t bits_of_key = 8;  // why: one key in eight is looked up in vain
    static constexpr std::uint64_t bit(std::uint32_t hash) noexcept {
        return std::uint64_t{1} << (hash % word_bits);
    }

    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(1);  ///< one that holds nothing
    std::uint32_t mask_ = 0;
};

}  // namespace khabar
