#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

// Store::begin_bulk and Store::end_bulk. Between them nobody else writes.
std::optional<Error> begin_bulk(Session& session);
std::optional<Error> end_bulk(Session& session);

/// Makes the indexes that a bulk load left undone, unless one runs at this moment.
std::optional<Error> mend(Session& session);

}  // namespace khabar::store::postgres
