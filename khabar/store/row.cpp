#include "khabar/store/row.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "khabar/core/civil.h"
#include "khabar/store/brief.h"
#include "khabar/store/terms.h"

namespace khabar::store {

namespace {

std::int32_t count_of(Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

void read_days(const record::Record& record, Row& row) {
    if (record.date) {
        if (const auto first = parse_day(record.date->start)) {
            const auto end = parse_day(record.date->end);
            row.first_day = count_of(*first);
            row.end_day = std::max(*row.first_day + 1, end ? count_of(*end) : 0);
            return;
        }
    }
    if (const auto published = parse_day(record.document.published)) {
        row.first_day = count_of(*published);
        row.end_day = *row.first_day + 1;
    }
}

/// A country's label point is none: it would answer for every box drawn about it.
std::optional<Point> point_of(const std::vector<record::Place>& places) {
    const record::Place* best = nullptr;
    for (const record::Place& place : places) {
        if (!place.lat || !place.lon || place.precision == "country") {
            continue;
        }
        if (place.role == "at") {
            best = &place;
            break;
        }
        best = best == nullptr ? &place : best;
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    return Point{micro_of(*best->lat), micro_of(*best->lon)};
}

std::vector<RowNumber> numbers_of(const std::vector<record::Number>& numbers) {
    std::vector<RowNumber> out;
    for (const record::Number& number : numbers) {
        const double min = number.min.value_or(number.value.value_or(0));
        const double max = number.max ? *number.max : no_upper_bound;
        const auto same = std::find_if(out.begin(), out.end(), [&number](const RowNumber& one) {
            return one.kind == number.kind;
        });
        if (same == out.end()) {
            out.push_back({number.kind, min, max});
        } else {
            same->min = std::min(same->min, min);
            same->max = std::max(same->max, max);
        }
    }
    return out;
}

}  // namespace

Row row_of(const record::Record& record, const story::Sketch& sketch,
           std::span<const record::Place> towns) {
    Row row;
    row.id = record.id;
    row.key = key_of(record.id);
    read_days(record, row);
    const std::int64_t first = row.first_day ? first_row(*row.first_day) : 0;
    row.row = first | static_cast<std::int64_t>(row.key.high >> (64 - row_key_bits));
    row.point = point_of(record.places);
    row.confidence = static_cast<std::int32_t>(std::lround(record.confidence * 100));
    row.numbers = numbers_of(record.numbers);
    row.terms = terms_of(record);
    row.brief = brief_bytes(record);
    row.telling = story::telling_of(record, sketch, towns);
    return row;
}

Hash128 key_of(std::string_view id) {
    return hash128(id);
}

std::int64_t first_row(std::int32_t day) {
    return std::max<std::int64_t>(day + row_day_base, 0) << row_key_bits;
}

std::optional<std::int32_t> day_of(std::int64_t row) {
    const std::int64_t day = row >> row_key_bits;
    return day == 0 ? std::nullopt : std::optional(static_cast<std::int32_t>(day - row_day_base));
}

std::int32_t micro_of(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * 1e6));
}

}  // namespace khabar::store
