#include <algorithm>
#include <cstdint>

#include "khabar/record/record.h"
#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_terms.h"

namespace khabar::store::sqlite {
namespace {

std::string bytes_of(Hash128 key) {
    std::string bytes;
    for (const std::uint64_t half : {key.high, key.low}) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes += static_cast<char>(half >> shift & 0xFF);
        }
    }
    return bytes;
}

std::string_view bytes_of(const story::Sketch& sketch) {
    return {reinterpret_cast<const char*>(sketch.bytes.data()), sketch.bytes.size()};  // NOLINT
}

// The document with this key, columns as same() reads them. Long texts stand last.
constexpr const char* find_document =
    "SELECT number, id, url, title, publisher, published, language, coder, records, text "
    "FROM documents WHERE key = ?";

bool same(const Rows& rows, const record::DocumentFacts& facts, std::string_view text,
          std::string_view coder) {
    return rows.bytes(7) == coder && rows.bytes(1) == facts.id && rows.bytes(2) == facts.url &&
           rows.bytes(3) == facts.title && rows.bytes(4) == facts.publisher &&
           rows.bytes(5) == facts.published && rows.bytes(6) == facts.language &&
           rows.bytes(9) == text;
}

/// One call of put(): what it has to do at the end of its transaction.
class Putting {
public:
    explicit Putting(Connection& connection) : connection_(connection) {}

    Put put(const CodedText& document) {
        const std::string key = key_bytes(document.facts.id);
        std::optional<std::int64_t> number;
        {
            Rows rows = connection_.ask(find_document, {Blob{key}});
            if (rows.next()) {
                if (same(rows, document.facts, document.text, document.coder) &&
                    rows.bytes(8) == document.records) {
                    return Put::unchanged;
                }
                number = rows.integer(0);
                remove_events(*number, rows.text(8));
            }
        }
        if (number) {
            connection_.act("DELETE FROM documents WHERE number = ?", {*number});
        }
        const std::int64_t kept = insert_document(document, key, number);
        for (std::size_t i = 0; i < document.rows.size(); ++i) {
            insert_event(document.rows[i], kept, static_cast<std::int64_t>(i));
        }
        return number ? Put::replaced : Put::added;
    }

