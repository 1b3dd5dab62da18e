#pragma once

#include "tests/store/backends.h"

namespace khabar::tests {

/// Databases of the program's own server.
Backend postgres_backend();

}  // namespace khabar::tests
