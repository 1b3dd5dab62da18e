#include <array>

#include "khabar/export/corrected.h"
#include "khabar/export/facts.h"
#include "khabar/export/formats.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::JsonLine;
using record::KeptEvent;
using record::Place;
using record::Record;

/// A FeatureCollection (RFC 7946), a feature a line.
class GeoJsonWriter : public EventWriter {
public:
    explicit GeoJsonWriter(const ExportOptions& options) : options_(options) {}

    void begin(std::string& out) override {
        out += "{\"type\":\"FeatureCollection\",\"features\":[";
        first_ = true;
    }

    void add(std::string& out, const KeptEvent& kept) override {
        out += first_ ? "\n" : ",\n";
        first_ = false;
        JsonLine json;
        write_feature(json, kept);
        out += json.line();
    }

    void end(std::string& out) override { out += "\n]}\n"; }

private:
    void write_feature(JsonLine& json, const KeptEvent& kept) {
        const Place* place = main_place(kept.record);
        json.open_object();
        json.field("type", "Feature");
        json.field("id", kept.record.id);
        json.key("geometry");
        if (place != nullptr && place->lat && place->lon) {
            json.open_object();
            json.field("type", "Point");
            json.key("coordinates");
            json.open_list();
            json.number(*place->lon);
            json.number(*place->lat);
            json.close_list();
            json.close_object();
        } else {
            json.null();
        }
        json.key("properties");
        json.open_object();
        write_event(json, kept.record);
        if (place != nullptr) {
            write_place(json, *place);
        }
        write_numbers(json, kept.record);
        write_source(json, kept);
        json.close_object();
        json.close_object();
    }

    static void write_list(JsonLine& json, std::string_view key,
                           const std::vector<std::string>& values) {
        json.key(key);
        json.open_list();
        for (const std::string& value : values) {
            json.text(value);
        }
        json.close_list();
    }

    [[nodiscard]] std::vector<std::string> names(const Record& record,
                                                 const std::vector<record::Entity>& side) const {
        std::vector<std::string> names;
        for (const record::Entity& entity : side) {
            names.push_back(shown(entity, record, options_.names));
        }
        return names;
    }

    /// What stands in every feature, so that all have the same columns.
    void write_event(JsonLine& json, const Record& record) {
        json.field("event", record.id);
        json.field("type", record.event);
        write_list(json, "mode", record.modes);
        write_list(json, "context", record.contexts);
        json.field("status", record.claim.status);
        write_list(json, "actors", names(record, record.actors));
        write_list(json, "recipients", names(record, record.recipients));
        if (record.date) {
            json.field_unless_empty("start", record.date->start);
            json.field_unless_empty("end", record.date->end);
            json.field_unless_empty("date_precision", record.date->precision);
        }
    }

    static void write_place(JsonLine& json, const Place& place) {
        json.field_unless_empty("place", place.words.text);
        json.field_unless_empty("place_ar", place.where.name.ar);
        json.field_unless_empty("place_en", place.where.name.en);
        json.field_unless_empty("place_role", place.role);
        json.field_unless_empty("place_precision", place.precision);
        json.field_unless_empty("country", place.country);
        json.field_unless_empty("gazetteer", place.where.id);
        if (place.radius_km) {
            json.field("radius_km", *place.radius_km);
        }
    }

    static void write_numbers(JsonLine& json, const Record& record) {
        static constexpr std::array<std::string_view, 5> kinds{"killed", "injured", "arrested",
                                                               "displaced", "protesters"};
        for (const std::string_view kind : kinds) {
            const record::Number* number = number_of(record, kind);
            if (number == nullptr) {
                continue;
            }
            const auto field = [&json, kind](std::string_view end,
                                             const std::optional<double>& value) {
                if (value) {
                    json.field(std::string(kind) + std::string(end), *value);
                }
            };
            field("_min", number->min);
            field("_best", number->value);
            field("_max", number->max);
        }
    }

    static void write_source(JsonLine& json, const KeptEvent& kept) {
        const Record& record = kept.record;
        std::vector<std::string> chain;
        for (const record::Link& link : record.claim.chain) {
            chain.push_back(link.words.text);
            for (const record::Link& other : link.with) {
                chain.back() += " & " + other.words.text;
            }
        }
        write_list(json, "said_by", chain);
        write_list(json, "urls",
                   record.document.url.empty() ? std::vector<std::string>()
                                               : std::vector<std::string>{record.document.url});
        json.field("document", record.document.id);
        json.field_unless_empty("publisher", record.document.publisher);
        json.field_unless_empty("published", record.document.published);
        json.field_unless_empty("language", record.document.language);
        json.field_unless_empty("title", record.document.title);
        json.field_unless_empty("quote", record.evidence.quote);
        json.field("confidence", record.confidence);
        json.field_unless_empty("story", kept.story);
        json.field("tellings", std::int64_t{kept.tellings});
        json.field("sources", std::int64_t{kept.sources});
        json.field_unless_empty("verdict", verdict_of(kept.reviews));
        json.field_unless_empty("coder", record.coder_version);
    }

    const ExportOptions& options_;
    bool first_ = true;
};

}  // namespace

std::unique_ptr<EventWriter> make_geojson(const ExportOptions& options) {
    return std::make_unique<GeoJsonWriter>(options);
}

}  // namespace khabar::exports
