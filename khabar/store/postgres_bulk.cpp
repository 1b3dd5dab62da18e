#include "khabar/store/postgres_bulk.h"

#include <string>

namespace khabar::store::postgres {

namespace {

constexpr auto writers = static_cast<std::int32_t>(Lock::writers);

/// Those of khabar.secondary_index that are not there.
pqxx::result missing_indexes(pqxx::work& work) {
    return work.exec(
        "SELECT definition FROM khabar.secondary_index "
        "WHERE to_regclass('khabar.' || name) IS NULL ORDER BY name");
}

void make_missing(pqxx::work& work) {
    // The inverted index is sorted in memory before it is written; it is the largest.
    work.exec("SET LOCAL maintenance_work_mem = '512MB'");
    const pqxx::result missing = missing_indexes(work);
    for (const pqxx::row& row : missing) {
        work.exec(row[0].as<std::string>());
    }
    if (!missing.empty()) {
        work.exec("ANALYZE khabar.document, khabar.event, khabar.telling");
    }
}

std::optional<Error> unlock(Session& session) {
    return session.run_only([](pqxx::work& work) -> std::optional<Error> {
        work.exec("SELECT pg_advisory_unlock_all()");
        return std::nullopt;
    });
}

}  // namespace

// The lock is of the session and not of a transaction: it lasts until end_bulk, or the connection's
// end.
std::optional<Error> begin_bulk(Session& session) {
    auto error = session.run_only([](pqxx::work& work) -> std::optional<Error> {
        work.exec_params("SELECT pg_advisory_lock($1, $2)", lock_class, writers);
        return std::nullopt;
    });
    if (error) {
        return error;
    }
    error = session.run_only([](pqxx::work& work) -> std::optional<Error> {
        for (const pqxx::row& row : work.exec("SELECT name FROM khabar.secondary_index")) {
            work.exec("DROP INDEX IF EXISTS khabar." +
                      work.conn().quote_name(row[0].as<std::string>()));
        }
        return std::nullopt;
    });
    session.set_bulk(!error);
    if (error) {
        unlock(session);
    }
    return error;
}

std::optional<Error> end_bulk(Session& session) {
    auto error = session.run_only([](pqxx::work& work) -> std::optional<Error> {
        make_missing(work);
        return std::nullopt;
    });
    if (session.in_bulk()) {
        session.set_bulk(false);
        auto not_unlocked = unlock(session);
        return error ? error : not_unlocked;
    }
    return error;
}

std::optional<Error> mend(Session& session) {
    return session.run_only([](pqxx::work& work) -> std::optional<Error> {
        if (missing_indexes(work).empty()) {
            return std::nullopt;
        }
        const bool alone =
            work.exec_params1("SELECT pg_try_advisory_xact_lock($1, $2)", lock_class, writers)[0]
                .as<bool>();
        if (alone) {
            make_missing(work);
        }
        return std::nullopt;
    });
}

}  // namespace khabar::store::postgres
