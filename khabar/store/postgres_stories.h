#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/story/join.h"

namespace khabar::store::postgres {

// The calls of Store.
Expected<std::uint64_t> join(Session& session, std::size_t most);
std::optional<Error> decide(Session& session, std::span<const story::Decision> decisions);
Expected<std::vector<story::Decision>> decisions(Session& session);

}  // namespace khabar::store::postgres
