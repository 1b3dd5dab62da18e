#include <array>

#include <unicode/region.h>

#include "khabar/core/civil.h"
#include "khabar/export/acled_types.h"
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

/// ACLED's columns, and the tags that OCHA gave them.
constexpr std::array<Column, 31> columns{{
    {"event_id_cnty", "#event+code"},
    {"event_date", "#date+occurred"},
    {"year", "#date+year"},
    {"time_precision", ""},
    {"disorder_type", ""},
    {"event_type", "#event+type"},
    {"sub_event_type", ""},
    {"actor1", "#group+name+first"},
    {"assoc_actor_1", "#group+name+first+assoc"},
    {"inter1", ""},
    {"actor2", "#group+name+second"},
    {"assoc_actor_2", "#group+name+second+assoc"},
    {"inter2", ""},
    {"interaction", ""},
    {"civilian_targeting", ""},
    {"iso", "#country+code"},
    {"region", "#region+name"},
    {"country", "#country+name"},
    {"admin1", "#adm1+name"},
    {"admin2", "#adm2+name"},
    {"admin3", "#adm3+name"},
    {"location", "#loc+name"},
    {"latitude", "#geo+lat"},
    {"longitude", "#geo+lon"},
    {"geo_precision", ""},
    {"source", "#meta+source"},
    {"source_scale", ""},
    {"notes", "#description"},
    {"fatalities", "#affected+killed"},
    {"tags", ""},
    {"timestamp", ""},
}};

constexpr std::int32_t week = 7;
constexpr std::int32_t month = 31;

/// 1 the day, 2 within a week, 3 within a month; ACLED has no more.
std::string_view time_precision(const record::Date& date) {
    const auto days = days_of(date);
    if (!days || *days > month) {
        return {};
    }
    return *days == 1 && !date.approximate ? "1" : *days <= week ? "2" : "3";
}

/// 1 the place, 2 near it, 3 its region. A country is no place of ACLED's.
std::string_view geo_precision(const Place& place) {
    if (place.precision == "point" || place.precision == "town") {
        return "1";
    }
    if (place.precision == "district" || place.precision == "sector") {
        return "2";
    }
    return place.precision == "region" ? "3" : "";
}

/// ISO 3166-1 numeric of an alpha-3 code; empty for PLOVER's others.
std::string iso_number(const std::string& code) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Region* region =
        code.empty() ? nullptr : icu::Region::getInstance(code.c_str(), error);
    const std::int32_t number =
        region == nullptr || U_FAILURE(error) != 0 ? 0 : region->getNumericCode();
    return number > 0 && number < 900 ? std::to_string(number) : "";  // from 900 on: no countries
}

/// A side of ACLED's: its first, and those beside it.
struct ActorCells {
    std::string name;
    std::string beside;
    std::string_view label;
};

ActorCells side(const Record& record, std::span<const Entity> entities, NameLanguage names) {
    ActorCells cells;
    if (entities.empty()) {
        return cells;
    }
    cells.name = shown(entities.front(), record, names);
    cells.label = acled_actor(entities.front(), record);
    for (const Entity& entity : entities.subspan(1)) {
        join(cells.beside, shown(entity, record, names));
    }
    return cells;
}

std::string notes(const Record& record) {
    std::string text = record.evidence.quote;
    const std::string chain = said_by(record.claim.chain);
    if (!chain.empty()) {
        join(text, "said by: " + chain, " | ");
    }
    return text;
}

/// What the columns have no place for: the status, the type, the size of a crowd.
std::string tags(const Record& record) {
    std::string list;
    if (record.claim.status != "reported") {
        join(list, "status=" + record.claim.status);
    }
    join(list, "plover=" + record.event + (record.modes.empty() ? "" : "/" + record.modes.front()));
    if (const record::Number* crowd = number_of(record, "protesters")) {
        join(list, "crowd size=" + amount(*crowd));
    }
    return list;
}

class AcledWriter : public TableWriter {
public:
    explicit AcledWriter(const ExportOptions& options) : TableWriter(columns, options, ',') {}

private:
    void write_row(CsvRow& row, const KeptEvent& kept) override {
        const Record& record = kept.record;
        row.words("KHB-" + record.id);
        write_date(row, record);
        const AcledType type = acled_type(record);
        row.figure(type.disorder);
        row.figure(type.event);
        row.figure(type.sub_event);
        write_sides(row, record);
        write_place(row, record);
        row.words(record.document.publisher);
        row.figure("");  // source_scale: local, national ... nobody tells
        row.words(notes(record));
        const record::Number* killed = number_of(record, "killed");
        const bool told = killed != nullptr && killed->value && happened(record);
        row.figure(told ? shortest(*killed->value) : "");
        row.words(tags(record));
        row.words(kept.reviews.empty() ? "" : kept.reviews.back().when);
    }

    static void write_date(CsvRow& row, const Record& record) {
        const bool dated = record.date && parse_day(record.date->start);
        row.words(dated ? record.date->start : "");
        row.figure(dated ? record.date->start.substr(0, 4) : "");
        row.figure(dated ? time_precision(*record.date) : "");
    }

    void write_sides(CsvRow& row, const Record& record) {
        std::span<const Entity> first = record.actors;
        std::span<const Entity> second = record.recipients;
        // those who fight each other are all actors of PLOVER, and two sides of ACLED
        if (record.event == "ASSAULT" && second.empty() && first.size() == 2) {
            second = first.subspan(1);
            first = first.first(1);
        }
        const ActorCells one = side(record, first, options_.names);
        const ActorCells two = side(record, second, options_.names);
        row.words(one.name);
        row.words(one.beside);
        row.figure(one.label);
        row.words(two.name);
        row.words(two.beside);
        row.figure(two.label);
        row.figure(acled_interaction(one.label, two.label, second.empty()));
        const bool civil = record.event == "ASSAULT" && happened(record) &&
                           side_of(record.recipients) == Side::civilians;
        row.figure(civil ? "Civilian targeting" : "");
    }

    void write_place(CsvRow& row, const Record& record) {
        const Place* place = main_place(record);
        const std::string country = place == nullptr ? "" : place->country;
        row.figure(iso_number(country));
        row.figure("");  // region
        row.words(!country.empty() && options_.country ? options_.country(country) : "");
        const bool placed =
            place != nullptr && place->lat && place->lon && !geo_precision(*place).empty();
        const std::string name = place == nullptr ? "" : shown(*place, record, options_.names);
        row.words(place != nullptr && place->precision == "region" ? name : "");
        row.figure("");  // admin2
        row.figure("");  // admin3
        row.words(name);
        row.figure(placed ? shortest(*place->lat) : "");
        row.figure(placed ? shortest(*place->lon) : "");
        row.figure(placed ? geo_precision(*place) : "");
    }
};

}  // namespace

std::unique_ptr<EventWriter> make_acled(const ExportOptions& options) {
    return std::make_unique<AcledWriter>(options);
}

}  // namespace khabar::exports
