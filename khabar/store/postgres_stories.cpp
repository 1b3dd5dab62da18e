#include "khabar/store/postgres_stories.h"

#include <set>
#include <string>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/store/postgres_read.h"
#include "khabar/store/postgres_tellings.h"
#include "khabar/store/postgres_text.h"
#include "khabar/store/row.h"
#include "khabar/story/story.h"

namespace khabar::store::postgres {

namespace {

using story::Decision;

/// Only of these the records must be read: a story of one telling has one source.
std::vector<std::int64_t> of_several(pqxx::work& work, std::span<const std::int64_t> leaders) {
    const std::string list = to_array(leaders);
    work.exec_params(
        "UPDATE khabar.telling t SET tellings = 1, sources = 1 "
        "WHERE t.leader = ANY ($1::bigint[]) AND (t.tellings <> 1 OR t.sources <> 1) "
        "AND NOT EXISTS (SELECT FROM khabar.telling o WHERE o.leader = t.leader AND o.row <> "
        "t.row)",
        list);
    std::vector<std::int64_t> several;
    for (const pqxx::row& row :
         work.exec_params("SELECT leader FROM khabar.telling WHERE leader = ANY ($1::bigint[]) "
                          "GROUP BY leader HAVING count(*) > 1",
                          list)) {
        several.push_back(row[0].as<std::int64_t>());
    }
    return several;
}

/// Tellings of one story stand beside each other.
std::vector<std::span<const Told>> by_leader(std::span<const Told> told) {
    std::vector<std::span<const Told>> stories;
    for (std::size_t begin = 0; begin < told.size();) {
        std::size_t end = begin;
        while (end < told.size() && told[end].leader == told[begin].leader) {
            ++end;
        }
        stories.push_back(told.subspan(begin, end - begin));
        begin = end;
    }
    return stories;
}

void keep_counts(pqxx::work& work, std::span<const Told> told) {
    std::vector<std::int64_t> leaders;
    std::vector<std::int64_t> tellings;
    std::vector<std::int64_t> sources;
    for (const std::span<const Told> one : by_leader(told)) {
        std::vector<story::Member> members;
        for (const Told& each : one) {
            members.push_back({each.record, each.sketch});
        }
        leaders.push_back(one.front().leader);
        tellings.push_back(static_cast<std::int64_t>(one.size()));
        sources.push_back(story::independent_sources(members));
    }
    work.exec_params(
        "UPDATE khabar.telling t SET tellings = k.tellings, sources = k.sources "
        "FROM unnest($1::bigint[], $2::integer[], $3::integer[]) AS k (leader, tellings, sources) "
        "WHERE t.leader = k.leader AND (t.tellings, t.sources) <> (k.tellings, k.sources)",
        to_array(leaders), to_array(tellings), to_array(sources));
}

/// Counts again the tellings and sources of the stories that these rows lead, where they still do.
std::optional<Error> count_stories(pqxx::work& work, std::span<const std::int64_t> leaders) {
    constexpr std::size_t at_once = 500;  // why: their records are in memory together
    if (leaders.empty()) {
        return std::nullopt;
    }
    const std::vector<std::int64_t> several = of_several(work, leaders);
    for (std::size_t begin = 0; begin < several.size(); begin += at_once) {
        const std::size_t count = std::min(at_once, several.size() - begin);
        const auto told = tellings_led_by(work, std::span(several).subspan(begin, count));
        if (!told) {
            return told.error();
        }
        keep_counts(work, *told);
    }
    return std::nullopt;
}

std::optional<Error> join_events(pqxx::work& work, const std::vector<std::string>& events) {
    StoredTellings tellings(work, events);
    const auto changed = story::join(tellings, events);
    tellings.rethrow();
    if (!changed) {
        return changed.error();
    }
    tellings.write_leaders();
    std::vector<std::string> keys;
    for (const std::string& leader : *changed) {
        keys.push_back(to_hex(key_of(leader)));
    }
    std::vector<std::int64_t> rows;
    for (const pqxx::row& row : work.exec_params(
             "SELECT row FROM khabar.telling WHERE key = ANY ($1::uuid[])", to_array(keys))) {
        rows.push_back(row[0].as<std::int64_t>());
    }
    return count_stories(work, rows);
}

Decision in_order(Decision decision) {
    if (decision.b < decision.a) {
        std::swap(decision.a, decision.b);
    }
    return decision;
}

/// A later one on the same two replaces an earlier one.
void keep(pqxx::work& work, const Decision& decision) {
    work.exec_params(
        "INSERT INTO khabar.decision AS d (a, b, together, by, at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (a, b) DO UPDATE SET together = excluded.together, by = excluded.by, "
        "at = excluded.at WHERE excluded.at >= d.at",
        decision.a, decision.b, decision.together, decision.by, decision.when);
}

/// The event with this id and all of its story.
void add_story(pqxx::work& work, const std::string& id, std::set<std::string>& events) {
    for (const pqxx::row& row :
         work.exec_params("SELECT m.id FROM khabar.telling t JOIN khabar.telling m "
                          "ON m.leader = t.leader OR m.row = t.row WHERE t.key = $1::uuid",
                          to_hex(key_of(id)))) {
        events.insert(row[0].as<std::string>());
    }
}

}  // namespace

Expected<std::uint64_t> join(Session& session, std::size_t most) {
    return session.run<std::uint64_t>([most](pqxx::work& work) -> Expected<std::uint64_t> {
        share_lock(work, Lock::writers);
        take_lock(work, Lock::stories);
        std::vector<std::string> events;
        for (const pqxx::row& row : work.exec_params(
                 "SELECT id FROM khabar.telling WHERE leader IS NULL ORDER BY row LIMIT $1",
                 most)) {
            events.push_back(row[0].as<std::string>());
        }
        if (!events.empty()) {
            if (auto error = join_events(work, events)) {
                return *std::move(error);
            }
        }
        return work.exec1("SELECT count(*) FROM khabar.telling WHERE leader IS NULL")[0]
            .as<std::uint64_t>();
    });
}

std::optional<Error> decide(Session& session, std::span<const Decision> decisions) {
    return session.run_only([decisions](pqxx::work& work) -> std::optional<Error> {
        share_lock(work, Lock::writers);
        take_lock(work, Lock::stories);
        std::set<std::string> events;
        for (const Decision& given : decisions) {
            const Decision decision = in_order(given);
            keep(work, decision);
            add_story(work, decision.a, events);
            add_story(work, decision.b, events);
        }
        return events.empty()
                   ? std::nullopt
                   : join_events(work, std::vector<std::string>(events.begin(), events.end()));
    });
}

Expected<std::vector<Decision>> decisions(Session& session) {
    return session.run<std::vector<Decision>>(
        [](pqxx::work& work) -> Expected<std::vector<Decision>> {
            return read_decisions(
                work.exec("SELECT a, b, together, by, at FROM khabar.decision ORDER BY a, b"));
        });
}

}  // namespace khabar::store::postgres
