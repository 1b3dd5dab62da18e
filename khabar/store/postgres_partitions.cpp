#include "khabar/store/postgres_partitions.h"

#include <chrono>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/civil.h"
#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

using std::chrono::year;

// Months within these years have partitions of their own; the web has little else to tell of, and
// days of reports that were read wrongly make no thousands of tables.
constexpr year first_year{1990};
constexpr year end_year{2050};

std::int64_t first_row_of(std::chrono::sys_days day) {
    return first_row(static_cast<std::int32_t>(day.time_since_epoch().count()));
}

struct Partition {
    std::string name;
    std::int64_t first = 0;
    std::string end;  ///< excluded, as SQL
};

Partition partition_of(std::int64_t row) {
    constexpr std::int64_t first_dated = std::int64_t{1} << row_key_bits;
    const std::chrono::sys_days first_month = first_year / 1 / 1;
    const std::chrono::sys_days end_month = end_year / 1 / 1;
    if (row < first_dated) {
        return {"event_undated", 0, std::to_string(first_dated)};
    }
    if (row < first_row_of(first_month)) {
        return {"event_before", first_dated, std::to_string(first_row_of(first_month))};
    }
    if (row >= first_row_of(end_month)) {
        return {"event_after", first_row_of(end_month), "MAXVALUE"};
    }
    const Day day{std::chrono::days{(row >> row_key_bits) - row_day_base}};
    const std::chrono::year_month_day date = day;
    const auto month = date.year() / date.month();
    const std::string name = fmt::format("event_{}_{:02}", static_cast<int>(date.year()),
                                         static_cast<unsigned>(date.month()));
    return {name, first_row_of(month / 1),
            std::to_string(first_row_of((month + std::chrono::months{1}) / 1))};
}

/// A table first and then a partition: that way others go on reading and writing meanwhile. The
/// statistics: the hundred commonest terms of a month are enough to choose a plan by, and to read a
/// thousand of each month doubles the time of planning.
void make(pqxx::work& work, const Partition& partition) {
    const bool there =
        work.exec_params1("SELECT to_regclass($1) IS NOT NULL", "khabar." + partition.name)[0]
            .as<bool>();
    if (there) {
        return;
    }
    const std::string table = "khabar." + partition.name;
    const std::string upper =
        partition.end == "MAXVALUE" ? "" : fmt::format(" AND row < {}", partition.end);
    work.exec(
        fmt::format("CREATE TABLE {0} (LIKE khabar.event INCLUDING DEFAULTS INCLUDING COMPRESSION, "
                    "CONSTRAINT bounds CHECK (row >= {1}{2})); "
                    "ALTER TABLE khabar.event ATTACH PARTITION {0} FOR VALUES FROM ({1}) TO ({3}); "
                    "ALTER TABLE {0} DROP CONSTRAINT bounds; "
                    "ALTER TABLE {0} ALTER COLUMN terms SET STATISTICS 10",
                    table, partition.first, upper, partition.end));
}

}  // namespace

const std::set<std::int64_t>& known_partitions(Session& session, pqxx::work& work) {
    constexpr std::chrono::minutes enough{1};
    const auto now = std::chrono::steady_clock::now();
    if (session.partitions_read() && now - *session.partitions_read() < enough) {
        return session.partitions();
    }
    for (const pqxx::row& row : work.exec(
             "SELECT substring(pg_get_expr(c.relpartbound, c.oid) FROM '[(]''(\\d+)''[)] TO') "
             "FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
             "WHERE i.inhparent = 'khabar.event'::regclass")) {
        session.partitions().insert(integer(row[0].c_str()));
    }
    session.partitions_read() = now;
    return session.partitions();
}

std::optional<Error> make_partitions(Session& session, std::span<const CodedText> documents) {
    std::map<std::int64_t, Partition> missing;
    for (const CodedText& document : documents) {
        for (const Row& row : document.rows) {
            Partition partition = partition_of(row.row);
            if (!session.partitions().contains(partition.first)) {
                missing.emplace(partition.first, std::move(partition));
            }
        }
    }
    if (missing.empty()) {
        return std::nullopt;
    }
    auto error = session.run_only([&missing](pqxx::work& work) -> std::optional<Error> {
        take_lock(work, Lock::partitions);
        for (const auto& [first, partition] : missing) {
            make(work, partition);
        }
        return std::nullopt;
    });
    if (!error) {
        for (const auto& [first, partition] : missing) {
            session.partitions().insert(first);
        }
    }
    return error;
}

}  // namespace khabar::store::postgres
