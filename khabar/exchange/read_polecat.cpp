#include <algorithm>

#include "khabar/exchange/building.h"
#include "khabar/exchange/read_table.h"
#include "khabar/record/plover.h"

namespace khabar::exchange {

namespace {

/// The values of a cell: divided by ; | or commas.
std::vector<std::string> list_of(const std::string& cell) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t end = std::min(cell.find_first_of(";|,", at), cell.size());
        const std::size_t first = cell.find_first_not_of(' ', at);
        if (first < end) {
            std::string one = cell.substr(first, end - first);
            one.erase(one.find_last_not_of(' ') + 1);
            out.push_back(std::move(one));
        }
        at = end + 1;
    }
    return out;
}

std::string lower(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// Modes as we write them: "suicide-attack" of "Suicide Attack".
std::string mode_of(std::string text) {
    text = lower(std::move(text));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    return text;
}

bool is_country(const std::string& code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// One side: one entity, whose country and sectors are taken only where the cell has one country.
void add_side(std::vector<record::Entity>& side, const TableRow& row, const std::string& who) {
    record::Entity entity;
    const std::string raw = row.text(who + " name raw");
    const std::string name = row.text(who + " name");
    entity.words.text = raw.empty() ? name : raw;
    const std::vector<std::string> countries = list_of(row.text(who + " country"));
    if (countries.size() == 1 && is_country(countries.front())) {
        entity.country = countries.front();
    }
    std::vector<std::string> told = list_of(row.text("primary " + who + " sector"));
    for (std::string& one : list_of(row.text(who + " sectors"))) {
        told.push_back(std::move(one));
    }
    for (const std::string& one : told) {
        const auto& all = record::plover_sectors;
        const bool known = std::find(all.begin(), all.end(), one) != all.end();
        const bool twice =
            std::find(entity.sectors.begin(), entity.sectors.end(), one) != entity.sectors.end();
        if (known && !twice) {
            entity.sectors.push_back(one);
        }
    }
    if (entity.words.text.empty()) {
        entity.words.text = entity.country;
    }
    if (!entity.words.text.empty()) {
        side.push_back(std::move(entity));
    }
}

void add_polecat_place(record::Record& record, const TableRow& row) {
    const std::string raw = row.text("raw placename");
    const std::string name = row.text("placename");
    const std::string country = row.text("country");
    const std::string feature = row.text("feature type");
    const bool town = feature.starts_with("PPL") || feature == "P" || feature == "town";
    const bool region = feature.starts_with("ADM") || feature == "A" || feature == "region";
    const bool whole = feature.starts_with("PCL") || feature == "country";
    add_place(record, row, raw.empty() ? name : raw, is_country(country) ? country : "",
              whole    ? "country"
              : town   ? "town"
              : region ? "region"
                       : "point");
    const std::string geonames = row.text("geonames id");
    if (!record.places.empty() && !geonames.empty() &&
        geonames.find_first_not_of("0123456789") == std::string::npos) {
        record.places.back().where = {"gn:" + geonames, {"", name}};
    }
}

}  // namespace

RowReading read_polecat(const TableRow& row) {
    RowReading out;
    out.id = row.text("event id");
    const std::string told = row.text("event type");
    const auto* const type = std::find_if(record::plover_types.begin(), record::plover_types.end(),
                                          [&told](const record::PloverType& one) {
                                              return lower(std::string(one.event)) == lower(told);
                                          });
    if (type == record::plover_types.end()) {
        out.why_not = "no such type: \"" + told + "\"";
        return out;
    }
    record::Record& record = out.record.emplace();
    record.event = type->event;
    for (std::string& mode : list_of(row.text("event mode"))) {
        record.modes.push_back(mode_of(std::move(mode)));
    }
    for (std::string& context : list_of(row.text("contexts"))) {
        record.contexts.push_back(lower(std::move(context)));
    }
    // the fifth column goes by two names
    record.score = row.number("intensity");
    if (!record.score) {
        record.score = row.number("event intensity");
    }
    add_side(record.actors, row, "actor");
    add_side(record.recipients, row, "recipient");
    if (const auto day = row.day("event date")) {
        record.date = date_of(*day, *day, "day", false, row.text("event date"));
    }
    add_polecat_place(record, row);
    tell(record, row.text("source"), "", told);
    const std::string language = lower(row.text("language"));
    record.document.language = language.starts_with("ar") ? "ar" : "en";
    if (const auto day = row.day("publication date")) {
        record.document.published = format_day(*day);
    }
    record.confidence = 0;  // a machine coded it, and does not say how sure it was
    return out;
}

}  // namespace khabar::exchange
