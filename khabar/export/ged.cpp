#include <algorithm>
#include <array>
#include <cmath>

#include "khabar/core/civil.h"
#include "khabar/export/corrected.h"
#include "khabar/export/facts.h"
#include "khabar/export/formats.h"
#include "khabar/export/table_writer.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::KeptEvent;
using record::Place;
using record::Record;
using record::shortest;

/// UCDP's columns of GED, and HXL tags.
constexpr std::array<Column, 49> columns{{
    {"id", "#event+code"},
    {"relid", ""},
    {"year", "#date+year"},
    {"active_year", ""},
    {"code_status", ""},
    {"type_of_violence", "#event+type"},
    {"conflict_dset_id", ""},
    {"conflict_new_id", ""},
    {"conflict_name", ""},
    {"dyad_dset_id", ""},
    {"dyad_new_id", ""},
    {"dyad_name", ""},
    {"side_a_dset_id", ""},
    {"side_a_new_id", ""},
    {"side_a", "#group+name+first"},
    {"side_b_dset_id", ""},
    {"side_b_new_id", ""},
    {"side_b", "#group+name+second"},
    {"number_of_sources", ""},
    {"source_article", "#meta+url"},
    {"source_office", "#meta+source"},
    {"source_date", ""},
    {"source_headline", ""},
    {"source_original", ""},
    {"where_prec", ""},
    {"where_coordinates", "#loc+name"},
    {"where_description", ""},
    {"adm_1", "#adm1+name"},
    {"adm_2", "#adm2+name"},
    {"latitude", "#geo+lat"},
    {"longitude", "#geo+lon"},
    {"geom_wkt", ""},
    {"priogrid_gid", ""},
    {"country", "#country+name"},
    {"country_id", ""},
    {"region", "#region+name"},
    {"event_clarity", ""},
    {"date_prec", ""},
    {"date_start", "#date+start"},
    {"date_end", "#date+end"},
    {"deaths_a", ""},
    {"deaths_b", ""},
    {"deaths_civilians", ""},
    {"deaths_unknown", ""},
    {"best", "#affected+killed"},
    {"high", ""},
    {"low", ""},
    {"gwnoa", ""},
    {"gwnob", ""},
}};

constexpr std::int32_t week = 7;
constexpr std::int32_t month = 31;
constexpr std::int32_t year = 366;

/// 1 state-based, 2 non-state, 3 one-sided; empty where the two sides are not told.
std::string_view type_of_violence(const Record& record) {
    if (record.event != "ASSAULT" || !happened(record)) {
        return {};
    }
    Side first = side_of(record.actors);
    Side second = side_of(record.recipients);
    if (record.recipients.empty() && record.actors.size() == 2) {
        first = side_of(record.actors[0]);
        second = side_of(record.actors[1]);
    }
    const auto armed = [](Side side) { return side == Side::state || side == Side::rebels; };
    if (!armed(first) || second == Side::unknown) {
        return {};
    }
    if (second == Side::civilians) {
        return "3";
    }
    return first == Side::state || second == Side::state ? "1" : "2";
}

/// 1 the place, 2 near it, 3 its district, 4 its province, 6 its country.
std::string_view where_prec(const Place& place) {
    if (place.precision == "point" || place.precision == "town") {
        return "1";
    }
    return place.precision == "sector"     ? "2"
           : place.precision == "district" ? "3"
           : place.precision == "region"   ? "4"
           : place.precision == "country"  ? "6"
                                           : "";
}

/// 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year.
std::string_view date_prec(const record::Date& date) {
    const auto days = days_of(date);
    if (!days || *days > year) {
        return {};
    }
    if (*days == 1 && !date.approximate) {
        return "1";
    }
    return *days < week ? "2" : *days == week ? "3" : *days <= month ? "4" : "5";
}

/// 1: told as one event of its own; 2: as a sum over a longer time.
std::string_view event_clarity(const Record& record, std::string_view where,
                               std::string_view when) {
    if (!happened(record) || when.empty()) {
        return {};
    }
    if (when > "2") {
        return "2";
    }
    return !where.empty() && where <= "3" ? "1" : "";
}

/// The cell of the PRIO grid, half a degree wide, counted from the south-west corner.
std::string priogrid(double lat, double lon) {
    constexpr int columns_of_grid = 720;
    constexpr int rows_of_grid = 360;
    const int row = std::clamp(static_cast<int>(std::floor((lat + 90) * 2)), 0, rows_of_grid - 1);
    const int column =
        std::clamp(static_cast<int>(std::floor((lon + 180) * 2)), 0, columns_of_grid - 1);
    return std::to_string(row * columns_of_grid + column + 1);
}

std::string names_of(const Record& record, std::span<const record::Entity> entities,
                     NameLanguage names) {
    std::string list;
    for (const record::Entity& entity : entities) {
        join(list, shown(entity, record, names));
    }
    return list;
}

