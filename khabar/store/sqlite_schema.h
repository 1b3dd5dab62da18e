#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/sqlite.h"

namespace khabar::store::sqlite {

/// Proves that the file is a Khabar store, or makes one of an empty file; brings an older one up to
/// date; makes what a broken bulk load left undone.
std::optional<Error> make_ready(Connection& connection);

/// The indexes that a bulk load does without.
std::optional<Error> drop_indexes(Connection& connection);
std::optional<Error> make_indexes(Connection& connection);

}  // namespace khabar::store::sqlite
