#pragma once

#include <memory>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/store/store.h"

namespace khabar::store {

/// The store in a PostgreSQL database, "postgresql://...". Errors: store (`where` is the address
/// without its password), busy.
Expected<std::unique_ptr<Store>> open_postgres(const std::string& address);

}  // namespace khabar::store
