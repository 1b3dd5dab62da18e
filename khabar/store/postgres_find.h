#pragma once

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// Store::find.
Expected<Found> find(Session& session, const Query& query);

}  // namespace khabar::store::postgres
