#pragma once

#include <cstddef>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// Store::find.
Expected<Found> find(Session& session, const Query& query, Records records);

/// Store::scan.
Expected<Scan> scan(Session& session, const Query& query, std::size_t most);

}  // namespace khabar::store::postgres
