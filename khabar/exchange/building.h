#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/core/civil.h"
#include "khabar/exchange/table_row.h"
#include "khabar/record/plover.h"
#include "khabar/record/record.h"

namespace khabar::exchange {

/// What every table says in the same way.

/// Days from first to last, last included.
inline record::Date date_of(Day first, Day last, std::string precision, bool approximate,
                            std::string words) {
    record::Date date;
    date.start = format_day(first);
    date.end = format_day(last + std::chrono::days(1));
    date.edtf = first == last ? date.start : date.start + "/" + format_day(last);
    date.precision = std::move(precision);
    date.approximate = approximate;
    date.anchor = "text";
    date.calendar = "gregorian";
    date.words.text = std::move(words);
    return date;
}

/// What was reported by a publisher in some words; the table's own word for it stands as trigger.
inline void tell(record::Record& record, const std::string& publisher, std::string quote,
                 std::string trigger) {
    record.document.publisher = publisher;
    record.document.language = language_of(quote);
    record.quad = ::khabar::record::quad_of(record.event);
    record.claim.status = "reported";
    if (!publisher.empty()) {
        record::Link link;
        link.kind = "outlet";
        link.words.text = publisher;
        record.claim.chain.push_back(std::move(link));
    }
    record.evidence.quote = quote.empty() ? trigger : std::move(quote);
    record.evidence.trigger.text = std::move(trigger);
}

inline void add_entity(std::vector<record::Entity>& side, std::string words, std::string sector) {
    if (words.empty()) {
        return;
    }
    record::Entity entity;
    entity.words.text = std::move(words);
    if (!sector.empty()) {
        entity.sectors.push_back(std::move(sector));
    }
    side.push_back(std::move(entity));
}

/// Where it happened; a point only with its precision.
inline void add_place(record::Record& record, const TableRow& row, std::string words,
                      std::string country, std::string_view precision) {
    record::Place place;
    place.role = "at";
    place.words.text = std::move(words);
    place.country = std::move(country);
    const auto lat = row.degrees("latitude", 90);
    const auto lon = row.degrees("longitude", 180);
    if (lat && lon && !precision.empty()) {
        place.lat = lat;
        place.lon = lon;
        place.precision = precision;
    }
    if (!place.words.text.empty()) {
        record.places.push_back(std::move(place));
    }
}

/// The sector that the usual names of state bodies tell.
inline std::string sector_of_name(std::string_view name) {
    return name.starts_with("Military Forces of") ? "MIL"
           : name.starts_with("Police Forces of") ? "COP"
           : name.starts_with("Government of")    ? "GOV"
                                                  : "";
}

}  // namespace khabar::exchange
