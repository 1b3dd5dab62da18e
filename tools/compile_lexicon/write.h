#pragma once

#include <filesystem>

#include "indices.h"
#include "khabar/core/hash.h"
#include "rows.h"

namespace khabar::compile {

/// Writes the table file (khabar/tables/layout.h) under a temporary name and renames it into place.
/// The same rows give the same bytes. False when the file cannot be written.
bool write_tables(const std::vector<RawSheet>& sheets, const Lookups& lookups, Hash128 hash,
                  const std::filesystem::path& file);

/// The hash of all rows in their order: comments and line numbers do not count.
Hash128 hash_rows(const std::vector<RawSheet>& sheets);

}  // namespace khabar::compile
