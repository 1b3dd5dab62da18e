#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/cursor.h"
#include "khabar/store/query.h"
#include "khabar/store/sqlite.h"

namespace khabar::store::sqlite {

/// Conditions, each after " AND ", with the values of their "?".
struct Clause {
    std::string sql;
    std::vector<Value> values;
    /// One condition more.
    void add(const std::string& condition, std::vector<Value> more);
    void add(const std::string& condition) { add(condition, {}); }
    void append(const Clause& other);
};

/// Rows between two bounds, both included, that have terms.
struct Stretch {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string match;  ///< of FTS5; empty: all
};

/// What a query asks of the database. It holds the strings that its clauses' values point to, so it
/// stays where it was made.
struct Plan {
    Plan() = default;
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    /// Where answers can lie: no overlap, the least rows first.
    std::vector<Stretch> stretches;
    /// What every answer is held against, as columns of `events e`.
    Clause filter;
    /// So few that it is quickest to look at each: what the rarest of the conditions leaves, in
    /// order. Nothing: no condition is rare.
    std::optional<std::vector<std::int64_t>> few;
    std::optional<Cursor> after;
};

/// Fills the plan. Errors: bad_query; what the database fails at stays in the connection.
std::optional<Error> make_plan(Connection& connection, const Query& query, Plan& plan);

/// Up to `most` events of the answer in their order. `take` is given e.row, the value that they are
/// sorted by, and then the columns that `columns` names, each behind a comma.
void answer(Connection& connection, const Query& query, const Plan& plan, std::size_t most,
            std::string_view columns, const std::function<void(const Rows&)>& take);

/// For filters: near(lat, lon, latitude, longitude, km), see store/place_filter.h.
std::optional<Error> add_functions(Connection& connection);

}  // namespace khabar::store::sqlite
