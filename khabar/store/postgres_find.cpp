#include "khabar/store/postgres_find.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "khabar/store/cursor.h"
#include "khabar/store/place_filter.h"
#include "khabar/store/postgres_partitions.h"
#include "khabar/store/postgres_read.h"
#include "khabar/store/postgres_statement.h"

namespace khabar::store::postgres {

namespace {

using Clock = std::chrono::steady_clock;

// What one search may take. Ordinary ones take some milliseconds (bench/store.md).
constexpr std::chrono::milliseconds max_time{5000};

Error too_costly() {
    return {ErrorCode::too_costly, "",
            "the search takes too long: ask for fewer days or more terms"};
}

/// An event that meets all that the database can tell.
struct Candidate {
    Cursor place;
    Point point;  ///< where the query asks for a circle
};

/// The statement's time is what is left of the search's.
std::vector<Candidate> ask(pqxx::work& work, const Statement& statement, Clock::time_point end) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    work.exec_params("SELECT set_config('statement_timeout', $1, true)",
                     std::to_string(std::max<std::int64_t>(left, 1)));
    std::vector<Candidate> candidates;
    const pqxx::result found =
        work.exec_params(statement.sql, pqxx::prepare::make_dynamic_params(statement.values));
    for (const pqxx::row& row : found) {
        Candidate candidate;
        candidate.place.row = row[0].as<std::int64_t>();
        candidate.place.value = row[1].as<std::int32_t>();
        if (!row[2].is_null()) {
            candidate.point = {row[2].as<std::int32_t>(), row[3].as<std::int32_t>()};
        }
        candidates.push_back(candidate);
    }
    return candidates;
}

/// Gathers the places of one answer.
class Answer {
public:
    Answer(pqxx::work& work, const Query& query, const Wanted& wanted, std::size_t most)
        : work_(work), query_(query), wanted_(wanted), most_(most) {}

    Expected<std::vector<Cursor>> take(std::optional<Cursor> after,
                                       const std::set<std::int64_t>& partitions) {
        stories_ = members_of(work_, query_.stories);
        const std::vector<Segment> segments = segments_of(query_, after, partitions);
        // By date one segment after the other, else all together.
        const std::size_t together = query_.sort == Sort::date ? 1 : segments.size();
        for (std::size_t i = 0; i < segments.size() && found_.size() < most_; i += together) {
            if (!search(std::span(segments).subspan(i, together), after)) {
                return too_costly();
            }
        }
        return std::move(found_);
    }

private:
    /// The circle is the same function in every store, so it is drawn here: the database gives what
    /// lies in its boxes, some four fifths of which lie in it. False: no time is left.
    bool search(std::span<const Segment> segments, std::optional<Cursor> after) {
        while (Clock::now() < end_) {
            const std::size_t at_once = (query_.near ? 2 : 1) * (most_ - found_.size());
            const std::vector<Candidate> candidates =
                ask(work_, statement_of(query_, wanted_, stories_, segments, after, at_once), end_);
            for (const Candidate& candidate : candidates) {
                if (found_.size() < most_ &&
                    (!query_.near || inside(*query_.near, candidate.point))) {
                    found_.push_back(candidate.place);
                }
            }
            if (found_.size() >= most_ || candidates.size() < at_once) {
                return true;
            }
            after = candidates.back().place;
        }
        return false;
    }

    pqxx::work& work_;
    const Query& query_;
    const Wanted& wanted_;
    std::size_t most_;
    const Clock::time_point end_ = Clock::now() + max_time;
    std::vector<std::int64_t> stories_;
    std::vector<Cursor> found_;
};

Expected<Found> read_page(pqxx::work& work, const Query& query, std::vector<Cursor> places) {
    Found found;
    if (places.size() > query.limit) {
        places.resize(query.limit);
        found.next = write_cursor(query, places.back());
    }
    std::vector<std::int64_t> rows;
    for (const Cursor& place : places) {
        rows.push_back(place.row);
    }
    auto events = kept_events(work, rows);
    if (!events) {
        return events.error();
    }
    found.events = *std::move(events);
    return found;
}

}  // namespace

Expected<Found> find(Session& session, const Query& query) {
    if (query.limit == 0 || query.limit > max_limit) {
        return Error{ErrorCode::bad_query, "limit", "takes 1 to 1000"};
    }
    const auto after = read_cursor(query);
    if (!after) {
        return after.error();
    }
    const auto wanted = wanted_terms(query);
    if (!wanted) {
        return wanted.error();
    }
    auto found = session.run<Found>([&](pqxx::work& work) -> Expected<Found> {
        // One state of the database for all statements of a page.
        work.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        const std::set<std::int64_t>& partitions = known_partitions(session, work);
        auto places = Answer(work, query, *wanted, query.limit + 1).take(*after, partitions);
        if (!places) {
            return places.error();
        }
        return read_page(work, query, *std::move(places));
    });
    if (!found && found.error().code == ErrorCode::too_costly) {
        return too_costly();
    }
    return found;
}

}  // namespace khabar::store::postgres
