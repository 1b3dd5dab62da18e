#include "khabar/store/postgres_find.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
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
#include "khabar/store/postgres_text.h"
#include "khabar/store/row.h"

namespace khabar::store::postgres {

namespace {

using Clock = std::chrono::steady_clock;

// What one search may take. Ordinary ones take some milliseconds (bench/store.md).
constexpr std::chrono::milliseconds max_time{5000};

Error too_costly() {
    return {ErrorCode::too_costly, "",
            "the search takes too long: ask for fewer days or more terms"};
}

/// The statement's time is what is left of the search's.
pqxx::result ask(pqxx::work& work, const Statement& statement, Clock::time_point end) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    work.exec_params("SELECT set_config('statement_timeout', $1, true)",
                     std::to_string(std::max<std::int64_t>(left, 1)));
    return work.exec_params(statement.sql, pqxx::prepare::make_dynamic_params(statement.values));
}

Cursor place_of(const pqxx::row& row) {
    return {row[1].as<std::int32_t>(), row[0].as<std::int64_t>()};
}

/// Gives the rows of one answer, as statement_of() makes them.
class Answer {
public:
    using Take = std::function<std::optional<Error>(const pqxx::row& row)>;

    Answer(pqxx::work& work, const Query& query, const Wanted& wanted, std::size_t most,
           Columns columns, Take take)
        : work_(work),
          query_(query),
          wanted_(wanted),
          left_(most),
          columns_(columns),
          take_(std::move(take)) {}

    std::optional<Error> give(std::optional<Cursor> after,
                              const std::set<std::int64_t>& partitions) {
        stories_ = members_of(work_, query_.stories);
        const std::vector<Segment> segments = segments_of(query_, after, partitions);
        // By date one segment after the other, else all together.
        const std::size_t together = query_.sort == Sort::date ? 1 : segments.size();
        for (std::size_t i = 0; i < segments.size() && left_ > 0; i += together) {
            if (auto error = search(std::span(segments).subspan(i, together), after)) {
                return error;
            }
        }
        return std::nullopt;
    }

private:
    /// The circle is the same function in every store, so it is drawn here: the database gives what
    /// lies in its boxes, some four fifths of which lie in it.
    std::optional<Error> search(std::span<const Segment> segments, std::optional<Cursor> after) {
        while (Clock::now() < end_) {
            const std::size_t at_once = (query_.near ? 2 : 1) * left_;
            const pqxx::result found = ask(
                work_, statement_of(query_, wanted_, stories_, segments, after, at_once, columns_),
                end_);
            for (const pqxx::row& row : found) {
                if (left_ == 0) {
                    break;
                }
                if (query_.near &&
                    !inside(*query_.near, {row[2].as<std::int32_t>(), row[3].as<std::int32_t>()})) {
                    continue;
                }
                if (auto error = take_(row)) {
                    return error;
                }
                --left_;
            }
            if (left_ == 0 || static_cast<std::size_t>(found.size()) < at_once) {
                return std::nullopt;
            }
            after = place_of(found.back());
        }
        return too_costly();
    }

    pqxx::work& work_;
    const Query& query_;
    const Wanted& wanted_;
    std::size_t left_;  ///< how many it may still give
    Columns columns_;
    Take take_;
    const Clock::time_point end_ = Clock::now() + max_time;
    std::vector<std::int64_t> stories_;
};

Expected<Found> read_page(pqxx::work& work, const Query& query, std::vector<Cursor> places,
                          Records records) {
    Found found;
    if (places.size() > query.limit) {
        places.resize(query.limit);
        found.next = write_cursor(query, places.back());
    }
    std::vector<std::int64_t> rows;
    for (const Cursor& place : places) {
        rows.push_back(place.row);
    }
    auto events = kept_events(work, rows, records);
    if (!events) {
        return events.error();
    }
    found.events = *std::move(events);
    return found;
}

/// Columns as Columns::brief has them.
Expected<Brief> brief_of(const pqxx::row& row) {
    const auto bytes = from_bytea({row[6].c_str(), row[6].size()});
    auto brief = bytes ? read_brief(*bytes) : bytes.error();
    if (!brief) {
        return Error{ErrorCode::store, "", brief.error().detail};
    }
    brief->first_day = day_of(row[0].as<std::int64_t>());
    if (brief->first_day) {
        brief->end_day = row[4].as<std::int32_t>();
    }
    brief->confidence = row[5].as<std::int32_t>();
    brief->id = row[7].as<std::string>();
    brief->tellings = row[8].as<std::uint32_t>();
    return brief;
}

/// Gives `take` up to `most` rows of the answer, and then returns what `finish` makes of them; all
/// in one state of the database.
template <class T, class Finish>
Expected<T> search(Session& session, const Query& query, std::size_t most, Columns columns,
                   const std::function<Answer::Take()>& begin, Finish finish) {
    const auto after = read_cursor(query);
    if (!after) {
        return after.error();
    }
    const auto wanted = wanted_terms(query);
    if (!wanted) {
        return wanted.error();
    }
    auto found = session.run<T>([&](pqxx::work& work) -> Expected<T> {
        work.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        const std::set<std::int64_t>& partitions = known_partitions(session, work);
        if (auto error =
                Answer(work, query, *wanted, most, columns, begin()).give(*after, partitions)) {
            return *std::move(error);
        }
        return finish(work);
    });
    if (!found && found.error().code == ErrorCode::too_costly) {
        return too_costly();
    }
    return found;
}

}  // namespace

Expected<Found> find(Session& session, const Query& query, Records records) {
    if (query.limit == 0 || query.limit > max_limit) {
        return Error{ErrorCode::bad_query, "limit", "takes 1 to 1000"};
    }
    std::vector<Cursor> places;
    const auto begin = [&places]() -> Answer::Take {
        places.clear();
        return [&places](const pqxx::row& row) -> std::optional<Error> {
            places.push_back(place_of(row));
            return std::nullopt;
        };
    };
    return search<Found>(session, query, query.limit + 1, Columns::place, begin,
                         [&](pqxx::work& work) { return read_page(work, query, places, records); });
}

Expected<Scan> scan(Session& session, const Query& query, std::size_t most) {
    if (most == 0 || most > max_scan) {
        return Error{ErrorCode::bad_query, "", "a scan takes 1 to 200000 events"};
    }
    Query by_date = query;
    by_date.sort = Sort::date;
    by_date.ascending = false;
    by_date.after.clear();
    Scan scan;
    const auto begin = [&scan]() -> Answer::Take {
        scan.briefs.clear();
        return [&scan](const pqxx::row& row) -> std::optional<Error> {
            auto brief = brief_of(row);
            if (!brief) {
                return brief.error();
            }
            scan.briefs.push_back(*std::move(brief));
            return std::nullopt;
        };
    };
    return search<Scan>(session, by_date, most + 1, Columns::brief, begin,
                        [&](pqxx::work& /*work*/) -> Expected<Scan> {
                            scan.more = scan.briefs.size() > most;
                            if (scan.more) {
                                scan.briefs.pop_back();
                            }
                            return std::move(scan);
                        });
}

}  // namespace khabar::store::postgres
