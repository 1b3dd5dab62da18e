#include "khabar/store/postgres_session.h"

#include <chrono>
#include <new>
#include <string_view>
#include <thread>

#include "khabar/store/postgres_address.h"

namespace khabar::store::postgres {

namespace {

// A race is lost at most once for each other writer of the same documents, so this is enough for
// more writers than a machine has cores.
constexpr unsigned max_attempts = 20;

// lock_timeout: what another may hold us up before we are "busy". jit: compiling a plan over some
// hundred partitions costs more than any search. The zone and the styles: what is read back.
constexpr const char* settings =
    "SET client_min_messages = error; SET lock_timeout = '20s'; SET jit = off; "
    "SET timezone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1; "
    "SELECT set_config('search_path', 'khabar, ' || coalesce((SELECT quote_ident(nspname) "
    "FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace "
    "WHERE extname = 'postgis'), 'public'), false)";

ErrorCode code_of(std::string_view state) {
    if (state == "57014") {  // query_canceled: statement_timeout
        return ErrorCode::too_costly;
    }
    if (state == "55P03") {  // lock_not_available: lock_timeout
        return ErrorCode::busy;
    }
    // Bad data, a broken constraint, over a limit of the program: time does not heal them. Two keys
    // of one value are another writer's doing, and were tried again.
    if (state.starts_with("22") || state.starts_with("54") ||
        (state.starts_with("23") && state != "23505")) {
        return ErrorCode::refused;
    }
    return ErrorCode::store;
}

bool is_worth_another_try(const std::exception& exception) {
    return dynamic_cast<const Raced*>(&exception) != nullptr ||
           dynamic_cast<const pqxx::serialization_failure*>(&exception) != nullptr ||
           dynamic_cast<const pqxx::deadlock_detected*>(&exception) != nullptr ||
           dynamic_cast<const pqxx::unique_violation*>(&exception) != nullptr;
}

// Left to itself libpqxx connects again in silence, without our settings and our locks.
void forbid_reactivation(pqxx::connection& connection) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

}  // namespace

void take_lock(pqxx::transaction_base& work, Lock lock) {
    work.exec_params("SELECT pg_advisory_xact_lock($1, $2)", lock_class,
                     static_cast<std::int32_t>(lock));
}

void share_lock(pqxx::transaction_base& work, Lock lock) {
    work.exec_params("SELECT pg_advisory_xact_lock_shared($1, $2)", lock_class,
                     static_cast<std::int32_t>(lock));
}

void Session::connect() {
    if (connection_ && connection_->is_open()) {
        return;
    }
    quiet_.reset();
    connection_.reset();
    partitions_.clear();
    partitions_read_.reset();
    in_bulk_ = false;
    auto connection = std::make_unique<pqxx::connection>(with_time_limits(address_));
    // What the server notes is not for the standard output of a library.
    auto quiet = std::make_unique<pqxx::quiet_errorhandler>(*connection);
    forbid_reactivation(*connection);
    connection->set_client_encoding("UTF8");
    {
        pqxx::nontransaction work(*connection);
        work.exec(settings);
    }
    connection_ = std::move(connection);
    quiet_ = std::move(quiet);
}

std::optional<Error> Session::failed(const std::exception& exception, unsigned attempt) {
    const bool lost = dynamic_cast<const pqxx::broken_connection*>(&exception) != nullptr ||
                      !connection_ || !connection_->is_open();
    if (lost) {
        quiet_.reset();
        connection_.reset();
    } else if (is_worth_another_try(exception) && attempt < max_attempts) {
        // Not all at once again.
        std::this_thread::sleep_for(std::chrono::milliseconds(attempt));
        return std::nullopt;
    }
    const auto* sql = dynamic_cast<const pqxx::sql_error*>(&exception);
    const ErrorCode code = sql != nullptr                    ? code_of(sql->sqlstate())
                           : is_worth_another_try(exception) ? ErrorCode::busy
                                                             : ErrorCode::store;
    return Error{code, shown_address(address_), shown_message(exception.what(), address_)};
}

}  // namespace khabar::store::postgres
