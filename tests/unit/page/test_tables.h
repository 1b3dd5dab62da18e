#pragma once

#include <stdexcept>

#include "khabar/core/sanitized.h"
#include "khabar/tables/table_file.h"

namespace khabar::tests {

/// What a page made to hurt may take. Alone each takes under a second; a shared machine takes its
/// share, and ASan ten times as long.
#ifdef KHABAR_ASAN
constexpr double hurt_seconds = 30.0;
#else
constexpr double hurt_seconds = 4.0;
#endif

/// The compiled lexicon, opened once for all tests of a program.
inline const TableFile& tables() {
    static const auto opened = TableFile::open(KHABAR_TABLES);
    if (!opened) {
        throw std::runtime_error(opened.error().where + ": " + opened.error().detail);
    }
    return **opened;
}

}  // namespace khabar::tests
