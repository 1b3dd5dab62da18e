#pragma once

#include <stdexcept>

#include "khabar/tables/table_file.h"

namespace khabar::tests {

/// The compiled lexicon, opened once for all tests of a program.
inline const TableFile& tables() {
    static const auto opened = TableFile::open(KHABAR_TABLES);
    if (!opened) {
        throw std::runtime_error(opened.error().where + ": " + opened.error().detail);
    }
    return **opened;
}

}  // namespace khabar::tests
