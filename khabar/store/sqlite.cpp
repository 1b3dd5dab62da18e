#include "khabar/store/sqlite.h"

#include <utility>

#include <sqlite3.h>

namespace khabar::store::sqlite {
namespace {

constexpr int steps_a_call = 10'000;  // why: a look at the budget each 0.5 ms costs nothing

Error error_of(int code, const std::string& words, const std::string& path) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::busy, path, "another process holds the store: " + words};
        case SQLITE_INTERRUPT:
            return {ErrorCode::too_costly, "",
                    "the search takes too long; narrow it by since and until, or by more words"};
        case SQLITE_TOOBIG:
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return {ErrorCode::refused, path, words};
        default:
            return {ErrorCode::store, path, words};
    }
}

// `destructor`: SQLITE_STATIC where the bytes outlive the statement's run, else SQLITE_TRANSIENT.
struct Binder {
    sqlite3_stmt* statement;
    int at;
    sqlite3_destructor_type destructor;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
    int operator()(std::string_view text) const {
        return sqlite3_bind_text64(statement, at, pointer(text), text.size(), destructor,
                                   SQLITE_UTF8);
    }
    int operator()(Blob blob) const {
        return sqlite3_bind_blob64(statement, at, pointer(blob.bytes), blob.bytes.size(),
                                   destructor);
    }
    // A null pointer would be bound as NULL.
    static const char* pointer(std::string_view bytes) {
        return bytes.data() == nullptr ? "" : bytes.data();
    }
};

}  // namespace

Rows::~Rows() {
    if (owned_) {
        sqlite3_finalize(statement_);
    } else if (statement_ != nullptr) {
        sqlite3_reset(statement_);
    }
}

bool Rows::next() {
    if (statement_ == nullptr || connection_.failure()) {
        return false;
    }
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        connection_.fail_with(code);
    }
    return code == SQLITE_ROW;
}

std::int64_t Rows::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Rows::integer_or_null(int column) const {
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) {
        return std::nullopt;
    }
    return integer(column);
}

std::string_view Rows::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

namespace {

/// SQLite counts its memory under one lock for the whole process, where two threads that search
/// wait for each other. Nobody asks for the count. Once, before the first connection.
void count_no_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

}  // namespace

Expected<std::unique_ptr<Connection>> Connection::open(const std::string& path) {
    count_no_memory();
    sqlite3* handle = nullptr;
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                          SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const std::string words = handle == nullptr ? "no memory" : sqlite3_errmsg(handle);
        sqlite3_close(handle);
        return error_of(code, words, path);
    }
    sqlite3_busy_timeout(handle, busy_milliseconds);
    return std::unique_ptr<Connection>(new Connection(handle, path));
}

Connection::~Connection() {
    for (const auto& [sql, statement] : kept_) {
        sqlite3_finalize(statement);
    }
    for (const auto& [sql, statement] : made_) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(handle_);
}

void Connection::fail(Error error) {
    if (!failure_) {
        failure_ = std::move(error);
    }
}

void Connection::fail_with(int code) {
    fail(error_of(code, sqlite3_errmsg(handle_), path_));
}

std::optional<Error> Connection::take_failure() {
    return std::exchange(failure_, std::nullopt);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

std::int64_t Connection::changes() const {
    return sqlite3_total_changes64(handle_);
}

std::int64_t Connection::last_row() const {
    return sqlite3_last_insert_rowid(handle_);
}

bool Connection::run(const char* sql) {
    if (failure_) {
        return false;
    }
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail_with(code);
    }
    return code == SQLITE_OK;
}

sqlite3_stmt* Connection::prepared(const char* sql) {
    sqlite3_stmt*& statement = kept_[sql];
    if (statement == nullptr) {
        statement = prepare(sql, SQLITE_PREPARE_PERSISTENT);
    }
    return statement;
}

