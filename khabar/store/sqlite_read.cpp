#include <algorithm>
#include <cstring>

#include "khabar/record/record.h"
#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_terms.h"

namespace khabar::store::sqlite {
namespace {

using record::KeptEvent;

std::optional<std::int64_t> document_number(Connection& connection, std::string_view id) {
    return connection.number("SELECT number FROM documents WHERE key = ?", {Blob{key_bytes(id)}});
}

std::vector<std::int64_t> all_rows(Rows&& rows) {
    std::vector<std::int64_t> all;
    while (rows.next()) {
        all.push_back(rows.integer(0));
    }
    return all;
}

story::Sketch sketch_of_event(Connection& connection, std::int64_t row) {
    story::Sketch sketch;
    Rows rows = connection.ask(
        "SELECT d.sketch FROM events e JOIN documents d ON d.number = e.document WHERE e.row = ?",
        {row});
    if (rows.next()) {
        const std::string_view bytes = rows.bytes(0);
        if (bytes.size() == sketch.bytes.size()) {
            std::memcpy(sketch.bytes.data(), bytes.data(), bytes.size());
        }
    }
    return sketch;
}

}  // namespace

std::optional<KeptEvent> kept_event(Connection& connection, std::int64_t row, Records records) {
    KeptEvent event;
    {
        Rows rows = connection.ask(
            "SELECT e.id, l.id, e.tellings, e.sources, e.ordinal, d.records, d.id FROM events e "
            "JOIN documents d ON d.number = e.document LEFT JOIN events l ON l.row = e.leader "
            "WHERE e.row = ?",
            {row});
        const auto line = rows.next() ? line_of(rows.bytes(5), rows.integer(4)) : std::nullopt;
        if (!line) {
            connection.fail({ErrorCode::store, connection.path(), "an event without its record"});
            return std::nullopt;
        }
        if (records == Records::read) {
            auto record = record::read_record(*line, rows.bytes(6));
            if (!record) {
                connection.fail({ErrorCode::store, connection.path(), record.error().detail});
                return std::nullopt;
            }
            event.record = *std::move(record);
        } else {
            event.record.id = rows.text(0);
        }
        event.line = *line;
        event.story = rows.integer_or_null(1) ? rows.text(1) : rows.text(0);
        event.tellings = static_cast<unsigned>(rows.integer(2));
        event.sources = static_cast<unsigned>(rows.integer(3));
    }
    event.reviews = reviews_of(connection, event.record.id);
    return event;
}

std::optional<std::int64_t> row_of_event(Connection& connection, std::string_view id) {
    return connection.number("SELECT row FROM events WHERE key = ?", {Blob{key_bytes(id)}});
}

Expected<std::optional<KeptEvent>> SqliteStore::event(std::string_view id) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    const auto row = row_of_event(*connection_, id);
    std::optional<KeptEvent> event = row ? kept_event(*connection_, *row) : std::nullopt;
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return event;
}

Expected<std::optional<KeptText>> SqliteStore::document(std::string_view id) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::optional<KeptText> text;
    {
        Rows rows = connection_->ask(
            "SELECT id, url, title, publisher, published, language, coder, text FROM documents "
            "WHERE key = ?",
            {Blob{key_bytes(id)}});
        if (rows.next()) {
            text.emplace();
            text->facts = {rows.text(0), rows.text(1), rows.text(2),
                           rows.text(3), rows.text(4), rows.text(5)};
            text->coder = rows.text(6);
            text->text = rows.text(7);
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return text;
}

Expected<std::vector<KeptEvent>> SqliteStore::events_of(std::string_view document) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::vector<KeptEvent> events;
    if (const auto number = document_number(*connection_, document)) {
        for (const std::int64_t row : all_rows(connection_->ask(
                 "SELECT row FROM events WHERE document = ? ORDER BY ordinal", {*number}))) {
            if (auto event = kept_event(*connection_, row)) {
                events.push_back(*std::move(event));
            }
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return events;
}

Expected<Store::StoryMembers> SqliteStore::story(std::string_view event) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    StoryMembers members;
    if (const auto row = row_of_event(*connection_, event)) {
        const auto leader =
            connection_->number("SELECT coalesce(leader, row) FROM events WHERE row = ?", {*row});
        // One that is not joined yet is its own row alone: nobody follows it.
        for (const std::int64_t each : all_rows(connection_->ask(
                 "SELECT row FROM events WHERE leader = ?1 OR row = ?1 ORDER BY published, id",
                 {leader.value_or(*row)}))) {
            if (auto kept = kept_event(*connection_, each)) {
                members.events.push_back(*std::move(kept));
                members.sketches.push_back(sketch_of_event(*connection_, each));
            }
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return members;
}

Expected<std::string> SqliteStore::state() {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::string state;
    {
        Rows rows = connection_->ask("SELECT value FROM meta WHERE name = 'state'");
        state = rows.next() ? rows.text(0) : "";
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return state;
}

Expected<Counts> SqliteStore::counts() {
    Transaction transaction(*connection_, Transaction::Kind::read);
    const auto count = [this](const char* sql) {
        return static_cast<std::uint64_t>(connection_->number(sql).value_or(0));
    };
    Counts counts;
    counts.documents = count("SELECT count(*) FROM documents");
    counts.events = count("SELECT count(*) FROM events");
    counts.stories = count("SELECT count(DISTINCT leader) FROM events");
    counts.unjoined = count("SELECT count(*) FROM events WHERE leader IS NULL");
    counts.reviews = count("SELECT count(*) FROM reviews");
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return counts;
}

}  // namespace khabar::store::sqlite
