#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/store/query.h"
#include "khabar/store/row.h"
#include "khabar/store/sqlite.h"

namespace khabar::store::sqlite {

// Terms of our own stand beside those of terms.h. They begin with "::", as none of those does.
/// A term that every event has, so that a search for what is not there has something to begin with.
inline constexpr const char* any_term = "::";

/// Terms of which an event has one at least whose numbers may lie in the range: of each list one,
/// as in Wanted::all. Numbers stand in classes that double in width; the exact bounds are asked of
/// the table `numbers`. An index over bounds would cost a page of its own for each event put.
std::vector<std::vector<std::string>> number_terms(const NumberRange& range);

/// Line `ordinal` of a document's records, without its line feed; nothing if there is none.
std::optional<std::string_view> line_of(std::string_view records, std::int64_t ordinal);

/// What a transaction changes in the index of terms, gathered to be written in the order of rows:
/// FTS5 opens a new segment each time that a row is less than the one before.
class TermChanges {
public:
    void remove(std::int64_t row, const Row& event);
    void add(std::int64_t row, const Row& event);
    void write(Connection& connection);

private:
    struct Change {
        std::optional<std::string> was;
        std::optional<std::string> is;
    };
    std::map<std::int64_t, Change> changes_;
};

/// A step of bringing the index of terms into order: a word is looked for in each of its segments,
/// and a load leaves some thirty.
void merge_terms(Connection& connection);

/// Makes the whole index anew from the records; inside the caller's transaction.
void rebuild_terms(Connection& connection);
/// The same for the column `brief`.
void rebuild_briefs(Connection& connection);

}  // namespace khabar::store::sqlite
