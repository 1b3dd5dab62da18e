#include "khabar/store/sqlite_schema.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>

#include "khabar/store/brief.h"
#include "khabar/store/sqlite_terms.h"
#include "khabar/store/terms.h"

namespace khabar::store::sqlite {
namespace {

constexpr std::int64_t application = 0x4B686162;  // "Khab": tells our files from others

// Migration k brings version k to version k + 1. What is released is never changed: add one.
//
// documents.text stands last: a long row goes on in a chain of pages, and a reader of the records
// then does not walk over the text. An event's record is line `ordinal` of its document's.
// events.row orders by day (store/row.h). `leader` is the row of the event that leads the story;
// NULL: not joined yet. may_first and may_end are the days of the Telling, precision counted in.
constexpr std::array migrations = {
    R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE documents(
  number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, id TEXT NOT NULL, url TEXT NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, language TEXT NOT NULL,
  coder TEXT NOT NULL, sketch BLOB NOT NULL, records BLOB NOT NULL, text TEXT NOT NULL);
CREATE TABLE events(
  row INTEGER PRIMARY KEY, end_day INTEGER, lat INTEGER, lon INTEGER, confidence INTEGER NOT NULL,
  tellings INTEGER NOT NULL DEFAULT 1, sources INTEGER NOT NULL DEFAULT 1, leader INTEGER,
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL, family INTEGER NOT NULL, may_first INTEGER,
  may_end INTEGER, published INTEGER NOT NULL, key BLOB NOT NULL UNIQUE, id TEXT NOT NULL,
  telling BLOB NOT NULL);
CREATE INDEX events_document ON events(document);
CREATE INDEX events_leader ON events(leader);
CREATE INDEX events_tellings ON events(tellings) WHERE tellings > 1;
CREATE TABLE numbers(
  row INTEGER NOT NULL, kind TEXT NOT NULL, min REAL NOT NULL, max REAL NOT NULL,
  PRIMARY KEY(row, kind)) WITHOUT ROWID;
CREATE VIRTUAL TABLE places USING rtree_i32(row, west, east, south, north);
CREATE VIRTUAL TABLE terms USING fts5(
  term, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_.:-|'");
CREATE TABLE decisions(
  a TEXT NOT NULL, b TEXT NOT NULL, together INTEGER NOT NULL, author TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID;
CREATE INDEX decisions_b ON decisions(b);
CREATE TABLE reviews(
  number INTEGER PRIMARY KEY, event TEXT NOT NULL, document TEXT NOT NULL, kind INTEGER NOT NULL,
  field TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL, author TEXT NOT NULL,
  at TEXT NOT NULL, note TEXT NOT NULL, UNIQUE(event, field, author, at, value));
)sql",
    R"sql(
ALTER TABLE events ADD COLUMN brief BLOB NOT NULL DEFAULT x'';
)sql",
    R"sql(
CREATE TABLE dead_letters(
  number INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, message TEXT NOT NULL,
  subject TEXT NOT NULL, sequence INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL,
  payload BLOB NOT NULL, at TEXT NOT NULL, worker TEXT NOT NULL);
CREATE TABLE feed_states(address TEXT PRIMARY KEY, state TEXT NOT NULL);
)sql"};
constexpr auto newest = static_cast<std::int64_t>(migrations.size());

// Nothing else speaks of these by name, so they may be missing while a bulk load runs.
constexpr const char* indexes = R"sql(
CREATE INDEX IF NOT EXISTS events_confidence ON events(confidence);
CREATE INDEX IF NOT EXISTS events_near ON events(family, may_first, may_end)
  WHERE may_first IS NOT NULL;
)sql";
constexpr const char* no_indexes = R"sql(
DROP INDEX IF EXISTS events_confidence;
DROP INDEX IF EXISTS events_near;
)sql";

// Segments of the index of terms are merged when 16 of one size are there: half the work of 4,
// which is the default. A commit that finds 40 merges them all at once, however long it takes; at
// 16, the default, that would be the rule.
constexpr const char* term_settings = R"sql(
INSERT INTO terms(terms, rank) VALUES('automerge', 16);
INSERT INTO terms(terms, rank) VALUES('crisismerge', 40);
INSERT INTO terms(terms, rank) VALUES('pgsz', 8000);
)sql";

// cache: with 64 MB a store of 10^6 events takes a fifth fewer events a CPU second, and `add` has
// to stay below 300 MB (bench/store.md). A checkpoint each 32 MB: a page that changes often is then
// copied once and not ten times.
constexpr const char* settings = R"sql(
PRAGMA synchronous = NORMAL;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 67108864;
PRAGMA cache_size = -131072;
PRAGMA secure_delete = FAST;
PRAGMA trusted_schema = OFF;
)sql";

