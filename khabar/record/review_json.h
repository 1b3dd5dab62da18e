#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/record/json_line.h"
#include "khabar/record/review.h"

namespace khabar::record {

inline constexpr std::size_t max_review_bytes = 256u << 10;  // why: a whole record is 40 kB at most
inline constexpr std::size_t max_review_depth = 16;  // why: a record is 8 deep; bounds recursion

/// How deep objects and lists stand in each other; of text that need not be JSON.
std::size_t json_depth(std::string_view json);

/// "verdict", "correction", "missed".
std::string_view name(Review::Kind kind);

/// Reads one line of NDJSON, {event, document, kind, field, value, was, by, when, note}: `value` of
/// a verdict is a text, of a correction the field's value, of a missed event its record; `was` is
/// any JSON. A line that could not be used later is an error: an unknown kind, field or verdict, a
/// value that has not the shape of its field, a time that is none, no event's id.
/// Errors: bad_json, with `where`.
Expected<Review> read_review(std::string_view line, std::string_view where);

/// One line of NDJSON, without a line feed. read_review(write_review(x)) is x again.
std::string write_review(const Review& review);
/// The same as a value of a line that is being written.
void write_review(JsonLine& json, const Review& review);

}  // namespace khabar::record
