#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/scratch_file.h"
#include "khabar/gazetteer/watch.h"

namespace khabar::gazetteer {

/// Sorts records, which are texts, by their bytes, in memory of about a given size: what does not
/// fit is written in sorted runs to a file without a name, and merged, at most 64 runs at a time.
/// The order is that of the bytes alone, whatever the memory.
class Sorter {
public:
    static constexpr std::size_t min_memory = 64u << 10u;  // why: 64 runs of 1 KiB to merge
    static constexpr unsigned size_bits = 24;
    static constexpr std::size_t max_record = (1u << size_bits) - 1;  // why: a place with all its
                                                                      // names has 4 MB

    /// folder  where the runs lie; nothing: all stays in memory, however much it is
    /// memory  bytes; less than min_memory counts as that
    Sorter(std::optional<std::filesystem::path> folder, std::size_t memory);
    ~Sorter();
    Sorter(const Sorter&) = delete;
    Sorter& operator=(const Sorter&) = delete;

    /// Precondition: sort() was not called; record.size() <= max_record. Errors: io.
    Expected<bool> add(std::string_view record);
    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

    /// No more will be added. Errors: io, stopped_error().
    Expected<bool> sort(const Watch& watch = {});
    /// The next record, good until the next call; false at the end. Precondition: sort() was
    /// called. Errors: io.
    Expected<bool> next(std::string_view& record);

private:
    struct Entry {
        std::uint64_t head;   ///< the first eight bytes, so that most are compared without a look
        std::uint64_t place;  ///< offset in the arena, and in the lowest 24 bits the size
    };
    struct Run {
        std::uint64_t begin;
        std::uint64_t end;
    };
    class Merge;

    void sort_entries();
    [[nodiscard]] std::string_view record(const Entry& entry) const {
        return std::string_view(arena_).substr(entry.place >> size_bits, entry.place & max_record);
    }
    Expected<bool> spill();
    Expected<bool> merge_to_fewer(const Watch& watch);
    [[nodiscard]] Error failed(int error) const;

    std::optional<std::filesystem::path> folder_;
    std::size_t memory_;
    std::uint64_t count_ = 0;
    std::string arena_;
    std::vector<Entry> entries_;
    std::size_t at_ = 0;  ///< of the entries that next() gives
    std::optional<ScratchFile> file_;
    std::vector<Run> runs_;
    std::unique_ptr<Merge> merge_;
};

}  // namespace khabar::gazetteer
