#include "khabar/store/postgres_statement.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/hash.h"
#include "khabar/store/place_filter.h"
#include "khabar/store/postgres_text.h"
#include "khabar/store/row.h"

namespace khabar::store::postgres {

namespace {

std::int32_t count_of(Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

constexpr std::int64_t last_row = std::numeric_limits<std::int64_t>::max();

/// Events that are not long and touch the days begin less than long_days before them; of all that
/// began earlier only the long ones can.
std::vector<Segment> whole_segments(const Query& query) {
    constexpr std::int64_t first_dated = std::int64_t{1} << row_key_bits;
    if (!query.since && !query.until) {
        return {{0, last_row, false, false}};
    }
    const std::int64_t last = query.until ? first_row(count_of(*query.until)) - 1 : last_row;
    if (!query.since) {
        return {{first_dated, last, false, false}};
    }
    const std::int64_t near = first_row(count_of(*query.since) - long_days);
    return {{first_dated, std::min(near - 1, last), true, false}, {near, last, false, false}};
}

/// Cuts a segment so that the first pieces, seen in the order of the answers, are of few
/// partitions: a plan costs as much as its partitions are many, and most pages are full with the
/// first.
std::vector<Segment> pieces(const Segment& segment, bool ascending,
                            const std::set<std::int64_t>& partitions) {
    constexpr std::array<std::size_t, 2> sizes{2, 14};  // why: bench/store.md
    std::vector<std::int64_t> starts(partitions.upper_bound(segment.first),
                                     partitions.upper_bound(segment.last));
    if (!ascending) {
        std::reverse(starts.begin(), starts.end());
    }
    std::vector<Segment> out;
    Segment rest = segment;
    for (const std::size_t size : sizes) {
        if (starts.size() < size) {
            break;
        }
        const std::int64_t start = starts[size - 1];
        Segment piece = rest;
        (ascending ? piece.last : rest.last) = start - 1;
        (ascending ? rest.first : piece.first) = start;
        out.push_back(piece);
        rest.sparse = size == sizes.back();
    }
    out.push_back(rest);
    return out;
}

/// Builds one statement. `e` is khabar.event, `t` khabar.telling where it is needed.
class Builder {
public:
    Builder(const Query& query, std::optional<Cursor> after, std::size_t most, Columns columns)
        : query_(query),
          after_(after),
          columns_(columns),
          most_(value(std::to_string(most), "bigint")) {}

    Statement build(const Wanted& wanted, const std::vector<std::int64_t>& stories,
                    std::span<const Segment> segments) {
        add_terms(wanted);
        add_stories(stories);
        add_places();
        add_numbers();
        add_counts();
        add_days();
        add_place_of_cursor();
        std::string sql;
        for (const Segment& segment : segments) {
            const std::string rows = within(segment);
            for (const std::string& tellings : parts_by_tellings()) {
                sql += sql.empty() ? "" : " UNION ALL ";
                sql += part(rows + tellings, segment.sparse ? "e.row + 0" : "e.row");
            }
        }
        statement_.sql =
            "SELECT p.* FROM (" + sql + ") p" + order("p.value", "p.row") + " LIMIT " + most_;
        return std::move(statement_);
    }

private:
    std::string value(std::string text, std::string_view type) {
        statement_.values.push_back(std::move(text));
        return fmt::format("${}::{}", statement_.values.size(), type);
    }
    std::string value(std::int64_t number) { return value(std::to_string(number), "bigint"); }
    void add(const std::string& condition) { where_ += " AND " + condition; }

    [[nodiscard]] std::string_view sorted_by() const {
        switch (query_.sort) {
            case Sort::date:
                return "0";
            case Sort::confidence:
                return "e.confidence";
            case Sort::tellings:
                return "t.tellings";
        }
        return "0";
    }

    [[nodiscard]] std::string order(std::string_view sorted, std::string_view row) const {
        const std::string_view direction = query_.ascending ? "ASC" : "DESC";
        if (query_.sort == Sort::date) {
            return fmt::format(" ORDER BY {} {}", row, direction);
        }
        return fmt::format(" ORDER BY {} {}, {} {}", sorted, direction, row, direction);
    }

    /// `row` as the order has it: "e.row + 0" keeps the database from walking an index of rows.
    [[nodiscard]] std::string part(const std::string& more, std::string_view row) const {
        const bool with_tellings = columns_ == Columns::brief || query_.sort == Sort::tellings ||
                                   query_.tellings > 1 || query_.sources_min > 1;
        const std::string_view more_columns =
            columns_ == Columns::brief ? ", e.end_day, e.confidence, e.brief, t.id, t.tellings"
                                       : "";
        return fmt::format(
            "(SELECT e.row, {} AS value, e.lat, e.lon{} FROM khabar.event e{} "
            "WHERE true{}{}{} LIMIT {})",
            sorted_by(), more_columns,
            with_tellings ? " JOIN khabar.telling t ON t.row = e.row" : "", where_, more,
            order(sorted_by(), row), most_);
    }

    void add_terms(const Wanted& wanted) {
        std::vector<std::string> each;
        for (const std::vector<std::string>& list : wanted.all) {
            if (list.size() == 1) {
                each.push_back(list.front());
            } else {
                add("e.terms && " + value(to_array(list), "text[]"));
            }
        }
        if (!each.empty()) {
            add("e.terms @> " + value(to_array(each), "text[]"));
        }
        if (!wanted.none.empty()) {
            add("NOT e.terms && " + value(to_array(wanted.none), "text[]"));
        }
    }

    void add_stories(const std::vector<std::int64_t>& stories) {
        if (!query_.stories.empty()) {
            add("e.row = ANY (" + value(to_array(stories), "bigint[]") + ")");
        }
    }

    void add_places() {
        if (query_.box) {
            add_boxes(boxes_of(*query_.box));
        }
        if (query_.near) {
            add_boxes(boxes_of(*query_.near));
        }
    }

    // The index of points is of single precision: it finds, and the numbers decide.
    void add_boxes(const std::vector<MicroBox>& boxes) {
        std::string any;
        for (const MicroBox& box : boxes) {
            const auto degrees = [this](std::int32_t micro) {
                return value(fmt::format("{}", micro / 1e6), "double precision");
            };
            any += any.empty() ? "(" : " OR ";
            any +=
                fmt::format("(e.point && ST_MakeEnvelope({}, {}, {}, {}, 4326)", degrees(box.west),
                            degrees(box.south), degrees(box.east), degrees(box.north));
            any +=
                fmt::format(" AND e.lon BETWEEN {} AND {} AND e.lat BETWEEN {} AND {})",
                            value(box.west), value(box.east), value(box.south), value(box.north));
        }
        add(any + ")");
    }

    /// Bounds of a number of one kind: told and asked may overlap.
    void add_numbers() {
        for (const NumberRange& range : query_.numbers) {
            add(fmt::format(
                "EXISTS (SELECT FROM unnest(e.number_kinds, e.number_mins, e.number_maxs) "
                "AS n (kind, min, max) WHERE n.kind = {} AND n.max >= {} AND n.min <= {})",
                value(range.kind, "text"),
                value(fmt::format("{}", range.min.value_or(-no_upper_bound)), "double precision"),
                value(fmt::format("{}", range.max.value_or(no_upper_bound)), "double precision")));
        }
    }

    void add_counts() {
        if (query_.confidence > 0) {
            add("e.confidence >= " + value(least_confidence(query_.confidence)));
        }
        if (query_.tellings > 1) {
            add("t.tellings >= " + value(query_.tellings));
        }
        if (query_.sources_min > 1) {
            const std::string least = value(query_.sources_min);
            add("t.sources >= " + least);
            add("t.tellings > 1 AND t.tellings >= " + least);  // no more sources than tellings
        }
    }

    /// By its segments an event begins before the end; here what they cannot tell.
    void add_days() {
        if (query_.since) {
            add("e.end_day > " + value(count_of(*query_.since)));
        }
    }

    std::string within(const Segment& segment) {
        std::string rows;
        if (segment.first > 0) {
            rows += " AND e.row >= " + value(segment.first);
        }
        if (segment.last < last_row) {
            rows += " AND e.row <= " + value(segment.last);
        }
        if (segment.only_long) {
            rows += " AND e.terms @> ARRAY['when:long']";
        }
        return rows;
    }

    void add_place_of_cursor() {
        if (!after_) {
            return;
        }
        const std::string_view beyond = query_.ascending ? ">" : "<";
        if (query_.sort == Sort::date) {
            add(fmt::format("e.row {} {}", beyond, value(after_->row)));
        } else {
            add(fmt::format("({}, e.row) {} ({}, {})", sorted_by(), beyond, value(after_->value),
                            value(after_->row)));
        }
    }

    /// Nearly all events have one telling: the others have an index of their own.
    [[nodiscard]] std::vector<std::string> parts_by_tellings() const {
        if (query_.sort != Sort::tellings || query_.tellings > 1) {
            return {query_.tellings > 1 ? " AND t.tellings > 1" : ""};
        }
        return {" AND t.tellings > 1", " AND t.tellings = 1"};
    }

    const Query& query_;
    std::optional<Cursor> after_;
    Columns columns_;
    Statement statement_;
    std::string most_;
    std::string where_;
};

}  // namespace

std::vector<std::int64_t> members_of(pqxx::work& work, const std::vector<std::string>& events) {
    std::vector<std::int64_t> rows;
    if (events.empty()) {
        return rows;
    }
    std::vector<std::string> keys;
    for (const std::string& event : events) {
        keys.push_back(to_hex(key_of(event)));
    }
    for (const pqxx::row& row :
         work.exec_params("SELECT DISTINCT m.row FROM khabar.telling t JOIN khabar.telling m "
                          "ON m.leader = t.leader OR m.row = t.row WHERE t.key = ANY ($1::uuid[])",
                          to_array(keys))) {
        rows.push_back(row[0].as<std::int64_t>());
    }
    return rows;
}

std::vector<Segment> segments_of(const Query& query, std::optional<Cursor> after,
                                 const std::set<std::int64_t>& partitions) {
    std::vector<Segment> whole = whole_segments(query);
    if (query.sort != Sort::date) {
        return whole;
    }
    if (!query.ascending) {
        std::reverse(whole.begin(), whole.end());
    }
    std::vector<Segment> segments;
    for (Segment& segment : whole) {
        if (after && query.ascending) {
            segment.first = std::max(segment.first, after->row + 1);
        } else if (after) {
            segment.last = std::min(segment.last, after->row - 1);
        }
        if (segment.first <= segment.last) {
            const std::vector<Segment> some = pieces(segment, query.ascending, partitions);
            segments.insert(segments.end(), some.begin(), some.end());
        }
    }
    return segments;
}

Statement statement_of(const Query& query, const Wanted& wanted,
                       const std::vector<std::int64_t>& stories, std::span<const Segment> segments,
                       std::optional<Cursor> after, std::size_t most, Columns columns) {
    return Builder(query, after, most, columns).build(wanted, stories, segments);
}

}  // namespace khabar::store::postgres
