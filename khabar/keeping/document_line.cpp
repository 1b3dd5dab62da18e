#include "khabar/keeping/document_line.h"

#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <simdjson.h>

#include "khabar/core/civil.h"
#include "khabar/export/event_records.h"
#include "khabar/record/document_json.h"
#include "khabar/record/json_line.h"
#include "khabar/story/telling.h"

namespace khabar::keeping {

namespace {

namespace od = simdjson::ondemand;

/// Reads one line; what is wrong with it stands in `fault_`.
class LineReader {
public:
    explicit LineReader(DocumentLine& line) : line_(line) {}

    /// False, and fault() says why.
    bool read(std::string_view json) {
        // Its memory stays between lines.
        thread_local od::parser parser;
        thread_local std::string buffer;
        buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
        buffer.assign(json);
        od::document document;
        od::object object;
        if (!took(parser.iterate(buffer.data(), buffer.size(), buffer.capacity()).get(document)) ||
            !took(document.get_object().get(object))) {
            return false;
        }
        for (auto next : object) {
            od::field field;
            std::string_view key;
            if (!took(std::move(next).get(field)) || !took(field.unescaped_key().get(key)) ||
                !read_field(key, field.value())) {
                return false;
            }
        }
        const char* rest = nullptr;  // what stands behind the object
        if (document.current_location().get(rest) != simdjson::OUT_OF_BOUNDS) {
            return fail("something stands behind the object");
        }
        return proved();
    }

    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }

private:
    bool fail(std::string detail) {
        fault_ = std::move(detail);
        return false;
    }

    bool took(simdjson::error_code code) {
        return code == simdjson::SUCCESS ||
               fail(std::string("no JSON of a document: ") + simdjson::error_message(code));
    }

    bool read_field(std::string_view key, od::value value) {
        if (key == "document") {
            return read_facts(value);
        }
        if (key == "text") {
            has_text_ = true;
            return read_text(value, line_.text);
        }
        if (key == "towns") {
            return read_towns(value);
        }
        if (key == "events") {
            has_events_ = true;
            return read_events(value);
        }
        if (key == "error") {
            line_.failed = true;
            return true;
        }
        return fail("field " + std::string(key) + ": unknown");
    }

    /// Reads each field of an object into the member that `into` names for its key.
    template <class Into>
    bool read_object(od::value value, const char* name, const Into& into) {
        od::object object;
        if (!took(value.get_object().get(object))) {
            return false;
        }
        for (auto next : object) {
            od::field field;
            std::string_view key;
            if (!took(std::move(next).get(field)) || !took(field.unescaped_key().get(key))) {
                return false;
            }
            const Member member = into(key);
            if (std::holds_alternative<std::monostate>(member)) {
                return fail(fmt::format("field {}.{}: unknown", name, key));
            }
            if (!read_member(field.value(), member)) {
                return false;
            }
        }
        return true;
    }

    using Member = std::variant<std::monostate, std::string*, std::optional<double>*>;

    bool read_member(od::value value, Member member) {
        if (auto* const* text = std::get_if<std::string*>(&member)) {
            return read_text(value, **text);
        }
        double number = 0;
        if (!took(value.get_double().get(number))) {
            return false;
        }
        *std::get<std::optional<double>*>(member) = number;
        return true;
    }

    bool read_facts(od::value value) {
        record::DocumentFacts& facts = line_.facts;
        return read_object(value, "document", [this, &facts](std::string_view key) -> Member {
            return key == "id"          ? Member(&facts.id)
                   : key == "url"       ? Member(&facts.url)
                   : key == "title"     ? Member(&facts.title)
                   : key == "publisher" ? Member(&facts.publisher)
                   : key == "published" ? Member(&facts.published)
                   : key == "language"  ? Member(&facts.language)
                   : key == "coder"     ? Member(&line_.coder)
                                        : Member();
        });
    }

    bool read_town(od::value value) {
        record::Place& town = line_.towns.emplace_back();
        return read_object(value, "towns", [&town](std::string_view key) -> Member {
            return key == "id"          ? Member(&town.where.id)
                   : key == "country"   ? Member(&town.country)
                   : key == "lat"       ? Member(&town.lat)
                   : key == "lon"       ? Member(&town.lon)
                   : key == "radius_km" ? Member(&town.radius_km)
                   : key == "precision" ? Member(&town.precision)
                                        : Member();
        });
    }

