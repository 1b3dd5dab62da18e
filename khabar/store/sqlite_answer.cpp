#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "khabar/store/sqlite_plan.h"

namespace khabar::store::sqlite {
namespace {

/// Gives the rows of one answer, from statements that follow each other in its order.
class Answer {
public:
    Answer(Connection& connection, const Query& query, const Plan& plan, std::size_t most,
           std::string_view columns, const std::function<void(const Rows&)>& take)
        : connection_(connection),
          query_(query),
          plan_(plan),
          left_(most),
          columns_(columns),
          take_(take) {}

    void give() {
        if (plan_.few) {
            among_few();
        } else if (query_.sort == Sort::date) {
            by_date();
        } else if (plan_.stretches.size() == 1 && covers_all(plan_.stretches.front())) {
            query_.sort == Sort::confidence ? by_confidence() : by_tellings();
        } else {
            sorted_stretches();
        }
    }

private:
    static bool covers_all(const Stretch& stretch) {
        return stretch.match.empty() && stretch.first == 0;
    }

    [[nodiscard]] std::string value() const {
        switch (query_.sort) {
            case Sort::date:
                return "0";
            case Sort::confidence:
                return "e.confidence";
            case Sort::tellings:
                return "e.tellings";
        }
        return "0";
    }
    [[nodiscard]] std::string beyond() const { return query_.ascending ? " > " : " < "; }
    [[nodiscard]] std::string direction() const { return query_.ascending ? " ASC" : " DESC"; }
    [[nodiscard]] std::string by_row() const { return " ORDER BY e.row" + direction(); }
    [[nodiscard]] std::string by_value() const {
        return " ORDER BY " + value() + direction() + ", e.row" + direction();
    }

    /// What stands behind the cursor.
    [[nodiscard]] Clause rest() const {
        Clause clause;
        if (!plan_.after) {
            return clause;
        }
        if (query_.sort == Sort::date) {
            clause.add("e.row" + beyond() + "?", {plan_.after->row});
        } else {
            clause.add("(" + value() + ", e.row)" + beyond() + "(?, ?)",
                       {std::int64_t{plan_.after->value}, plan_.after->row});
        }
        return clause;
    }

    void ask(const std::string& from, const Clause& where, const std::string& order) {
        if (left_ == 0) {
            return;
        }
        std::vector<Value> values = where.values;
        values.emplace_back(static_cast<std::int64_t>(left_));
        Rows rows = connection_.ask_made("SELECT e.row, " + value() + columns_ + " FROM " + from +
                                             " WHERE 1" + where.sql + order + " LIMIT ?",
                                         values);
        for (; rows.next(); --left_) {
            take_(rows);
        }
    }

    void among_few() {
        std::string list = "[";
        for (const std::int64_t row : *plan_.few) {
            list += (list.size() > 1 ? "," : "") + std::to_string(row);
        }
        list += ']';
        Clause where{"", {std::string_view(list)}};
        where.append(rest());
        where.append(plan_.filter);
        ask("json_each(?) few CROSS JOIN events e ON e.row = few.value", where,
            query_.sort == Sort::date ? by_row() : by_value());
    }

    void by_date() {
        std::vector<Stretch> stretches = plan_.stretches;
        if (!query_.ascending) {
            std::reverse(stretches.begin(), stretches.end());
        }
        for (Stretch& stretch : stretches) {
            if (plan_.after && query_.ascending) {
                stretch.first = std::max(stretch.first, plan_.after->row + 1);
            } else if (plan_.after) {
                stretch.last = std::min(stretch.last, plan_.after->row - 1);
            }
            in_stretch(stretch);
        }
    }

    void in_stretch(const Stretch& stretch) {
        Clause where;
        if (stretch.match.empty()) {
            where.add("e.row BETWEEN ? AND ?", {stretch.first, stretch.last});
            where.append(plan_.filter);
            ask("events e", where, by_row());
            return;
        }
        where.add("t.terms MATCH ? AND t.rowid BETWEEN ? AND ?",
                  {std::string_view(stretch.match), stretch.first, stretch.last});
        where.append(plan_.filter);
        ask("terms t CROSS JOIN events e ON e.row = t.rowid", where,
            " ORDER BY t.rowid" + direction());
    }

    void by_confidence() {
        if (plan_.after) {
            Clause same;
            same.add("e.confidence = ? AND e.row" + beyond() + "?",
                     {std::int64_t{plan_.after->value}, plan_.after->row});
            walk(same, by_row());
        }
        Clause others;
        if (plan_.after) {
            others.add("e.confidence" + beyond() + "?", {std::int64_t{plan_.after->value}});
        }
        walk(others, by_value());
    }

    // Nearly all events have one telling: they stand in no index, and in the order of their rows.
    void by_tellings() {
        if (query_.ascending) {
            single();
            several();
        } else {
            several();
            single();
        }
    }

    void single() {
        Clause where;
        where.add("+e.tellings = 1");
        if (plan_.after && plan_.after->value == 1) {
            where.add("e.row" + beyond() + "?", {plan_.after->row});
        } else if (plan_.after && query_.ascending) {
            return;  // they were all before
        }
        walk(where, by_row());
    }

    void several() {
        const bool among = plan_.after && plan_.after->value > 1;
        if (plan_.after && !among && !query_.ascending) {
            return;
        }
        if (among) {
            Clause same;
            same.add("e.tellings > 1 AND e.tellings = ? AND e.row" + beyond() + "?",
                     {std::int64_t{plan_.after->value}, plan_.after->row});
            walk(same, by_row());
        }
        Clause others;
        others.add("e.tellings > 1");
        if (among) {
            others.add("e.tellings" + beyond() + "?", {std::int64_t{plan_.after->value}});
        }
        walk(others, by_value());
    }

    void walk(Clause where, const std::string& order) {
        where.append(plan_.filter);
        ask("events e", where, order);
    }

    // All that match are looked at and sorted: the budget bounds it.
    void sorted_stretches() {
        std::string from;
        Clause where;
        for (const Stretch& stretch : plan_.stretches) {
            from += from.empty() ? "(" : " UNION ALL ";
            if (stretch.match.empty()) {
                from += "SELECT row FROM events WHERE row BETWEEN ? AND ?";
            } else {
                from +=
                    "SELECT rowid AS row FROM terms WHERE terms MATCH ? AND rowid BETWEEN ? "
                    "AND ?";
                where.values.emplace_back(std::string_view(stretch.match));
            }
            where.values.emplace_back(stretch.first);
            where.values.emplace_back(stretch.last);
        }
        where.append(rest());
        where.append(plan_.filter);
        ask(from + ") part CROSS JOIN events e ON e.row = part.row", where, by_value());
    }

    Connection& connection_;
    const Query& query_;
    const Plan& plan_;
    std::size_t left_;  ///< how many it may still give
    std::string columns_;
    const std::function<void(const Rows&)>& take_;
};

}  // namespace

void answer(Connection& connection, const Query& query, const Plan& plan, std::size_t most,
            std::string_view columns, const std::function<void(const Rows&)>& take) {
    Answer(connection, query, plan, most, columns, take).give();
}

}  // namespace khabar::store::sqlite
