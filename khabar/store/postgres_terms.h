#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

/// Makes terms and brief of all events anew where an older terms_of() or brief_bytes() made them.
std::optional<Error> renew_derived(Session& session);

}  // namespace khabar::store::postgres