std::optional<Error> no_store(Connection& connection, const std::string& why) {
    connection.take_failure();
    return Error{ErrorCode::store, connection.path(), why};
}

struct State {
    std::int64_t application = 0;
    std::int64_t version = 0;
    std::int64_t tables = 0;
};

State state_of(Connection& connection) {
    return {connection.number("PRAGMA application_id").value_or(0),
            connection.number("PRAGMA user_version").value_or(0),
            connection.number("SELECT count(*) FROM sqlite_schema").value_or(0)};
}

// At one moment: another process may be making the store.
std::optional<Error> look_at(Connection& connection, State& state) {
    Transaction transaction(connection, Transaction::Kind::read);
    state = state_of(connection);
    return transaction.commit();
}

std::optional<Error> refuse(Connection& connection, const State& state) {
    if (connection.failure()) {
        return connection.take_failure();
    }
    if (state.application != application && (state.application != 0 || state.tables != 0)) {
        return no_store(connection, "a database, but no Khabar store");
    }
    if (state.version > newest) {
        return no_store(connection, "made by a newer Khabar: version " +
                                        std::to_string(state.version) + " of the store, and " +
                                        std::to_string(newest) + " is the newest known here");
    }
    return std::nullopt;
}

// Two that make one file's journal at once: one is refused at once, without waiting.
bool begin_journal(Connection& connection) {
    constexpr int trials = 200;  // why: with the pause 2 s, and making a journal takes 10 ms
    constexpr auto pause = std::chrono::milliseconds(10);
    for (int i = 0; i < trials; ++i) {
        if (connection.run("PRAGMA journal_mode = WAL")) {
            return true;
        }
        if (connection.failure()->code != ErrorCode::busy || i + 1 == trials) {
            return false;
        }
        connection.take_failure();
        std::this_thread::sleep_for(pause);
    }
    return false;
}

void migrate(Connection& connection, std::int64_t from) {
    for (auto step = static_cast<std::size_t>(from); step < migrations.size(); ++step) {
        connection.run(migrations[step]);
    }
    connection.run(indexes);
    connection.run(term_settings);
    const std::string mark = "PRAGMA application_id = " + std::to_string(application) +
                             "; PRAGMA user_version = " + std::to_string(newest);
    connection.run(mark.c_str());
}

bool has_all_indexes(Connection& connection) {
    return connection.number(
               "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name IN "
               "('events_confidence', 'events_near')") == 2;
}

/// What is made of the records alone, and made anew where another version of the function made it.
struct Derived {
    std::string_view name;  ///< of its version in `meta`
    std::int64_t version;
    void (*rebuild)(Connection& connection);
};
constexpr std::array all_derived{Derived{"terms_version", terms_version, rebuild_terms},
                                 Derived{"brief_version", brief_version, rebuild_briefs}};

bool is_fresh(Connection& connection, const Derived& derived) {
    return connection.number("SELECT value FROM meta WHERE name = ?", {derived.name}) ==
           derived.version;
}

bool all_fresh(Connection& connection) {
    return std::ranges::all_of(
        all_derived, [&](const Derived& derived) { return is_fresh(connection, derived); });
}

void rebuild_stale(Connection& connection) {
    for (const Derived& derived : all_derived) {
        if (!connection.failure() && !is_fresh(connection, derived)) {
            derived.rebuild(connection);
            connection.act("INSERT OR REPLACE INTO meta VALUES(?, ?)",
                           {derived.name, derived.version});
        }
    }
}

}  // namespace

std::optional<Error> make_ready(Connection& connection) {
    State state;
    if (auto error = look_at(connection, state)) {
        return error;
    }
    if (auto error = refuse(connection, state)) {
        return error;
    }
    if (!connection.run(settings)) {
        return connection.take_failure();
    }
    if (state.version == newest && has_all_indexes(connection) && all_fresh(connection)) {
        return connection.take_failure();
    }
    connection.run("PRAGMA page_size = 8192");  // of a new file alone (bench/store.md)
    if (!begin_journal(connection)) {
        return connection.take_failure();
    }
    connection.run(settings);  // the cache was counted in pages of another size
    Transaction transaction(connection, Transaction::Kind::write);
    state = state_of(connection);  // another may have been here meanwhile
    if (auto error = refuse(connection, state)) {
        return error;
    }
    if (state.version < newest) {
        migrate(connection, state.version);
    }
    connection.run(indexes);
    rebuild_stale(connection);
    return transaction.commit();
}

std::optional<Error> drop_indexes(Connection& connection) {
    Transaction transaction(connection, Transaction::Kind::write);
    connection.run(no_indexes);
    return transaction.commit();
}

std::optional<Error> make_indexes(Connection& connection) {
    Transaction transaction(connection, Transaction::Kind::write);
    connection.run(indexes);
    return transaction.commit();
}

}  // namespace khabar::store::sqlite