    bool read_text(od::value value, std::string& out) {
        std::string_view text;
        if (!took(value.get_string().get(text))) {
            return false;
        }
        out = text;
        return true;
    }

    bool read_towns(od::value value) {
        od::array list;
        if (!took(value.get_array().get(list))) {
            return false;
        }
        for (auto next : list) {
            od::value town;
            if (!took(std::move(next).get(town)) || !read_town(town)) {
                return false;
            }
        }
        return true;
    }

    bool read_events(od::value value) {
        od::array list;
        if (!took(value.get_array().get(list))) {
            return false;
        }
        for (auto next : list) {
            od::object record;
            std::string_view raw;
            if (!took(std::move(next).get_object().get(record)) ||
                !took(record.raw_json().get(raw))) {
                return false;
            }
            line_.records += raw;
            line_.records += '\n';
        }
        return true;
    }

    bool proved() {
        const record::DocumentFacts& facts = line_.facts;
        if (line_.failed) {
            return true;
        }
        if (facts.id.empty() || facts.language.empty() || line_.coder.empty()) {
            return fail("field document: an id, a language and a coder must be there");
        }
        if (!facts.published.empty() && !parse_day(facts.published)) {
            return fail("field document.published: no day");
        }
        return has_text_ && has_events_ ? true : fail("fields text and events must be there");
    }

    DocumentLine& line_;
    bool has_text_ = false;
    bool has_events_ = false;
    std::string fault_;
};

/// Whether a line is what `khabar code` writes without --to documents.
bool is_event_record(std::string_view json) {
    thread_local od::parser parser;
    const simdjson::padded_string padded(json);
    od::document document;
    std::string_view event;
    od::object evidence;
    return parser.iterate(padded).get(document) == simdjson::SUCCESS &&
           document["event"].get_string().get(event) == simdjson::SUCCESS &&
           document["evidence"].get_object().get(evidence) == simdjson::SUCCESS;
}

// Of a town stories ask where it is, and not why it was chosen: a quarter of the line otherwise.
void write_town(record::JsonLine& json, const record::Place& town) {
    json.open_object();
    json.field_unless_empty("id", town.where.id);
    json.field_unless_empty("country", town.country);
    if (town.lat && town.lon) {
        json.field("lat", *town.lat);
        json.field("lon", *town.lon);
    }
    if (town.radius_km) {
        json.field("radius_km", *town.radius_km);
    }
    json.field_unless_empty("precision", town.precision);
    json.close_object();
}

}  // namespace

DocumentLine document_line(const CodedDocument& coded, std::string coder) {
    DocumentLine line;
    line.facts = document_facts(coded.document, coded.title);
    line.coder = std::move(coder);
    line.text = coded.document.text();
    line.towns = EventRecords(coded).towns(story::max_towns);
    append_records(line.records, coded);
    return line;
}

std::string write_document_line(const DocumentLine& line) {
    record::JsonLine json;
    json.open_object();
    json.key("document");
    json.open_object();
    record::write_facts(json, line.facts);
    json.field("coder", line.coder);
    json.close_object();
    json.field("text", line.text);
    json.key("towns");
    json.open_list();
    for (const record::Place& town : line.towns) {
        write_town(json, town);
    }
    json.close_list();
    json.key("events");
    json.open_list();
    for (std::size_t at = 0; at < line.records.size();) {
        const std::size_t end = line.records.find('\n', at);
        json.raw(std::string_view(line.records).substr(at, end - at));
        at = end + 1;
    }
    json.close_list();
    json.close_object();
    return std::string(json.line());
}

Expected<DocumentLine> read_document_line(std::string_view json, std::string_view where) {
    DocumentLine line;
    LineReader reader(line);
    if (!reader.read(json)) {
        return Error{ErrorCode::bad_json, std::string(where),
                     is_event_record(json) ? "these are event records; code with --to documents"
                                           : reader.fault()};
    }
    return line;
}

Expected<store::CodedText> coded_text(DocumentLine line) {
    auto coded = store::coded_text(std::move(line.facts), std::move(line.text),
                                   std::move(line.coder), std::move(line.records), line.towns);
    if (!coded) {
        return coded;
    }
    for (const store::Row& row : coded->rows) {
        if (row.telling.document != coded->facts.id) {
            return Error{ErrorCode::bad_json, coded->facts.id,
                         "an event of another document: " + row.telling.document};
        }
    }
    return coded;
}

}  // namespace khabar::keeping
