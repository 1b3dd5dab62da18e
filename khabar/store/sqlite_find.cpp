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

/// Columns as scan() asks for them.
void take_brief(Connection& connection, const Rows& row, Scan& scan) {
    auto brief = read_brief(row.bytes(6));
    if (!brief) {
        connection.fail({ErrorCode::store, connection.path(), brief.error().detail});
        return;
    }
    brief->id = row.text(2);
    brief->first_day = day_of(row.integer(0));
    if (brief->first_day) {
        brief->end_day = static_cast<std::int32_t>(row.integer(3));
    }
    brief->confidence = static_cast<std::int32_t>(row.integer(4));
    brief->tellings = static_cast<std::uint32_t>(row.integer(5));
    scan.briefs.push_back(*std::move(brief));
}

}  // namespace

Expected<Found> SqliteStore::find(const Query& query, Records records) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    Found found;
    {
        const Budget budget(*connection_);
        Plan plan;
        if (auto error = make_plan(*connection_, query, plan)) {
            return *std::move(error);
        }
        std::vector<Cursor> rows;
        answer(*connection_, query, plan, query.limit + 1, "", [&rows](const Rows& row) {
            rows.push_back({static_cast<std::int32_t>(row.integer(1)), row.integer(0)});
        });
        if (rows.size() > query.limit) {
            rows.resize(query.limit);
            found.next = write_cursor(query, rows.back());
        }
        for (const Cursor& row : rows) {
            if (auto event = kept_event(*connection_, row.row, records)) {
                found.events.push_back(*std::move(event));
            }
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return found;
}

Expected<Scan> SqliteStore::scan(const Query& query, std::size_t most) {
    if (most == 0 || most > max_scan) {
        return Error{ErrorCode::bad_query, "", "a scan takes 1 to 200000 events"};
    }
    Query by_date = query;
    by_date.sort = Sort::date;
    by_date.ascending = false;
    by_date.limit = 1;
    by_date.after.clear();
    Transaction transaction(*connection_, Transaction::Kind::read);
    Scan scan;
    {
        const Budget budget(*connection_);
        Plan plan;
        if (auto error = make_plan(*connection_, by_date, plan)) {
            return *std::move(error);
        }
        answer(*connection_, by_date, plan, most + 1,
               ", e.id, e.end_day, e.confidence, e.tellings, e.brief",
               [this, &scan](const Rows& row) { take_brief(*connection_, row, scan); });
        scan.more = scan.briefs.size() > most;
        if (scan.more) {
            scan.briefs.pop_back();
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return scan;
}

}  // namespace khabar::store::sqlite
