#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <pqxx/pqxx>

#include "khabar/store/cursor.h"
#include "khabar/store/query.h"
#include "khabar/store/terms.h"

namespace khabar::store::postgres {

/// SQL with the values of $1, $2 ...
struct Statement {
    std::string sql;
    std::vector<std::string> values;
};

/// The rows of the stories that these events stand in.
std::vector<std::int64_t> members_of(pqxx::work& work, const std::vector<std::string>& events);

/// Events between two rows, both included.
struct Segment {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool only_long = false;  ///< only those with the term "when:long"
    /// Nothing is to be had by walking from one end: answers are few, or all are wanted.
    bool sparse = false;
};

/// The segments that hold all answers behind `after`: by date in the order of the answers, and cut
/// so that the first are of few partitions; else all at once. `partitions`: their first rows.
std::vector<Segment> segments_of(const Query& query, std::optional<Cursor> after,
                                 const std::set<std::int64_t>& partitions);

/// `brief`: also the event's end_day, confidence, brief, id and tellings.
enum class Columns : std::uint8_t { place, brief };

/// Gives row, value (what the query sorts by; by date 0), lat and lon of up to `most` events of the
/// segments behind `after`, in the order of the query. `stories`: members_of(query.stories). The
/// query's circle is only held to its boxes.
Statement statement_of(const Query& query, const Wanted& wanted,
                       const std::vector<std::int64_t>& stories, std::span<const Segment> segments,
                       std::optional<Cursor> after, std::size_t most, Columns columns);

}  // namespace khabar::store::postgres
