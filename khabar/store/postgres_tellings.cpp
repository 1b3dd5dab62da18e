#include "khabar/store/postgres_tellings.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/store/postgres_text.h"
#include "khabar/store/row.h"
#include "khabar/story/telling.h"

namespace khabar::store::postgres {

namespace {

using story::Decision;
using story::Joined;

/// Columns: the telling's bytes, its leader's id.
Expected<std::vector<Joined>> read(const pqxx::result& found) {
    std::vector<Joined> all;
    for (const pqxx::row& row : found) {
        const auto bytes = from_bytea({row[0].c_str(), row[0].size()});
        if (!bytes) {
            return bytes.error();
        }
        auto telling = story::read_telling(*bytes);
        if (!telling) {
            return Error{ErrorCode::store, "", telling.error().detail};
        }
        all.push_back({*std::move(telling), row[1].is_null() ? "" : row[1].as<std::string>()});
    }
    return all;
}

std::string keys_of(std::span<const std::string> events) {
    std::vector<std::string> keys;
    for (const std::string& event : events) {
        keys.push_back(to_hex(key_of(event)));
    }
    return to_array(keys);
}

}  // namespace

StoredTellings::StoredTellings(pqxx::work& work, std::span<const std::string> events)
    : work_(work),
      decided_(work.exec1("SELECT EXISTS (SELECT FROM khabar.decision)")[0].as<bool>()) {
    const std::string keys = keys_of(events);
    for (const std::string& event : events) {
        joined_.emplace(event, std::nullopt);
    }
    auto found = read(work.exec_params(
        "SELECT t.bytes, l.id FROM khabar.telling t "
        "LEFT JOIN khabar.telling l ON l.row = t.leader WHERE t.key = ANY ($1::uuid[])",
        keys));
    if (!found) {
        joined_.clear();  // find() tells the error, at the event that has it
        return;
    }
    for (story::Joined& joined : *found) {
        const std::string event = joined.telling.event;
        joined_[event] = std::move(joined);
    }
    // LIMIT: each by itself, by the index; of a table that is being filled the planner knows too
    // little to choose so.
    for (const pqxx::row& row :
         work.exec_params("SELECT l.id FROM khabar.telling l WHERE l.key = ANY ($1::uuid[]) "
                          "AND (SELECT true FROM khabar.telling t WHERE t.leader = l.row LIMIT 1)",
                          keys)) {
        leading_.insert(row[0].as<std::string>());
    }
}

// No telling that is joined by its days is longer than max_days, so none that began before reaches
// in.
Expected<std::vector<Joined>> StoredTellings::near(std::uint8_t family, std::int32_t first_day,
                                                   std::int32_t end_day) {
    return guarded<Expected<std::vector<Joined>>>([&] {
        return with_leaders(read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling t "
            "LEFT JOIN khabar.telling l ON l.row = t.leader "
            "WHERE t.family = $1 AND t.first_day > $2 AND t.first_day < $3 AND t.end_day > $4",
            static_cast<int>(family), std::int64_t{first_day} - story::max_days, end_day,
            first_day)));
    });
}

Expected<std::vector<Joined>> StoredTellings::led_by(const std::string& leader) {
    if (joined_.contains(leader) && !leading_.contains(leader)) {
        return std::vector<Joined>();
    }
    return guarded<Expected<std::vector<Joined>>>([&] {
        write_leaders();
        return read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling l JOIN khabar.telling t ON t.leader = l.row "
            "WHERE l.key = $1::uuid",
            to_hex(key_of(leader))));
    });
}

Expected<std::optional<Joined>> StoredTellings::find(const std::string& event) {
    if (const auto known = joined_.find(event); known != joined_.end()) {
        return known->second;
    }
    auto found = guarded<Expected<std::vector<Joined>>>([&] {
        return with_leaders(read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling t "
            "LEFT JOIN khabar.telling l ON l.row = t.leader WHERE t.key = $1::uuid",
            to_hex(key_of(event)))));
    });
    if (!found) {
        return found.error();
    }
    return found->empty() ? std::optional<Joined>() : std::optional(std::move(found->front()));
}

Expected<std::vector<Decision>> StoredTellings::decisions(const std::string& event) {
    if (!decided_) {
        return std::vector<Decision>();
    }
    return guarded<Expected<std::vector<Decision>>>([&]() -> Expected<std::vector<Decision>> {
        return read_decisions(work_.exec_params(
            "SELECT a, b, together, by, at FROM khabar.decision WHERE a = $1 OR b = $1 "
            "ORDER BY a, b",
            event));
    });
}

std::optional<Error> StoredTellings::lead(const std::string& event, const std::string& leader) {
    constexpr std::size_t most = 1000;  // why: a statement of some 100 kB
    joined_.clear();
    leaders_[event] = leader;
    if (leaders_.size() < most) {
        return std::nullopt;
    }
    return guarded<std::optional<Error>>([&]() -> std::optional<Error> {
        write_leaders();
        return std::nullopt;
    });
}

/// As they are once the leaders are written.
Expected<std::vector<Joined>> StoredTellings::with_leaders(
    Expected<std::vector<Joined>> all) const {
    if (all && !leaders_.empty()) {
        for (Joined& joined : *all) {
            const auto leader = leaders_.find(joined.telling.event);
            if (leader != leaders_.end()) {
                joined.leader = leader->second;
            }
        }
    }
    return all;
}

void StoredTellings::write_leaders() {
    if (leaders_.empty()) {
        return;
    }
    std::vector<std::string> events;
    std::vector<std::string> leaders;
    for (const auto& [event, leader] : leaders_) {
        events.push_back(event);
        leaders.push_back(leader);
    }
    work_.exec_params(
        "UPDATE khabar.telling t SET leader = l.row "
        "FROM unnest($1::uuid[], $2::uuid[]) AS k (event, leader) "
        "JOIN khabar.telling l ON l.key = k.leader WHERE t.key = k.event",
        keys_of(events), keys_of(leaders));
    leaders_.clear();
}

std::vector<Decision> read_decisions(const pqxx::result& found) {
    std::vector<Decision> decisions;
    for (const pqxx::row& row : found) {
        const auto text = [&row](int i) { return row[i].as<std::string>(); };
        decisions.push_back({text(0), text(1), row[2].as<bool>(), text(3), text(4)});
    }
    return decisions;
}

}  // namespace khabar::store::postgres
