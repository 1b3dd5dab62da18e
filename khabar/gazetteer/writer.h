#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"
#include "khabar/gazetteer/sorter.h"
#include "khabar/gazetteer/source_note.h"
#include "khabar/gazetteer/watch.h"

namespace khabar::gazetteer {

/// Makes a gazetteer file out of rows in any order; the same rows and notes give the same bytes,
/// whatever the order of the rows and the memory. Rows and names are sorted in about `memory`
/// bytes, with files without a name beside the target for what does not fit; beyond it the boxes
/// and blocks of the file stay in memory, about 5 bytes a place.
///
/// The target is written under another name and renamed into place by finish(); until then, and
/// whenever the Writer goes without it, what stood there stands.
class Writer {
public:
    static constexpr std::size_t usual_memory = 256u << 20u;

    explicit Writer(const std::filesystem::path& target, std::size_t memory = usual_memory);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// A row that row_fault finds fault with is refused (bad_table, with the id), and the writer
    /// goes on. Errors: io as well; then it cannot.
    Expected<bool> add(const PlaceRow& row);
    /// In the order in which the file will list them; any time before finish(). A file holds
    /// max_sources (layout.h).
    void add_source(SourceNote note);

    /// To be called once, last. Errors: io, too_large (over 4 GiB of texts or names, or more kinds,
    /// countries or sources than the file can tell apart), and stopped_error().
    Expected<Written> finish(const Watch& watch = {});

private:
    std::filesystem::path target_;
    std::size_t memory_;
    Sorter rows_;
    std::vector<SourceNote> notes_;
};

/// The bytes of a gazetteer, made in memory: for small ones. Errors: as of Writer.
Expected<std::string> to_bytes(const std::vector<PlaceRow>& rows,
                               const std::vector<SourceNote>& notes);

}  // namespace khabar::gazetteer
