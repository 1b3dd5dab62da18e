#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/record/record.h"
#include "khabar/story/telling.h"

namespace khabar::store {

/// A point in micro-degrees.
struct Point {
    std::int32_t lat = 0;
    std::int32_t lon = 0;
};

inline constexpr double no_upper_bound = 1e300;  // why: every database holds and compares it

/// Bounds of a number that an event tells; `max` may be no_upper_bound.
struct RowNumber {
    std::string kind;
    double min = 0;
    double max = 0;
};

/// The columns of one event in either database.
struct Row {
    /// Sorts by day and is the same in every store: (day + row_day_base) << row_key_bits, then bits
    /// of the key. The day is the date's first, else that of publication; without either 0.
    std::int64_t row = 0;
    Hash128 key;  ///< of the event's id: 16 bytes, unique
    std::string id;
    std::optional<std::int32_t>
        first_day;  ///< days since 1970-01-01 of the date, else of publication
    std::optional<std::int32_t> end_day;  ///< excluded
    std::optional<Point> point;   ///< of the first place `at` that has one, else of the first place
    std::int32_t confidence = 0;  ///< hundredths
    std::vector<RowNumber> numbers;  ///< one for each kind: all its tellings
    std::vector<std::string> terms;  ///< terms_of(record)
    std::string brief;               ///< brief_bytes(record)
    story::Telling telling;
};

inline constexpr int row_key_bits = 43;  // why: 2^43 keys a day: one clash in a store of 10^7
inline constexpr std::int64_t row_day_base = 354286;  // why: 1000-01-01 is day 1
inline constexpr std::int32_t long_days = 31;         // longer events have the term "when:long"

/// towns: as story::telling_of takes them.
Row row_of(const record::Record& record, const story::Sketch& sketch,
           std::span<const record::Place> towns = {});
Hash128 key_of(std::string_view id);
/// The least row of a day.
std::int64_t first_row(std::int32_t day);
/// Row::first_day of the event in this row; nothing for one before the year 1000 too.
std::optional<std::int32_t> day_of(std::int64_t row);
std::int32_t micro_of(double degrees);

}  // namespace khabar::store
