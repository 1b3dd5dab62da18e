#include "khabar/store/postgres_read.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <unordered_map>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/store/postgres_reviews.h"
#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

using record::KeptEvent;

std::string_view view(const pqxx::field& field) {
    return {field.c_str(), field.size()};
}

Error damaged(std::string_view what) {
    return {ErrorCode::store, "", std::string(what)};
}

/// A document as its events need it: its records, cut at their line feeds once.
struct Lines {
    std::string id;
    std::string records;
    std::vector<std::string_view> lines;  ///< into `records`
    story::Sketch sketch;
};

std::vector<std::string_view> lines_of(std::string_view records) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < records.size();) {
        const std::size_t end = std::min(records.find('\n', at), records.size());
        lines.push_back(records.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// Documents by their number, each read once however many of its events are asked for.
using Documents = std::unordered_map<std::int64_t, Lines>;

Expected<Documents> read_documents(pqxx::work& work, const std::vector<std::int64_t>& numbers) {
    Documents documents;
    const auto found = work.exec_params(
        "SELECT number, id, records, sketch FROM khabar.document "
        "WHERE number = ANY ($1::bigint[])",
        to_array(numbers));
    for (const pqxx::row& row : found) {
        Lines& document = documents[row[0].as<std::int64_t>()];
        document.id = row[1].as<std::string>();
        document.records = row[2].as<std::string>();
        document.lines = lines_of(document.records);
        const auto sketch = from_bytea(view(row[3]));
        if (!sketch || sketch->size() != document.sketch.bytes.size()) {
            return damaged("a document without its sketch");
        }
        std::copy(sketch->begin(), sketch->end(), document.sketch.bytes.begin());
    }
    return documents;
}

Expected<std::string_view> line_of(const Documents& documents, std::int64_t number,
                                   std::size_t ordinal) {
    const auto document = documents.find(number);
    if (document == documents.end() || ordinal >= document->second.lines.size()) {
        return damaged("an event without its record");
    }
    return document->second.lines[ordinal];
}

Expected<record::Record> read_line(const Documents& documents, std::int64_t number,
                                   std::string_view line) {
    auto record = record::read_record(line, documents.at(number).id);
    if (!record) {
        return damaged(record.error().detail);
    }
    return record;
}

/// The column `document` of each row of an answer.
std::vector<std::int64_t> numbers_of(const pqxx::result& found, int column) {
    std::vector<std::int64_t> numbers;
    for (const pqxx::row& row : found) {
        numbers.push_back(row[column].as<std::int64_t>());
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::optional<Error> add_reviews(pqxx::work& work, std::vector<KeptEvent>& events) {
    std::vector<std::string> ids;
    std::unordered_map<std::string, std::size_t> places;
    for (const KeptEvent& event : events) {
        places.emplace(event.record.id, ids.size());
        ids.push_back(event.record.id);
    }
    for (record::Review& review : reviews_of(work, ids)) {
        const auto place = places.find(review.event);
        if (place != places.end()) {
            events[place->second].reviews.push_back(std::move(review));
        }
    }
    return std::nullopt;
}

/// One of an answer whose first column is a row.
Expected<std::vector<std::int64_t>> rows_of(const pqxx::result& found) {
    std::vector<std::int64_t> rows;
    for (const pqxx::row& row : found) {
        rows.push_back(row[0].as<std::int64_t>());
    }
    return rows;
}

}  // namespace

Expected<std::vector<KeptEvent>> kept_events(pqxx::work& work, std::span<const std::int64_t> rows,
                                             Records records) {
    std::vector<KeptEvent> events;
    if (rows.empty()) {
        return events;
    }
    const auto found = work.exec_params(
        "SELECT t.document, t.ordinal, coalesce(l.id, t.id), t.tellings, t.sources, t.id "
        "FROM unnest($1::bigint[]) WITH ORDINALITY AS k (row, i) "
        "JOIN khabar.telling t ON t.row = k.row "
        "LEFT JOIN khabar.telling l ON l.row = t.leader ORDER BY k.i",
        to_array(rows));
    const auto documents = read_documents(work, numbers_of(found, 0));
    if (!documents) {
        return documents.error();
    }
    for (const pqxx::row& row : found) {
        const auto number = row[0].as<std::int64_t>();
        const auto line = line_of(*documents, number, row[1].as<std::size_t>());
        if (!line) {
            return line.error();
        }
        record::Record record;
        if (records == Records::read) {
            auto read = read_line(*documents, number, *line);
            if (!read) {
                return read.error();
            }
            record = *std::move(read);
        } else {
            record.id = row[5].as<std::string>();
        }
        events.push_back({std::string(*line),
                          std::move(record),
                          row[2].as<std::string>(),
                          row[3].as<unsigned>(),
                          row[4].as<unsigned>(),
                          {}});
    }
    if (auto error = add_reviews(work, events)) {
        return *std::move(error);
    }
    return events;
}

Expected<std::vector<Told>> tellings_led_by(pqxx::work& work,
                                            std::span<const std::int64_t> leaders) {
    const auto found = work.exec_params(
        "SELECT t.document, t.ordinal, t.leader FROM khabar.telling t WHERE t.leader = ANY "
        "($1::bigint[]) "
        "ORDER BY t.leader, t.row",
        to_array(leaders));
    const auto documents = read_documents(work, numbers_of(found, 0));
    if (!documents) {
        return documents.error();
    }
    std::vector<Told> told;
    for (const pqxx::row& row : found) {
        const auto number = row[0].as<std::int64_t>();
        const auto line = line_of(*documents, number, row[1].as<std::size_t>());
        if (!line) {
            return line.error();
        }
        auto record = read_line(*documents, number, *line);
        if (!record) {
            return record.error();
        }
        told.push_back(
            {*std::move(record), documents->at(number).sketch, row[2].as<std::int64_t>()});
    }
    return told;
}

Expected<std::optional<KeptEvent>> event(Session& session, std::string_view id) {
    return session.run<std::optional<KeptEvent>>(
        [id](pqxx::work& work) -> Expected<std::optional<KeptEvent>> {
            const auto rows = rows_of(work.exec_params(
                "SELECT row FROM khabar.telling WHERE key = $1::uuid", to_hex(key_of(id))));
            auto events = kept_events(work, *rows);
            if (!events) {
                return events.error();
            }
            return events->empty() ? std::optional<KeptEvent>()
                                   : std::optional(std::move(events->front()));
        });
}

Expected<std::optional<KeptText>> document(Session& session, std::string_view id) {
    return session.run<std::optional<KeptText>>(
        [id](pqxx::work& work) -> Expected<std::optional<KeptText>> {
            const auto found = work.exec_params(
                "SELECT id, url, title, publisher, published, language, text, coder "
                "FROM khabar.document WHERE key = $1::uuid",
                to_hex(key_of(id)));
            if (found.empty()) {
                return std::optional<KeptText>();
            }
            const auto column = [&found](int i) { return found[0][i].as<std::string>(); };
            return std::optional(
                KeptText{{column(0), column(1), column(2), column(3), column(4), column(5)},
                         column(6),
                         column(7)});
        });
}

Expected<std::vector<KeptEvent>> events_of(Session& session, std::string_view document) {
    return session.run<std::vector<KeptEvent>>(
        [document](pqxx::work& work) -> Expected<std::vector<KeptEvent>> {
            const auto rows =
                rows_of(work.exec_params("SELECT e.row FROM khabar.document d, "
                                         "unnest(d.events) WITH ORDINALITY AS e (row, i) "
                                         "WHERE d.key = $1::uuid ORDER BY e.i",
                                         to_hex(key_of(document))));
            return kept_events(work, *rows);
        });
}

Expected<Store::StoryMembers> story(Session& session, std::string_view event) {
    return session.run<Store::StoryMembers>(
        [event](pqxx::work& work) -> Expected<Store::StoryMembers> {
            // One that is not joined yet is its own row alone: nobody follows it.
            const auto found = work.exec_params(
                "SELECT m.row, d.sketch FROM khabar.telling t JOIN khabar.telling m "
                "ON m.leader = t.leader OR m.row = t.row "
                "JOIN khabar.document d ON d.number = m.document "
                "WHERE t.key = $1::uuid ORDER BY m.published, m.id",
                to_hex(key_of(event)));
            const auto rows = rows_of(found);
            auto events = kept_events(work, *rows);
            if (!events) {
                return events.error();
            }
            Store::StoryMembers members;
            members.events = *std::move(events);
            for (const pqxx::row& row : found) {
                const auto bytes = from_bytea(view(row[1]));
                story::Sketch& sketch = members.sketches.emplace_back();
                if (!bytes || bytes->size() != sketch.bytes.size()) {
                    return damaged("a document without its sketch");
                }
                std::copy(bytes->begin(), bytes->end(), sketch.bytes.begin());
            }
            return members;
        });
}

// A snapshot names the transactions that are done, so two that are equal see the same, and one that
// wrote is in the list of those before it no more. Nobody waits for it. It counts what is done in
// the whole server: the state can be another one though nothing here has changed. When this store
// was made tells it from one of another server.
Expected<std::string> state(Session& session) {
    return session.run<std::string>([](pqxx::work& work) -> Expected<std::string> {
        return work
            .exec1(
                "SELECT pg_current_snapshot()::text || '/' || extract(epoch FROM min(at))::text "
                "FROM khabar.migration")[0]
            .as<std::string>();
    });
}

Expected<Counts> counts(Session& session) {
    return session.run<Counts>([](pqxx::work& work) -> Expected<Counts> {
        const pqxx::row row = work.exec1(
            "SELECT (SELECT count(*) FROM khabar.document), count(*), "
            "count(*) FILTER (WHERE leader = row), count(*) FILTER (WHERE leader IS NULL), "
            "(SELECT count(*) FROM khabar.review) FROM khabar.telling");
        const auto count = [&row](int i) { return row[i].as<std::uint64_t>(); };
        return Counts{count(0), count(1), count(2), count(3), count(4)};
    });
}

}  // namespace khabar::store::postgres
