#include <utility>

#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_plan.h"

namespace khabar::store::sqlite {
namespace {

// Steps of SQLite's machine for all statements of one search. 10^6 events looked at one by one and
// sorted stay below it and take 0.8 s (bench/store.md); FTS5's own work is not counted in it.
constexpr std::int64_t max_steps = 20'000'000;

/// Bounds what is asked while it lives.
class Budget {
public:
    explicit Budget(Connection& connection) : connection_(connection) {
        connection_.begin_budget(max_steps);
    }
    ~Budget() { connection_.end_budget(); }
    Budget(const Budget&) = delete;
    Budget& operator=(const Budget&) = delete;

private:
    Connection& connection_;
};

}  // namespace

Expected<Found> SqliteStore::find(const Query& query) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    Found found;
    {
        const Budget budget(*connection_);
        Plan plan;
        if (auto error = make_plan(*connection_, query, plan)) {
            return *std::move(error);
        }
        std::vector<Cursor> rows = answer(*connection_, query, plan, query.limit + 1);
        if (rows.size() > query.limit) {
            rows.resize(query.limit);
            found.next = write_cursor(query, rows.back());
        }
        for (const Cursor& row : rows) {
            if (auto event = kept_event(*connection_, row.row)) {
                found.events.push_back(*std::move(event));
            }
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return found;
}

}  // namespace khabar::store::sqlite
