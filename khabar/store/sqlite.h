#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "khabar/core/expected.h"

struct sqlite3;
struct sqlite3_stmt;

namespace khabar::store::sqlite {

struct Blob {
    std::string_view bytes;
};

/// What stands for one "?" of a statement.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

/// A whole number, or NULL.
template <class Number>
Value or_null(const std::optional<Number>& number) {
    return number ? Value(std::int64_t{*number}) : Value(nullptr);
}

/// The rows that a statement gives, one at a time. Ends the statement when it goes.
class Rows {
public:
    Rows(sqlite3_stmt* statement, class Connection& connection, bool owned)
        : statement_(statement), connection_(connection), owned_(owned) {}
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// Goes to the next row; false: there is none, or the statement failed (Connection::failure).
    bool next();
    /// Columns of the row that next() found. Views live until next() is called again.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::optional<std::int64_t> integer_or_null(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }

private:
    sqlite3_stmt* statement_;  ///< null: the connection has failed
    Connection& connection_;
    bool owned_;
};

/// One open database file; for one thread.
///
/// The first failure stays: later statements do nothing and give no rows until the transaction
/// has ended, whose commit() tells it. So a loop over rows needs no look at errors of its own.
class Connection {
public:
    /// Makes the file where there is none. A file that may not be written is opened for reading.
    static Expected<std::unique_ptr<Connection>> open(const std::string& path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs statements that give no rows and take no values. False: failed.
    bool run(const char* sql);
    /// Runs one statement to its end; it is kept prepared. Precondition: `sql` is a literal.
    bool act(const char* sql, std::initializer_list<Value> values = {});
    /// Asks with a statement that is kept prepared: not while its own rows are still read.
    /// Precondition: `sql` is a literal.
    Rows ask(const char* sql, std::initializer_list<Value> values = {});
    /// Asks with a statement that was put together; the first max_made are kept prepared, as ask()
    /// does.
    Rows ask_made(const std::string& sql, std::span<const Value> values = {});
    /// The first column of the first row; nothing if there is no row, or NULL.
    std::optional<std::int64_t> number(const char* sql, std::initializer_list<Value> values = {});

    [[nodiscard]] std::int64_t last_row() const;
    /// Whether the last act() was refused by a UNIQUE or PRIMARY KEY, which is then no failure.
    bool act_unless_there(const char* sql, std::initializer_list<Value> values);

    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
    void fail(Error error);
    std::optional<Error> take_failure();
    [[nodiscard]] bool in_transaction() const;
    /// Rows that were put, changed or deleted since it was opened.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] const std::string& path() const { return path_; }

    /// From now on, until end_budget(): a statement that takes more steps fails with too_costly.
    void begin_budget(std::int64_t steps);
    void end_budget();

private:
    friend class Rows;
    Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    sqlite3_stmt* prepared(const char* sql);
    sqlite3_stmt* prepare(std::string_view sql, unsigned flags);
    /// SQLite's code; the statement is ended.
    int run_once(const char* sql, std::initializer_list<Value> values);
    enum class Bytes : std::uint8_t { copied, outlive };
    bool bind(sqlite3_stmt* statement, std::span<const Value> values, Bytes bytes);
    void fail_with(int code);

    sqlite3* handle_;
    std::string path_;
    std::unordered_map<const char*, sqlite3_stmt*> kept_;
    static constexpr std::size_t max_made = 100;  // why: shapes of searches; some 10 kB each
    std::unordered_map<std::string, sqlite3_stmt*> made_;
    std::optional<Error> failure_;
    std::int64_t calls_left_ = 0;
};

/// BEGIN to COMMIT; taken back when it goes without one. One that changed rows gives the store a
/// new Store::state() too; aside: but for this it is as `write`, for what no search shows.
class Transaction {
public:
    enum class Kind : std::uint8_t { read, write, aside };
    Transaction(Connection& connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Ends it; tells the first failure of all that was done in it, and then nothing was done.
    std::optional<Error> commit();

private:
    Connection& connection_;
    Kind kind_;
    std::int64_t changes_;  ///< rows that the connection had changed before it
};

/// How long a statement waits for another process's transaction.
inline constexpr int busy_milliseconds = 20'000;  // why: a transaction of `add` takes under 1 s

}  // namespace khabar::store::sqlite
