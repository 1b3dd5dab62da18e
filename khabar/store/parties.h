#pragma once

#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/query.h"
#include "khabar/tables/table_file.h"

namespace khabar::store {

/// Makes ids of what a query says of actors, recipients and parties: an id stays, a name in either
/// script becomes the ids that it is known for, and to each come those that belong to it by the
/// sheet actors/actors (column parent), at any depth. An id that the lexicon does not know stays:
/// the store may be older.
/// Errors: bad_query, for a name that nobody has, or too many ids.
std::optional<Error> resolve_parties(Query& query, const TableFile& tables);

}  // namespace khabar::store
