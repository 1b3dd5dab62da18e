#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// Makes the partitions of khabar.event that the rows of these documents lie in.
std::optional<Error> make_partitions(Session& session, std::span<const CodedText> documents);

/// The first rows of the partitions that are there; what others made in the last minute may lack.
const std::set<std::int64_t>& known_partitions(Session& session, pqxx::work& work);

}  // namespace khabar::store::postgres