/// Whether the number counts those who were attacked, all of them civilians: its words stand in
/// theirs.
bool counts_civilians(const record::Number& killed, const Record& record) {
    if (side_of(record.recipients) != Side::civilians || !killed.words.span ||
        killed.words.span == record.evidence.sentence) {  // a correction without words
        return false;
    }
    return std::any_of(record.recipients.begin(), record.recipients.end(),
                       [&killed](const record::Entity& entity) {
                           return entity.words.span && !entity.words.span->empty() &&
                                  entity.words.span->begin < killed.words.span->end &&
                                  killed.words.span->begin < entity.words.span->end;
                       });
}

class GedWriter : public TableWriter {
public:
    explicit GedWriter(const ExportOptions& options) : TableWriter(columns, options, ',') {}

private:
    void write_row(CsvRow& row, const KeptEvent& kept) override {
        const Record& record = kept.record;
        row.words("KHB-" + record.id);
        row.words("KHB-" + record.id);
        const bool dated = record.date && parse_day(record.date->start);
        row.figure(dated ? record.date->start.substr(0, 4) : "");
        row.figure("");  // active_year
        row.words(verdict_of(kept.reviews));
        row.figure(type_of_violence(record));
        write_sides(row, record);
        write_source(row, kept);
        write_place(row, record);
        write_date(row, record);
        write_deaths(row, record);
        empty(row, 2);  // gwnoa gwnob
    }

    static void empty(CsvRow& row, int cells) {
        for (int i = 0; i < cells; ++i) {
            row.figure("");
        }
    }

    void write_sides(CsvRow& row, const Record& record) {
        std::span<const record::Entity> first = record.actors;
        std::span<const record::Entity> second = record.recipients;
        if (record.event == "ASSAULT" && second.empty() && first.size() == 2) {
            second = first.subspan(1);
            first = first.first(1);
        }
        const std::string a = names_of(record, first, options_.names);
        const std::string b = names_of(record, second, options_.names);
        empty(row, 5);  // conflict, and the numbers of the dyad
        row.words(a.empty() || b.empty() ? "" : a + " - " + b);
        empty(row, 2);
        row.words(a);
        empty(row, 2);
        row.words(b);
    }

    static void write_source(CsvRow& row, const KeptEvent& kept) {
        const record::DocumentFacts& document = kept.record.document;
        row.figure(std::to_string(kept.sources));
        row.words(document.url.empty() ? document.id : document.url);
        row.words(document.publisher);
        row.words(document.published);
        row.words(document.title);
        row.words(original_source(kept.record.claim.chain));
    }

    void write_place(CsvRow& row, const Record& record) {
        const Place* place = main_place(record);
        if (place == nullptr) {
            empty(row, 12);
            return;
        }
        const std::string name = shown(*place, record, options_.names);
        row.figure(where_prec(*place));
        row.words(name);
        row.words(place->words.text);
        row.words(place->precision == "region" ? name : "");
        row.figure("");  // adm_2
        if (place->lat && place->lon) {
            const std::string lat = shortest(*place->lat);
            const std::string lon = shortest(*place->lon);
            row.figure(lat);
            row.figure(lon);
            row.figure("POINT (" + lon + " " + lat + ")");
            row.figure(priogrid(*place->lat, *place->lon));
        } else {
            empty(row, 4);
        }
        row.words(!place->country.empty() && options_.country ? options_.country(place->country)
                                                              : "");
        empty(row, 2);  // country_id, region
    }

    static void write_date(CsvRow& row, const Record& record) {
        const Place* place = main_place(record);
        const std::string_view where = place == nullptr ? "" : where_prec(*place);
        const std::string_view when = record.date ? date_prec(*record.date) : "";
        row.figure(event_clarity(record, where, when));
        row.figure(when);
        row.words(record.date ? record.date->start : "");
        row.words(record.date ? last_day(*record.date) : "");
    }

    static void write_deaths(CsvRow& row, const Record& record) {
        const record::Number* killed = happened(record) ? number_of(record, "killed") : nullptr;
        if (killed == nullptr) {
            empty(row, 7);
            return;
        }
        const auto cell = [](const std::optional<double>& value) {
            return value ? shortest(*value) : std::string();
        };
        empty(row, 2);  // deaths_a deaths_b
        row.figure(counts_civilians(*killed, record) ? cell(killed->value) : "");
        row.figure("");  // deaths_unknown
        row.figure(cell(killed->value));
        row.figure(cell(killed->max));
        row.figure(cell(killed->min));
    }
};

}  // namespace

std::unique_ptr<EventWriter> make_ged(const ExportOptions& options) {
    return std::make_unique<GedWriter>(options);
}

}  // namespace khabar::exports
