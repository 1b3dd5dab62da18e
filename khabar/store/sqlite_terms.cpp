#include "khabar/store/sqlite_terms.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "khabar/record/record.h"
#include "khabar/store/brief.h"

namespace khabar::store::sqlite {
namespace {

// 0 to 1 is class 0, 1 to 2 class 1, 2 to 4 class 2 ...
constexpr int classes = 40;  // why: 2^39 is more than any sum of money in the news

int class_of(double number) {
    return number < 1 ? 0 : std::min(std::ilogb(number) + 1, classes - 1);
}

std::string number_term(const char* bound, const std::string& kind, int number_class) {
    return any_term + (bound + (':' + kind) + ':') + std::to_string(number_class);
}

std::string joined(const Row& event) {
    std::string text = any_term;
    for (const std::string& term : event.terms) {
        text += ' ' + term;
    }
    for (const RowNumber& number : event.numbers) {
        text += ' ' + number_term("min", number.kind, class_of(number.min));
        text += ' ' + number_term("max", number.kind, class_of(number.max));
    }
    return text;
}

/// Calls `work(row, record)` for all events in the order of their rows. What it changes in an event
/// does not move it: the row stays.
template <class Work>
void each_record(Connection& connection, Work work) {
    Rows events = connection.ask(
        "SELECT e.row, e.ordinal, d.records, d.id FROM events e "
        "JOIN documents d ON d.number = e.document ORDER BY e.row");
    while (events.next()) {
        const auto line = line_of(events.bytes(2), events.integer(1));
        if (!line) {
            connection.fail({ErrorCode::store, connection.path(), "an event without its record"});
            return;
        }
        const auto record = record::read_record(*line, events.bytes(3));
        if (!record) {
            connection.fail(record.error());
            return;
        }
        work(events.integer(0), *record);
    }
}

}  // namespace

std::vector<std::vector<std::string>> number_terms(const NumberRange& range) {
    std::vector<std::vector<std::string>> all;
    if (range.min) {
        std::vector<std::string>& list = all.emplace_back();
        for (int i = class_of(*range.min); i < classes; ++i) {
            list.push_back(number_term("max", range.kind, i));
        }
    }
    if (range.max) {
        std::vector<std::string>& list = all.emplace_back();
        for (int i = 0; i <= class_of(*range.max); ++i) {
            list.push_back(number_term("min", range.kind, i));
        }
    }
    return all;
}

std::optional<std::string_view> line_of(std::string_view records, std::int64_t ordinal) {
    for (; ordinal > 0; --ordinal) {
        const std::size_t end = records.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        records.remove_prefix(end + 1);
    }
    const std::size_t end = records.find('\n');
    return end == std::string_view::npos ? std::nullopt : std::optional(records.substr(0, end));
}

void TermChanges::remove(std::int64_t row, const Row& event) {
    Change& change = changes_[row];
    if (change.is) {
        change.is.reset();  // it came in this transaction: nothing of it is written yet
    } else {
        change.was = joined(event);
    }
}

void TermChanges::add(std::int64_t row, const Row& event) {
    changes_[row].is = joined(event);
}

void TermChanges::write(Connection& connection) {
    for (const auto& [row, change] : changes_) {
        if (change.was == change.is) {
            continue;
        }
        if (change.was) {
            connection.act("INSERT INTO terms(terms, rowid, term) VALUES('delete', ?, ?)",
                           {row, std::string_view(*change.was)});
        }
        if (change.is) {
            connection.act("INSERT INTO terms(rowid, term) VALUES(?, ?)",
                           {row, std::string_view(*change.is)});
        }
    }
    changes_.clear();
}

void merge_terms(Connection& connection) {
    constexpr std::int64_t pages = 128;  // why: some 30 ms; the index of 20 events is one page
    connection.act("INSERT INTO terms(terms, rank) VALUES('merge', ?)", {pages});
}

void rebuild_terms(Connection& connection) {
    connection.act("INSERT INTO terms(terms) VALUES('delete-all')");
    each_record(connection, [&connection](std::int64_t row, const record::Record& record) {
        connection.act("INSERT INTO terms(rowid, term) VALUES(?, ?)",
                       {row, std::string_view(joined(row_of(record, {})))});
    });
}

void rebuild_briefs(Connection& connection) {
    each_record(connection, [&connection](std::int64_t row, const record::Record& record) {
        connection.act("UPDATE events SET brief = ? WHERE row = ?",
                       {Blob{brief_bytes(record)}, row});
    });
}

}  // namespace khabar::store::sqlite
