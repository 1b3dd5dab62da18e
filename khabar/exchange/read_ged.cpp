#include <array>

#include "khabar/exchange/building.h"
#include "khabar/exchange/read_table.h"

namespace khabar::exchange {

namespace {

std::string_view place_precision(const std::string& where_prec) {
    static constexpr std::array<std::string_view, 6> precisions{"town",   "district", "district",
                                                                "region", "region",   "country"};
    const bool known = where_prec.size() == 1 && where_prec[0] >= '1' && where_prec[0] <= '6';
    return known ? precisions.at(static_cast<std::size_t>(where_prec[0] - '1')) : "";
}

std::string date_precision(const std::string& date_prec) {
    return date_prec == "1"   ? "day"
           : date_prec == "3" ? "week"
           : date_prec == "4" ? "month"
           : date_prec == "5" ? "year"
                              : "vague";
}

/// 1 state-based: a government and rebels, or two governments; 3 one-sided: against civilians.
/// The two sides of 2 are armed, and no more is known of them.
void add_sides(record::Record& record, const TableRow& row, const std::string& kind) {
    const std::string first = row.text("side_a");
    const std::string second = row.text("side_b");
    const auto sector = [&kind](const std::string& name) {
        const std::string told = sector_of_name(name);
        return !told.empty() || kind != "1" ? told : std::string("REB");
    };
    add_entity(record.actors, first, sector(first));
    if (kind == "3") {
        add_entity(record.recipients, second, "CVL");
    } else {
        add_entity(record.actors, second, sector(second));
    }
}

}  // namespace

std::vector<std::string> ged_columns() {
    return {"id",
            "relid",
            "year",
            "active_year",
            "code_status",
            "type_of_violence",
            "conflict_dset_id",
            "conflict_new_id",
            "conflict_name",
            "dyad_dset_id",
            "dyad_new_id",
            "dyad_name",
            "side_a_dset_id",
            "side_a_new_id",
            "side_a",
            "side_b_dset_id",
            "side_b_new_id",
            "side_b",
            "number_of_sources",
            "source_article",
            "source_office",
            "source_date",
            "source_headline",
            "source_original",
            "where_prec",
            "where_coordinates",
            "where_description",
            "adm_1",
            "adm_2",
            "latitude",
            "longitude",
            "geom_wkt",
            "priogrid_gid",
            "country",
            "country_id",
            "region",
            "event_clarity",
            "date_prec",
            "date_start",
            "date_end",
            "deaths_a",
            "deaths_b",
            "deaths_civilians",
            "deaths_unknown",
            "best",
            "high",
            "low",
            "gwnoa",
            "gwnob"};
}

RowReading read_ged(const TableRow& row) {
    RowReading out;
    out.id = row.text("id");
    const std::string kind = row.text("type_of_violence");
    if (kind != "1" && kind != "2" && kind != "3") {
        out.why_not = "type_of_violence is \"" + kind + "\"";
        return out;
    }
    record::Record& record = out.record.emplace();
    record.event = "ASSAULT";
    add_sides(record, row, kind);
    const auto first = row.day("date_start");
    const auto last = row.day("date_end");
    if (first) {
        const std::string precision = row.text("date_prec");
        record.date = date_of(*first, last && *last >= *first ? *last : *first,
                              date_precision(precision), precision != "1", row.text("date_start"));
    }
    add_place(record, row, row.text("where_coordinates"), country_of_name(row.text("country")),
              place_precision(row.text("where_prec")));
    if (const auto best = row.number("best"); best && *best >= 0) {
        record.numbers.push_back(
            killed(*best, row.number("low"), row.number("high"), row.text("best")));
    }
    const std::string headline = row.text("source_headline");
    tell(record, row.text("source_office"),
         headline.empty() ? row.text("source_article") : headline, "type_of_violence " + kind);
    record.document.title = headline;
    if (const auto day = row.day("source_date")) {
        record.document.published = format_day(*day);
    }
    record.confidence = 1;  // people coded it
    return out;
}

}  // namespace khabar::exchange
