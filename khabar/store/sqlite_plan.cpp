#include "khabar/store/sqlite_plan.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <sqlite3.h>

#include "khabar/store/place_filter.h"
#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_terms.h"
#include "khabar/store/terms.h"

namespace khabar::store::sqlite {
namespace {

using RowList = std::vector<std::int64_t>;

constexpr std::size_t max_few = 3000;  // why: a look at each takes some 2 us
constexpr std::int64_t last_of_all = std::numeric_limits<std::int64_t>::max();

std::int32_t count_of(Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

std::string quoted(const std::string& term) {
    return '"' + term + '"';
}

std::string any_of(const std::vector<std::string>& terms) {
    std::string sql = "(";
    for (const std::string& term : terms) {
        sql += (sql.size() > 1 ? " OR " : "") + quoted(term);
    }
    return sql + ')';
}

std::string match_of(const Query& query, const Wanted& wanted) {
    std::string match;
    const auto add = [&match](const std::vector<std::string>& list) {
        match += (match.empty() ? "" : " AND ") + any_of(list);
    };
    for (const std::vector<std::string>& list : wanted.all) {
        add(list);
    }
    for (const NumberRange& range : query.numbers) {
        for (const std::vector<std::string>& list : number_terms(range)) {
            add(list);
        }
    }
    if (!wanted.none.empty()) {
        match = '(' + (match.empty() ? quoted(any_term) : match) + ") NOT " + any_of(wanted.none);
    }
    return match;
}

std::string with_long(const std::string& match) {
    const std::string term = quoted("when:long");
    return match.empty() ? term : term + " AND (" + match + ')';
}

/// Events that are not long and touch the days begin less than long_days before them; of all that
/// began earlier only the long ones can.
std::vector<Stretch> stretches_of(const Query& query, const std::string& match) {
    if (!query.since && !query.until) {
        return {{0, last_of_all, match}};
    }
    const std::int64_t first_dated = std::int64_t{1} << row_key_bits;
    const std::int64_t last = query.until ? first_row(count_of(*query.until)) - 1 : last_of_all;
    if (!query.since) {
        return {{first_dated, last, match}};
    }
    const std::int64_t near = first_row(count_of(*query.since) - long_days);
    return {{first_dated, std::min(near - 1, last), with_long(match)}, {near, last, match}};
}

void add_boxes(Clause& filter, const std::vector<MicroBox>& boxes) {
    std::string sql;
    std::vector<Value> values;
    for (const MicroBox& box : boxes) {
        sql += sql.empty() ? "(" : " OR ";
        sql += "(e.lon BETWEEN ? AND ? AND e.lat BETWEEN ? AND ?)";
        for (const std::int32_t bound : {box.west, box.east, box.south, box.north}) {
            values.emplace_back(std::int64_t{bound});
        }
    }
    filter.add(sql + ')', std::move(values));
}

/// Bounds of a number of one kind: told and asked may overlap.
std::pair<double, double> bounds_of(const NumberRange& range) {
    return {range.min.value_or(-no_upper_bound), range.max.value_or(no_upper_bound)};
}

// The "+" keeps a condition from choosing the index: what leads is chosen here.
Clause filter_of(const Query& query) {
    Clause filter;
    if (query.since) {
        filter.add("+e.end_day > ?", {std::int64_t{count_of(*query.since)}});
    }
    if (query.box) {
        add_boxes(filter, boxes_of(*query.box));
    }
    if (query.near) {
        add_boxes(filter, boxes_of(*query.near));
        filter.add("near(e.lat, e.lon, ?, ?, ?)",
                   {query.near->lat, query.near->lon, query.near->km});
    }
    for (const NumberRange& range : query.numbers) {
        const auto [min, max] = bounds_of(range);
        filter.add(
            "EXISTS (SELECT 1 FROM numbers n WHERE n.row = e.row AND n.kind = ? AND n.max >= ? "
            "AND n.min <= ?)",
            {std::string_view(range.kind), min, max});
    }
    if (query.confidence > 0) {
        filter.add("+e.confidence >= ?", {std::int64_t{least_confidence(query.confidence)}});
    }
    if (query.tellings > 1) {
        filter.add("+e.tellings >= ?", {std::int64_t{query.tellings}});
    }
    if (query.sources_min > 1) {
        filter.add("+e.sources >= ?", {std::int64_t{query.sources_min}});
    }
    return filter;
}

/// Finds the rarest condition.
class Rarest {
public:
    Rarest(Connection& connection, const Query& query) : connection_(connection), query_(query) {}

    std::optional<RowList> find() {
        if (!query_.stories.empty()) {
            members();
            return std::move(best_);  // how many they are: what is in no story is no answer
        }
        if (query_.box) {
            places(boxes_of(*query_.box));
        }
        if (query_.near) {
            places(boxes_of(*query_.near));
        }
        if (const unsigned least = std::max(query_.tellings, query_.sources_min); least > 1) {
            offer(
                take(connection_.ask("SELECT row FROM events WHERE tellings >= ? AND "
                                     "tellings > 1 LIMIT ?",
                                     {std::int64_t{least}, limit})));
        }
        return std::move(best_);
    }

private:
    static constexpr std::int64_t limit = max_few + 1;

    static RowList take(Rows&& rows) {
        RowList list;
        while (rows.next()) {
            list.push_back(rows.integer(0));
        }
        return list;
    }

    void offer(RowList list) {
        if (list.size() <= max_few && (!best_ || list.size() < best_->size())) {
            best_ = std::move(list);
        }
    }

    void places(const std::vector<MicroBox>& boxes) {
        RowList all;
        for (const MicroBox& box : boxes) {
            const RowList some =
                take(connection_.ask("SELECT row FROM places WHERE east >= ? AND west <= ? AND "
                                     "north >= ? AND south <= ? LIMIT ?",
                                     {std::int64_t{box.west}, std::int64_t{box.east},
                                      std::int64_t{box.south}, std::int64_t{box.north}, limit}));
            all.insert(all.end(), some.begin(), some.end());
        }
        offer(std::move(all));
    }

    void members() {
        RowList all;
        for (const std::string& event : query_.stories) {
            const RowList some = take(connection_.ask(
                "SELECT m.row FROM events e JOIN events m "
                "ON m.leader = coalesce(e.leader, e.row) OR m.row = e.row WHERE e.key = ?",
                {Blob{key_bytes(event)}}));
            all.insert(all.end(), some.begin(), some.end());
        }
        best_ = std::move(all);
    }

    Connection& connection_;
    const Query& query_;
    std::optional<RowList> best_;
};

/// Of the rows those that lie in the stretches and have their terms.
RowList with_terms(Connection& connection, const std::vector<Stretch>& stretches,
                   const RowList& rows) {
    RowList left;
    for (const Stretch& stretch : stretches) {
        auto at = std::lower_bound(rows.begin(), rows.end(), stretch.first);
        const auto end = std::upper_bound(at, rows.end(), stretch.last);
        if (stretch.match.empty() || at == end) {
            left.insert(left.end(), at, end);
            continue;
        }
        Rows found = connection.ask(
            "SELECT rowid FROM terms WHERE terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
            {std::string_view(stretch.match), *at, *(end - 1)});
        while (found.next() && at != end) {
            at = std::lower_bound(at, end, found.integer(0));
            if (at != end && *at == found.integer(0)) {
                left.push_back(*at);
                ++at;
            }
        }
    }
    return left;
}

void near(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const Point point{sqlite3_value_int(values[0]), sqlite3_value_int(values[1])};
    const Circle circle{sqlite3_value_double(values[2]), sqlite3_value_double(values[3]),
                        sqlite3_value_double(values[4])};
    sqlite3_result_int(context, inside(circle, point) ? 1 : 0);
}

}  // namespace

void Clause::add(const std::string& condition, std::vector<Value> more) {
    sql += " AND " + condition;
    values.insert(values.end(), more.begin(), more.end());
}

void Clause::append(const Clause& other) {
    sql += other.sql;
    values.insert(values.end(), other.values.begin(), other.values.end());
}

std::optional<Error> make_plan(Connection& connection, const Query& query, Plan& plan) {
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
    plan.after = *after;
    plan.stretches = stretches_of(query, match_of(query, *wanted));
    plan.filter = filter_of(query);
    plan.few = Rarest(connection, query).find();
    if (plan.few) {
        std::sort(plan.few->begin(), plan.few->end());
        plan.few->erase(std::unique(plan.few->begin(), plan.few->end()), plan.few->end());
        plan.few = with_terms(connection, plan.stretches, *plan.few);
    }
    return std::nullopt;
}

std::optional<Error> add_functions(Connection& connection) {
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    if (sqlite3_create_function_v2(connection.handle(), "near", 5, flags, nullptr, near, nullptr,
                                   nullptr, nullptr) != SQLITE_OK) {
        return Error{ErrorCode::store, connection.path(), sqlite3_errmsg(connection.handle())};
    }
    return std::nullopt;
}

}  // namespace khabar::store::sqlite
