#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

/// Runs those of khabar/store/postgres/*.sql that have not run on this database. Errors: store;
/// also for a database that a newer Khabar made.
std::optional<Error> migrate(Session& session);

}  // namespace khabar::store::postgres
