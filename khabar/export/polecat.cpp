#include <algorithm>
#include <array>

#include "khabar/export/facts.h"
#include "khabar/export/formats.h"
#include "khabar/export/table_writer.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::Entity;
using record::KeptEvent;
using record::Place;
using record::Record;
using record::shortest;

/// POLECAT's columns; it has no HXL tags.
constexpr std::array<Column, 40> columns{{
    {"Event ID", ""},
    {"Event Date", ""},
    {"Event Type", ""},
    {"Event Mode", ""},
    {"Intensity", ""},
    {"Quad Code", ""},
    {"Contexts", ""},
    {"Actor Name", ""},
    {"Actor Country", ""},
    {"Actor COW", ""},
    {"Primary Actor Sector", ""},
    {"Actor Sectors", ""},
    {"Actor Title", ""},
    {"Actor Name Raw", ""},
    {"Wikipedia Actor ID", ""},
    {"Recipient Name", ""},
    {"Recipient Country", ""},
    {"Recipient COW", ""},
    {"Primary Recipient Sector", ""},
    {"Recipient Sectors", ""},
    {"Recipient Title", ""},
    {"Recipient Name Raw", ""},
    {"Wikipedia Recipient ID", ""},
    {"Placename", ""},
    {"City", ""},
    {"District", ""},
    {"Province", ""},
    {"Country", ""},
    {"Latitude", ""},
    {"Longitude", ""},
    {"GeoNames ID", ""},
    {"Raw Placename", ""},
    {"Feature Type", ""},
    {"Source", ""},
    {"Publication Date", ""},
    {"Story People", ""},
    {"Story Organizations", ""},
    {"Story Locations", ""},
    {"Language", ""},
    {"Version", ""},
}};

/// Whether an id is that of an office of a state: "EGY.president".
bool is_office(std::string_view id) {
    return id.size() > 4 && id[3] == '.' &&
           std::all_of(id.begin(), id.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; });
}

class PolecatWriter : public TableWriter {
public:
    explicit PolecatWriter(const ExportOptions& options) : TableWriter(columns, options, '\t') {}

private:
    void write_row(CsvRow& row, const KeptEvent& kept) override {
        const Record& record = kept.record;
        row.words("KHB-" + record.id);
        row.words(record.date ? record.date->start : "");
        row.words(record.event);
        row.words(joined(record.modes));
        row.figure(record.score ? shortest(*record.score) : "");
        row.words(record.quad);
        row.words(joined(record.contexts));
        write_side(row, record, record.actors);
        write_side(row, record, record.recipients);
        write_place(row, main_place(record), record);
        row.words(record.document.publisher);
        row.words(record.document.published);
        row.figure("");  // Story People, Organizations, Locations: of the whole text, not told here
        row.figure("");
        row.figure("");
        row.words(record.document.language);
        row.words(record.coder_version);
    }

    void write_side(CsvRow& row, const Record& record, const std::vector<Entity>& entities) {
        std::string name;
        std::string country;
        std::string sectors;
        std::string title;
        std::string raw;
        for (const Entity& entity : entities) {
            join(name, shown(entity, record, options_.names));
            join(country, country_of(entity));
            join(sectors, joined(entity.sectors));
            join(raw, entity.words.text);
            if (is_office(entity.who.id)) {
                join(title, shown(entity, record, options_.names));
            }
        }
        row.words(name);
        row.words(country);
        row.figure("");  // COW
        row.words(entities.empty() || entities.front().sectors.empty()
                      ? ""
                      : entities.front().sectors.front());
        row.words(sectors);
        row.words(title);
        row.words(raw);
        row.figure("");  // Wikipedia
    }

    void write_place(CsvRow& row, const Place* place, const Record& record) {
        if (place == nullptr) {
            for (int i = 0; i < 10; ++i) {
                row.figure("");
            }
            return;
        }
        const std::string name = shown(*place, record, options_.names);
        const bool geonames = place->where.id.starts_with("gn:");
        row.words(name);
        row.words(place->precision == "town" ? name : "");
        row.figure("");  // District
        row.words(place->precision == "region" ? name : "");
        row.words(place->country);
        row.figure(place->lat ? shortest(*place->lat) : "");
        row.figure(place->lon ? shortest(*place->lon) : "");
        row.words(geonames ? std::string_view(place->where.id).substr(3) : std::string_view());
        row.words(place->words.text);
        row.words(place->precision);
    }
};

}  // namespace

std::unique_ptr<EventWriter> make_polecat(const ExportOptions& options) {
    return std::make_unique<PolecatWriter>(options);
}

}  // namespace khabar::exports
