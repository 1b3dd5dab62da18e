#pragma once

#include <memory>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/store/store.h"

namespace khabar::store {

/// The store in one file, made where there is none. Errors: store (no Khabar store, one of a newer
/// version, damaged, cannot be read or made), busy.
Expected<std::unique_ptr<Store>> open_sqlite(const std::string& path, Cache cache);

}  // namespace khabar::store
