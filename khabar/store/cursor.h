#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/store/query.h"

namespace khabar::store {

/// Where a page of answers ended: the last event's place in the order of the query. The next page
/// begins behind it, so an event that comes or goes meanwhile neither repeats nor hides another.
struct Cursor {
    std::int32_t value = 0;  ///< by confidence or tellings: the event's; by date: 0
    std::int64_t row = 0;    ///< Row::row; orders those of one value, in the same direction
    bool operator==(const Cursor&) const = default;
};

/// For Found::next: 28 letters, digits, - and _, good in any address.
std::string write_cursor(const Query& query, Cursor cursor);

/// What Query::after says; nothing on the first page. Errors: bad_query (`where` is "after"), also
/// for a cursor of another query: its place would mean nothing in this one's order.
Expected<std::optional<Cursor>> read_cursor(const Query& query);

}  // namespace khabar::store
