#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace khabar::page {

/// Hashes of the runs of words of a text: texts that say the same share most of them. Words are as
/// written, bytes between spaces and ASCII signs.
class WordRuns {
public:
    /// A text of fewer words has no run.
    static constexpr std::size_t run_words = 4;

    /// Takes the runs of another text, of its first `limit` words; keeps its memory.
    std::span<const std::uint64_t> read(std::string_view text, std::size_t limit);

private:
    std::vector<std::uint64_t> hashes_;
};

/// A set of such hashes, open-addressed. why: a page's blocks have thousands, each looked up once
/// and put in once.
class RunSet {
public:
    void add(std::span<const std::uint64_t> runs);
    /// Whether at least so many in a hundred of the runs are in the set.
    [[nodiscard]] bool holds(std::span<const std::uint64_t> runs, std::size_t percent) const;

private:
    [[nodiscard]] std::size_t slot_of(std::uint64_t run) const;
    void make_room(std::size_t more);

    std::vector<std::uint64_t> slots_;  ///< 0: empty; a power of two of them, or none
    std::size_t used_ = 0;
};

}  // namespace khabar::page
