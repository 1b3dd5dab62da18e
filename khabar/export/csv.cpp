#include "khabar/export/csv.h"

#include <array>
#include <string_view>

#include "khabar/core/offsets.h"
#include "khabar/core/utf8.h"
#include "khabar/export/identity.h"
#include "khabar/export/json_line.h"

namespace khabar {

namespace {

using exports::shortest;

constexpr std::array<std::string_view, 25> columns{
    "id",     "document_id", "url",        "published",       "event",   "mode",      "status",
    "actors", "actor_codes", "recipients", "recipient_codes", "places",  "place_ids", "lat",
    "lon",    "date_start",  "date_end",   "date_text",       "numbers", "sources",   "trigger",
    "quote",  "rule",        "confidence", "title",
};

/// One row; cells are appended in the order of the columns.
class Row {
public:
    explicit Row(std::string& out) : out_(out) {}

    /// Words of a page or of the lexicon.
    void words(std::string_view cell) {
        constexpr std::string_view formula("=+-@\t\r\n\0", 8);
        const bool defused = !cell.empty() && formula.find(cell.front()) != std::string_view::npos;
        put(cell, defused ? "'" : "");
    }

    /// What this program wrote: digits, signs, dates.
    void figure(std::string_view cell) { put(cell, ""); }

    void end() {
        out_ += "\r\n";
        first_ = true;
    }

private:
    void put(std::string_view cell, std::string_view before) {
        if (!first_) {
            out_ += ',';
        }
        first_ = false;
        if (cell.find_first_of(",\"\r\n") == std::string_view::npos && before.empty()) {
            out_ += cell;
            return;
        }
        out_ += '"';
        out_ += before;
        for (const char c : cell) {
            out_ += c;
            if (c == '"') {
                out_ += c;
            }
        }
        out_ += '"';
    }

    std::string& out_;
    bool first_ = true;
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
std::string amount(const QuantityMention& quantity) {
    std::string text = quantity.kind.empty() ? "other" : quantity.kind;
    text += '=';
    if (quantity.value && quantity.min == quantity.value && quantity.max == quantity.value) {
        return text + shortest(*quantity.value);
    }
    if (quantity.min) {
        text += shortest(*quantity.min);
    }
    text += "..";
    if (quantity.max) {
        text += shortest(*quantity.max);
    }
    return text;
}

/// "LBY/MIL", "/CVL", "LBY": what the words say, else what context says.
std::string codes(const Event::Filler& filler) {
    const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
    if (actor == nullptr) {
        return filler.country_inferred;
    }
    std::string text = actor->country.empty() ? filler.country_inferred : actor->country;
    for (const std::string& sector : actor->sectors) {
        text += '/';
        text += sector;
    }
    return text;
}

struct Cells {
    std::string actors, actor_codes, recipients, recipient_codes, places, place_ids, lat, lon;
    std::string start, end, when, numbers, sources;
};

void add_place(Cells& cells, std::string_view words, const PlaceMention& place) {
    join(cells.places, words);
    if (place.candidates.empty()) {
        return;
    }
    join(cells.place_ids, identify(place.candidates.front()).id);
    // The first place that has a point gives the row its point.
    if (cells.lat.empty() && place.lat && place.lon) {
        cells.lat = shortest(*place.lat);
        cells.lon = shortest(*place.lon);
    }
}

void add_filler(Cells& cells, const Event::Filler& filler, std::string_view words) {
    switch (filler.role) {
        case EventRole::actor:
            join(cells.actors, words);
            join(cells.actor_codes, codes(filler));
            break;
        case EventRole::recipient:
            join(cells.recipients, words);
            join(cells.recipient_codes, codes(filler));
            break;
        case EventRole::at:
        case EventRole::from:
        case EventRole::to:
        case EventRole::via:
            if (const auto* place = std::get_if<PlaceMention>(&filler.mention.what)) {
                add_place(cells, words, *place);
            } else {
                join(cells.places, words);
            }
            break;
        case EventRole::date:
            if (const auto* time = std::get_if<TimeMention>(&filler.mention.what);
                time != nullptr && cells.when.empty()) {
                cells.start = time->start ? format_day(*time->start) : "";
                cells.end = time->end ? format_day(*time->end) : "";
                cells.when = words;
            }
            break;
        case EventRole::number:
            if (const auto* quantity = std::get_if<QuantityMention>(&filler.mention.what)) {
                join(cells.numbers, amount(*quantity));
            }
            break;
    }
}

Cells read_cells(const CodedDocument& coded, const Event& event) {
    Cells cells;
    for (const Event::Filler& filler : event.fillers) {
        const Span span = filler.words.empty() ? filler.mention.words : filler.words;
        add_filler(cells, filler, coded.document.text(span));
    }
    if (!coded.document.origin().publisher.empty()) {
        join(cells.sources, coded.document.origin().publisher);
    }
    for (const Link& link : event.frame.chain) {
        join(cells.sources, coded.document.text(link.who));
        for (const Link& other : link.with) {
            cells.sources += " & ";
            cells.sources += coded.document.text(other.who);
        }
    }
    return cells;
}

void append_row(std::string& out, const CodedDocument& coded, const Event& event,
                std::string_view own_id, Span trigger) {
    const Document& document = coded.document;
    const Origin& origin = document.origin();
    const Cells cells = read_cells(coded, event);
    Row row(out);
    row.figure(event_id(own_id, event.type, trigger));
    row.words(own_id);
    row.words(origin.url);
    row.figure(origin.published ? format_day(*origin.published) : "");
    row.figure(event.type);
    row.figure(joined(event.modes));
    row.figure(name(event.frame.status));
    row.words(cells.actors);
    row.figure(cells.actor_codes);
    row.words(cells.recipients);
    row.figure(cells.recipient_codes);
    row.words(cells.places);
    row.figure(cells.place_ids);
    row.figure(cells.lat);
    row.figure(cells.lon);
    row.figure(cells.start);
    row.figure(cells.end);
    row.words(cells.when);
    row.figure(cells.numbers);
    row.words(cells.sources);
    row.words(document.text(event.trigger));
    row.words(document.text(event.sentence));
    row.figure(rule_place(event.pattern, coded.tables));
    row.figure(shortest(confidence(event)));
    row.words(document.title().empty() ? coded.title : document.title());
    row.end();
}

}  // namespace

std::string csv_header() {
    std::string out;
    Row row(out);
    for (const std::string_view column : columns) {
        row.figure(column);
    }
    row.end();
    return out;
}

void append_csv(std::string& out, const CodedDocument& coded) {
    if (coded.events.empty()) {
        return;
    }
    const std::string own_id = document_id(coded.document);
    const CodePointOffsets offsets(coded.document.text());
    std::string rows;
    for (const Event& event : coded.events) {
        append_row(rows, coded, event, own_id, offsets.span(event.trigger));
    }
    // Document text is well-formed; what the caller gave (ids, addresses) need not be.
    out += is_utf8(rows) ? rows : mend_utf8(rows);
}

}  // namespace khabar
