#include "khabar/store/postgres_tellings.h"

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

}  // namespace

// No telling that is joined by its days is longer than max_days, so none that began before reaches
// in.
Expected<std::vector<Joined>> StoredTellings::near(std::uint8_t family, std::int32_t first_day,
                                                   std::int32_t end_day) {
    return guarded<Expected<std::vector<Joined>>>([&] {
        return read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling t "
            "LEFT JOIN khabar.telling l ON l.row = t.leader "
            "WHERE t.family = $1 AND t.first_day > $2 AND t.first_day < $3 AND t.end_day > $4",
            static_cast<int>(family), std::int64_t{first_day} - story::max_days, end_day,
            first_day));
    });
}

Expected<std::vector<Joined>> StoredTellings::led_by(const std::string& leader) {
    return guarded<Expected<std::vector<Joined>>>([&] {
        return read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling l JOIN khabar.telling t ON t.leader = l.row "
            "WHERE l.key = $1::uuid",
            to_hex(key_of(leader))));
    });
}

Expected<std::optional<Joined>> StoredTellings::find(const std::string& event) {
    auto found = guarded<Expected<std::vector<Joined>>>([&] {
        return read(work_.exec_params(
            "SELECT t.bytes, l.id FROM khabar.telling t "
            "LEFT JOIN khabar.telling l ON l.row = t.leader WHERE t.key = $1::uuid",
            to_hex(key_of(event))));
    });
    if (!found) {
        return found.error();
    }
    return found->empty() ? std::optional<Joined>() : std::optional(std::move(found->front()));
}

Expected<std::vector<Decision>> StoredTellings::decisions(const std::string& event) {
    return guarded<Expected<std::vector<Decision>>>([&]() -> Expected<std::vector<Decision>> {
        return read_decisions(work_.exec_params(
            "SELECT a, b, together, by, at FROM khabar.decision WHERE a = $1 OR b = $1 "
            "ORDER BY a, b",
            event));
    });
}

std::optional<Error> StoredTellings::lead(const std::string& event, const std::string& leader) {
    return guarded<std::optional<Error>>([&]() -> std::optional<Error> {
        work_.exec_params(
            "UPDATE khabar.telling SET leader = "
            "(SELECT row FROM khabar.telling WHERE key = $1::uuid) WHERE key = $2::uuid",
            to_hex(key_of(leader)), to_hex(key_of(event)));
        return std::nullopt;
    });
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
