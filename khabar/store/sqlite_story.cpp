#include <algorithm>
#include <cstring>
#include <set>

#include "khabar/record/record.h"
#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_terms.h"
#include "khabar/story/story.h"

namespace khabar::store::sqlite {
namespace {

using story::Decision;
using story::Joined;

/// The tellings of one database, inside the caller's transaction.
class StoredTellings final : public story::Tellings {
public:
    explicit StoredTellings(Connection& connection) : connection_(connection) {}

    // No telling that is joined by its days is longer than max_days, so none that began before
    // reaches in.
    Expected<std::vector<Joined>> near(std::uint8_t family, std::int32_t first_day,
                                       std::int32_t end_day) override {
        return all(connection_.ask(
            "SELECT e.telling, l.id FROM events e LEFT JOIN events l ON l.row = e.leader "
            "WHERE e.family = ? AND e.may_first > ? AND e.may_first < ? AND e.may_end > ?",
            {std::int64_t{family}, std::int64_t{first_day} - story::max_days, std::int64_t{end_day},
             std::int64_t{first_day}}));
    }

    Expected<std::vector<Joined>> led_by(const std::string& leader) override {
        const auto row = row_of_event(connection_, leader);
        return all(connection_.ask(
            "SELECT e.telling, l.id FROM events e JOIN events l ON l.row = e.leader "
            "WHERE e.leader = ?",
            {row.value_or(-1)}));
    }

    Expected<std::optional<Joined>> find(const std::string& event) override {
        auto found = all(connection_.ask(
            "SELECT e.telling, l.id FROM events e LEFT JOIN events l ON l.row = e.leader "
            "WHERE e.key = ?",
            {Blob{key_bytes(event)}}));
        if (!found) {
            return found.error();
        }
        return found->empty() ? std::optional<Joined>() : std::optional(std::move(found->front()));
    }

    Expected<std::vector<Decision>> decisions(const std::string& event) override {
        std::vector<Decision> decisions;
        {
            Rows rows = connection_.ask(
                "SELECT a, b, together, author, at FROM decisions WHERE a = ?1 OR b = ?1 "
                "ORDER BY a, b",
                {event});
            while (rows.next()) {
                decisions.push_back(read_decision(rows));
            }
        }
        if (connection_.failure()) {
            return *connection_.failure();
        }
        return decisions;
    }

    std::optional<Error> lead(const std::string& event, const std::string& leader) override {
        connection_.act(
            "UPDATE events SET leader = (SELECT row FROM events WHERE key = ?) WHERE key = ?",
            {Blob{key_bytes(leader)}, Blob{key_bytes(event)}});
        return connection_.failure();
    }

    static Decision read_decision(const Rows& rows) {
        return {rows.text(0), rows.text(1), rows.integer(2) != 0, rows.text(3), rows.text(4)};
    }

private:
    Expected<std::vector<Joined>> all(Rows&& rows) {
        std::vector<Joined> found;
        while (rows.next()) {
            auto telling = story::read_telling(rows.bytes(0));
            if (!telling) {
                connection_.fail({ErrorCode::store, connection_.path(), telling.error().detail});
                break;
            }
            found.push_back({*std::move(telling), rows.text(1)});
        }
        if (connection_.failure()) {
            return *connection_.failure();
        }
        return found;
    }

    Connection& connection_;
};

/// Counts again the tellings and sources of the story that this row leads, if it still leads one.
void count_story(Connection& connection, std::int64_t leader) {
    std::vector<record::Record> records;
    std::vector<story::Sketch> sketches;
    {
        Rows rows = connection.ask(
            "SELECT e.ordinal, d.records, d.sketch FROM events e "
            "JOIN documents d ON d.number = e.document WHERE e.leader = ?",
            {leader});
        while (rows.next()) {
            const auto line = line_of(rows.bytes(1), rows.integer(0));
            auto record = record::read_record(line.value_or(""), connection.path());
            if (!record) {
                connection.fail({ErrorCode::store, connection.path(), record.error().detail});
                return;
            }
            records.push_back(*std::move(record));
            story::Sketch& sketch = sketches.emplace_back();
            const std::string_view bytes = rows.bytes(2);
            std::memcpy(sketch.bytes.data(), bytes.data(),
                        std::min(bytes.size(), sketch.bytes.size()));
        }
    }
    if (records.empty()) {
        return;
    }
    std::vector<story::Member> members;
    for (std::size_t i = 0; i < records.size(); ++i) {
        members.push_back({records[i], sketches[i]});
    }
    connection.act(
        "UPDATE events SET tellings = ?1, sources = ?2 "
        "WHERE leader = ?3 AND (tellings <> ?1 OR sources <> ?2)",
        {static_cast<std::int64_t>(members.size()),
         std::int64_t{story::independent_sources(members)}, leader});
}

void join_events(Connection& connection, const std::vector<std::string>& events) {
    StoredTellings tellings(connection);
    const auto changed = story::join(tellings, events);
    if (!changed) {
        connection.fail(changed.error());
        return;
    }
    for (const std::string& leader : *changed) {
        if (const auto row = row_of_event(connection, leader)) {
            count_story(connection, *row);
        }
    }
}

std::vector<std::string> all_texts(Rows&& rows) {
    std::vector<std::string> all;
    while (rows.next()) {
        all.push_back(rows.text(0));
    }
    return all;
}

Decision in_order(Decision decision) {
    if (decision.b < decision.a) {
        std::swap(decision.a, decision.b);
    }
    return decision;
}

}  // namespace

Expected<std::uint64_t> SqliteStore::join(std::size_t most) {
    Transaction transaction(*connection_, Transaction::Kind::write);
    const std::vector<std::string> events = all_texts(
        connection_->ask("SELECT id FROM events WHERE leader IS NULL ORDER BY row LIMIT ?",
                         {static_cast<std::int64_t>(most)}));
    if (!events.empty()) {
        join_events(*connection_, events);
        merge_terms(*connection_);
    }
    const auto left =
        connection_->number("SELECT count(*) FROM events WHERE leader IS NULL").value_or(0);
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return static_cast<std::uint64_t>(left);
}

std::optional<Error> SqliteStore::decide(std::span<const Decision> decisions) {
    Transaction transaction(*connection_, Transaction::Kind::write);
    std::set<std::string> events;
    for (const Decision& given : decisions) {
        const Decision decision = in_order(given);
        connection_->act(
            "INSERT INTO decisions(a, b, together, author, at) VALUES(?, ?, ?, ?, ?) "
            "ON CONFLICT(a, b) DO UPDATE SET together = excluded.together, "
            "author = excluded.author, at = excluded.at WHERE excluded.at >= decisions.at",
            {decision.a, decision.b, std::int64_t{decision.together}, decision.by, decision.when});
        for (const std::string& named : {decision.a, decision.b}) {
            for (std::string& member : all_texts(
                     connection_->ask("SELECT m.id FROM events e JOIN events m "
                                      "ON m.leader = e.leader OR m.row = e.row WHERE e.key = ?",
                                      {Blob{key_bytes(named)}}))) {
                events.insert(std::move(member));
            }
        }
    }
    if (!events.empty()) {
        join_events(*connection_, {events.begin(), events.end()});
    }
    return transaction.commit();
}

Expected<std::vector<Decision>> SqliteStore::decisions() {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::vector<Decision> decisions;
    {
        Rows rows =
            connection_->ask("SELECT a, b, together, author, at FROM decisions ORDER BY a, b");
        while (rows.next()) {
            decisions.push_back(StoredTellings::read_decision(rows));
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return decisions;
}

}  // namespace khabar::store::sqlite
