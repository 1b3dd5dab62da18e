#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/gazetteer/layout.h"

namespace khabar::gazetteer {

/// The names of a gazetteer in the order of their bytes, front coded: of a key only what differs
/// from the one before it is there. In a block of 16 each key is
///
///   shared   how many bytes it has in common with the key before it; 0 for the first of a block
///   rest     how many more it has
///   count    of its postings, which follow those of the key before it
///   bytes    the rest itself
///
/// with the three figures as 7 bits a byte, the lowest first, the eighth bit saying that more come.
///
/// A look-up halves its way through the heads of groups of 64 blocks, which for the whole world are
/// few enough to stay in the processor's cache, then through one group, and reads one block. What
/// stands in order behind a key tells whether a longer one begins with it, so the shorter
/// beginnings of names need no keys of their own.
///
/// Nothing that the bytes say leads out of them: every figure is held against the end of its part,
/// and a block that does not fit has no keys.
class KeyIndex {
public:
    struct Found {
        bool known = false;
        std::span<const std::uint32_t> postings;
    };

    KeyIndex() = default;
    /// Precondition: groups.size() == groups_of(blocks.size()).
    KeyIndex(std::string_view keys, std::span<const KeyBlock> blocks,
             std::span<const KeyHead> groups, std::span<const std::uint32_t> postings)
        : keys_(keys), blocks_(blocks), groups_(groups), postings_(postings) {}

    static constexpr std::uint64_t groups_of(std::uint64_t blocks) {
        return (blocks + group_blocks - 1) / group_blocks;
    }

    [[nodiscard]] Found find(std::string_view key) const;

private:
    [[nodiscard]] std::string_view block(std::size_t number) const;
    [[nodiscard]] bool is_greater(std::size_t number, const KeyHead& head, std::string_view key,
                                  const KeyHead& key_head) const;
    [[nodiscard]] std::size_t blocks_up_to(std::string_view key) const;
    [[nodiscard]] bool begins(std::size_t number, std::string_view with) const;

    std::string_view keys_;
    std::span<const KeyBlock> blocks_;
    std::span<const KeyHead> groups_;
    std::span<const std::uint32_t> postings_;
};

/// Writes the keys that a KeyIndex reads.
class KeyMaker {
public:
    /// Precondition: `key` is greater than the last.
    void add(std::string_view key, std::uint32_t count, std::string& out);

    /// Of all keys so far; their offsets count what was ever put out.
    [[nodiscard]] const std::vector<KeyBlock>& blocks() const noexcept { return blocks_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint64_t postings() const noexcept { return postings_; }

private:
    std::string last_;
    std::uint64_t keys_ = 0;
    std::uint64_t size_ = 0;
    std::uint64_t postings_ = 0;
    std::vector<KeyBlock> blocks_;
};

}  // namespace khabar::gazetteer
