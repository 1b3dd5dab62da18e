#include "khabar/export/csv.h"

#include <array>
#include <string_view>
#include <vector>

#include "khabar/core/utf8.h"
#include "khabar/export/csv_row.h"
#include "khabar/export/event_records.h"
#include "khabar/record/json_line.h"

namespace khabar {

namespace {

using exports::CsvRow;
using record::shortest;

constexpr std::array<std::string_view, 25> columns{
    "id",     "document_id", "url",        "published",       "event",   "mode",      "status",
    "actors", "actor_codes", "recipients", "recipient_codes", "places",  "place_ids", "lat",
    "lon",    "date_start",  "date_end",   "date_text",       "numbers", "sources",   "trigger",
    "quote",  "rule",        "confidence", "title",
};

void join(std::string& list, std::string_view value) {
    if (!list.empty()) {
        list += "; ";
    }
    list += value;
}

std::string joined(const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) {
        join(list, value);
    }
    return list;
}

/// "killed=12", "fighters=1000..", "protesters=100..999".
std::string amount(const record::Number& number) {
    std::string text = number.kind + "=";
    if (number.value && number.min == number.value && number.max == number.value) {
        return text + shortest(*number.value);
    }
    if (number.min) {
        text += shortest(*number.min);
    }
    text += "..";
    if (number.max) {
        text += shortest(*number.max);
    }
    return text;
}

/// "LBY/MIL", "/CVL", "LBY": what the words say, else what context says.
std::string codes(const record::Entity& entity) {
    std::string text = entity.country.empty() ? entity.country_inferred : entity.country;
    for (const std::string& sector : entity.sectors) {
        text += '/';
        text += sector;
    }
    return text;
}

struct Parties {
    std::string words;
    std::string codes;
};

Parties parties(const std::vector<record::Entity>& entities) {
    Parties parties;
    for (const record::Entity& entity : entities) {
        join(parties.words, entity.words.text);
        join(parties.codes, codes(entity));
    }
    return parties;
}

struct Places {
    std::string words, ids, lat, lon;
};

Places places_of(const record::Record& record) {
    Places places;
    for (const record::Place& place : record.places) {
        join(places.words, place.words.text);
        if (!place.where.id.empty()) {
            join(places.ids, place.where.id);
        }
        // The first place that has a point gives the row its point.
        if (places.lat.empty() && place.lat && place.lon) {
            places.lat = shortest(*place.lat);
            places.lon = shortest(*place.lon);
        }
    }
    return places;
}

std::string sources(const record::Claim& claim) {
    std::string sources;
    for (const record::Link& link : claim.chain) {
        join(sources, link.words.text);
        for (const record::Link& other : link.with) {
            sources += " & ";
            sources += other.words.text;
        }
    }
    return sources;
}

}  // namespace

std::span<const std::string_view> csv_columns() {
    return columns;
}

void append_csv_cells(CsvRow& row, const record::Record& record) {
    const record::DocumentFacts& document = record.document;
    const Parties actors = parties(record.actors);
    const Parties recipients = parties(record.recipients);
    const Places places = places_of(record);
    const record::Date date = record.date.value_or(record::Date());
    std::string numbers;
    for (const record::Number& number : record.numbers) {
        join(numbers, amount(number));
    }
    // A record may come out of a file of somebody else: none of its texts is trusted as a figure.
    row.words(record.id);
    row.words(document.id);
    row.words(document.url);
    row.words(document.published);
    row.words(record.event);
    row.words(joined(record.modes));
    row.words(record.claim.status);
    row.words(actors.words);
    row.words(actors.codes);
    row.words(recipients.words);
    row.words(recipients.codes);
    row.words(places.words);
    row.words(places.ids);
    row.figure(places.lat);
    row.figure(places.lon);
    row.words(date.start);
    row.words(date.end);
    row.words(date.words.text);
    row.words(numbers);
    row.words(sources(record.claim));
    row.words(record.evidence.trigger.text);
    row.words(record.evidence.quote);
    row.words(record.rule.row);
    row.figure(shortest(record.confidence));
    row.words(document.title);
}

std::string csv_header() {
    std::string out;
    CsvRow row(out);
    for (const std::string_view column : columns) {
        row.figure(column);
    }
    row.end();
    return out;
}

void append_csv(std::string& out, const record::Record& record) {
    std::string row;
    CsvRow cells(row);
    append_csv_cells(cells, record);
    cells.end();
    // Document text is well-formed; what the caller gave (ids, addresses) need not be.
    out += is_utf8(row) ? row : mend_utf8(row);
}

void append_csv(std::string& out, const CodedDocument& coded) {
    if (coded.events.empty()) {
        return;
    }
    const EventRecords records(coded);
    for (const Event& event : coded.events) {
        append_csv(out, records.of(event));
    }
}

}  // namespace khabar