sqlite3_stmt* Connection::prepare(std::string_view sql, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags,
                                        &statement, nullptr);
    if (code != SQLITE_OK) {
        fail_with(code);
    }
    return statement;
}

bool Connection::bind(sqlite3_stmt* statement, std::span<const Value> values, Bytes bytes) {
    int at = 0;
    for (const Value& value : values) {
        const int code = std::visit(
            Binder{statement, ++at, bytes == Bytes::copied ? SQLITE_TRANSIENT : SQLITE_STATIC},
            value);
        if (code != SQLITE_OK) {
            fail_with(code);
            return false;
        }
    }
    return true;
}

int Connection::run_once(const char* sql, std::initializer_list<Value> values) {
    sqlite3_stmt* statement = failure_ ? nullptr : prepared(sql);
    if (statement == nullptr || !bind(statement, {values.begin(), values.size()}, Bytes::outlive)) {
        return SQLITE_ABORT;  // the failure is told already
    }
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_ROW ? SQLITE_DONE : code;
}

bool Connection::act(const char* sql, std::initializer_list<Value> values) {
    const int code = run_once(sql, values);
    if (code != SQLITE_DONE) {
        fail_with(code);
    }
    return code == SQLITE_DONE;
}

bool Connection::act_unless_there(const char* sql, std::initializer_list<Value> values) {
    const int code = run_once(sql, values);
    if (code != SQLITE_DONE && (code & 0xFF) != SQLITE_CONSTRAINT) {
        fail_with(code);
    }
    return code == SQLITE_DONE;
}

Rows Connection::ask(const char* sql, std::initializer_list<Value> values) {
    sqlite3_stmt* statement = failure_ ? nullptr : prepared(sql);
    if (statement != nullptr) {
        bind(statement, {values.begin(), values.size()}, Bytes::copied);
    }
    return {statement, *this, false};
}

Rows Connection::ask_made(const std::string& sql, std::span<const Value> values) {
    if (failure_) {
        return {nullptr, *this, false};
    }
    const auto kept = made_.find(sql);
    const bool owned = kept == made_.end() && made_.size() >= max_made;
    sqlite3_stmt* statement =
        kept == made_.end() ? prepare(sql, owned ? 0 : SQLITE_PREPARE_PERSISTENT) : kept->second;
    if (kept == made_.end() && !owned && statement != nullptr) {
        made_.emplace(sql, statement);
    }
    if (statement != nullptr) {
        bind(statement, values, Bytes::copied);
    }
    return {statement, *this, owned};
}

std::optional<std::int64_t> Connection::number(const char* sql,
                                               std::initializer_list<Value> values) {
    Rows rows = ask(sql, values);
    return rows.next() ? rows.integer_or_null(0) : std::nullopt;
}

void Connection::begin_budget(std::int64_t steps) {
    calls_left_ = steps / steps_a_call;
    const auto look = [](void* self) {
        return --static_cast<Connection*>(self)->calls_left_ < 0 ? 1 : 0;
    };
    sqlite3_progress_handler(handle_, steps_a_call, look, this);
}

void Connection::end_budget() {
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
}

Transaction::Transaction(Connection& connection, Kind kind)
    : connection_(connection), kind_(kind), changes_(connection.changes()) {
    connection_.take_failure();
    connection_.act(kind == Kind::read ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (connection_.in_transaction()) {
        connection_.take_failure();
        connection_.run("ROLLBACK");
    }
    connection_.take_failure();
}

// The state is a number of the dice and not a count: a store that was copied, or made anew under
// the same name, does not come to a state that the other had.
std::optional<Error> Transaction::commit() {
    if (kind_ != Kind::aside && connection_.changes() != changes_) {
        connection_.act(
            "INSERT INTO meta VALUES('state', lower(hex(randomblob(8)))) "
            "ON CONFLICT(name) DO UPDATE SET value = excluded.value");
    }
    connection_.act("COMMIT");
    return connection_.take_failure();
}

}  // namespace khabar::store::sqlite
