#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "indices.h"
#include "rows.h"

namespace khabar::compile {

/// A folder of rows, read and proved.
struct Compiled {
    std::vector<RawSheet> sheets;
    Lookups lookups;
    Faults faults;
    bool usable = false;  ///< every cell holds its rule, so that look-ups could be made

    [[nodiscard]] std::size_t rows() const;
};

/// Reads all sheets under `folder`, holds them against schema.tsv and against each other, and makes
/// what readers look up.
Compiled compile_rows(const std::filesystem::path& folder);

/// Writes the table file; false where it cannot be written. Precondition: compiled.usable.
bool write_compiled(const Compiled& compiled, const std::filesystem::path& file);

}  // namespace khabar::compile
