#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

/// Makes the terms of all events anew where an older terms_of() made them.
std::optional<Error> renew_terms(Session& session);

}  // namespace khabar::store::postgres