    void finish() { terms_.write(connection_); }

private:
    std::int64_t insert_document(const CodedText& document, const std::string& key,
                                 std::optional<std::int64_t> number) {
        const record::DocumentFacts& facts = document.facts;
        connection_.act(
            "INSERT INTO documents(number, key, id, url, title, publisher, published, language, "
            "coder, sketch, records, text) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {or_null(number), Blob{key}, facts.id, facts.url, facts.title, facts.publisher,
             facts.published, facts.language, document.coder, Blob{bytes_of(document.sketch)},
             Blob{document.records}, document.text});
        return connection_.last_row();
    }

    void remove_events(std::int64_t document, const std::string& records) {
        struct Old {
            std::int64_t row;
            std::int64_t ordinal;
            std::string id;
        };
        std::vector<Old> old;
        {
            Rows rows = connection_.ask("SELECT row, ordinal, id FROM events WHERE document = ?",
                                        {document});
            while (rows.next()) {
                old.push_back({rows.integer(0), rows.integer(1), rows.text(2)});
            }
        }
        for (const Old& event : old) {
            leave_story(event.row);
            for (const std::string& other : decided_with(event.id)) {
                if (const auto row = row_of_event(connection_, other)) {
                    leave_story(*row);
                }
            }
            remove_event(event.row, line_of(records, event.ordinal));
        }
    }

    /// Whoever joined a story may have joined it for this telling: all of it is joined anew.
    void leave_story(std::int64_t row) {
        connection_.act(
            "UPDATE events SET leader = NULL, tellings = 1, sources = 1 "
            "WHERE leader = (SELECT leader FROM events WHERE row = ?)",
            {row});
    }

    /// The events that a person's decision ties to one, or keeps from it.
    std::vector<std::string> decided_with(const std::string& event) {
        std::vector<std::string> others;
        Rows rows = connection_.ask(
            "SELECT b FROM decisions WHERE a = ?1 UNION SELECT a FROM decisions WHERE b = ?1",
            {event});
        while (rows.next()) {
            others.push_back(rows.text(0));
        }
        return others;
    }

    void remove_event(std::int64_t row, std::optional<std::string_view> line) {
        if (!line) {
            connection_.fail({ErrorCode::store, connection_.path(), "an event without its record"});
            return;
        }
        // The index of terms holds no text: what it is to forget has to be told to it.
        const auto record = record::read_record(*line, connection_.path());
        if (!record) {
            connection_.fail({ErrorCode::store, connection_.path(), record.error().detail});
            return;
        }
        terms_.remove(row, row_of(*record, {}));
        connection_.act("DELETE FROM events WHERE row = ?", {row});
        connection_.act("DELETE FROM numbers WHERE row = ?", {row});
        connection_.act("DELETE FROM places WHERE row = ?", {row});
    }

    void insert_event(const Row& event, std::int64_t document, std::int64_t ordinal) {
        const std::optional<std::int64_t> row = insert_row(event, document, ordinal);
        if (!row) {
            return;
        }
        for (const RowNumber& number : event.numbers) {
            connection_.act("INSERT INTO numbers(row, kind, min, max) VALUES(?, ?, ?, ?)",
                            {*row, number.kind, number.min, number.max});
        }
        if (event.point) {
            const std::int64_t lon{event.point->lon};
            const std::int64_t lat{event.point->lat};
            connection_.act(
                "INSERT INTO places(row, west, east, south, north) VALUES(?, ?, ?, ?, ?)",
                {*row, lon, lon, lat, lat});
        }
        terms_.add(*row, event);
    }

    /// Another event may have the row already, by a clash of 43 bits: then the next that is free.
    std::optional<std::int64_t> insert_row(const Row& event, std::int64_t document,
                                           std::int64_t ordinal) {
        const std::string key = bytes_of(event.key);
        const std::string telling = story::to_bytes(event.telling);
        const auto lat = event.point ? std::optional(event.point->lat) : std::nullopt;
        const auto lon = event.point ? std::optional(event.point->lon) : std::nullopt;
        for (std::int64_t row = event.row;; ++row) {
            if (connection_.act_unless_there(
                    "INSERT INTO events(row, end_day, lat, lon, confidence, document, ordinal, "
                    "family, may_first, may_end, published, key, id, telling, brief) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {row, or_null(event.end_day), or_null(lat), or_null(lon),
                     std::int64_t{event.confidence}, document, ordinal,
                     std::int64_t{event.telling.family}, or_null(event.telling.first_day),
                     or_null(event.telling.end_day), std::int64_t{event.telling.published},
                     Blob{key}, event.id, Blob{telling}, Blob{event.brief}})) {
                return row;
            }
            if (connection_.failure()) {
                return std::nullopt;
            }
            if (connection_.number("SELECT row FROM events WHERE key = ?", {Blob{key}})) {
                connection_.fail(
                    {ErrorCode::refused, connection_.path(), "two events have the id " + event.id});
                return std::nullopt;
            }
        }
    }

    Connection& connection_;
    TermChanges terms_;
};

}  // namespace

std::string key_bytes(std::string_view id) {
    return bytes_of(key_of(id));
}

Expected<std::vector<Put>> SqliteStore::put(std::span<const CodedText> documents) {
    Transaction transaction(*connection_, Transaction::Kind::write);
    Putting putting(*connection_);
    std::vector<Put> done;
    for (const CodedText& document : documents) {
        done.push_back(putting.put(document));
    }
    putting.finish();
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return done;
}

Expected<bool> SqliteStore::holds(const record::DocumentFacts& facts, std::string_view text,
                                  std::string_view coder) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    bool held = false;
    {
        Rows rows = connection_->ask(find_document, {Blob{key_bytes(facts.id)}});
        held = rows.next() && same(rows, facts, text, coder);
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return held;
}

}  // namespace khabar::store::sqlite
