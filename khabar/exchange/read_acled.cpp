#include <array>

#include "khabar/exchange/building.h"
#include "khabar/exchange/read_table.h"

namespace khabar::exchange {

namespace {

/// How the two actors of a row stand to each other.
enum class Sides : std::uint8_t { both_act, first_on_second, first_alone };

/// PLOVER's type and mode of a sub-event, where it surely has one.
struct TypeRow {
    std::string_view sub_event;
    std::string_view event;
    std::string_view mode;
    Sides sides;
};

constexpr std::array<TypeRow, 17> rows{{
    {"Armed clash", "ASSAULT", "", Sides::both_act},
    {"Government regains territory", "ASSAULT", "", Sides::both_act},
    {"Non-state actor overtakes territory", "ASSAULT", "", Sides::both_act},
    {"Air/drone strike", "ASSAULT", "", Sides::first_on_second},
    {"Suicide bomb", "ASSAULT", "suicide-attack", Sides::first_on_second},
    {"Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons", Sides::first_on_second},
    {"Remote explosive/landmine/IED", "ASSAULT", "explosives", Sides::first_on_second},
    {"Grenade", "ASSAULT", "explosives", Sides::first_on_second},
    {"Chemical weapon", "ASSAULT", "unconventional", Sides::first_on_second},
    {"Abduction/forced disappearance", "ASSAULT", "abduct", Sides::first_on_second},
    {"Sexual violence", "ASSAULT", "sexual", Sides::first_on_second},
    {"Attack", "ASSAULT", "", Sides::first_on_second},
    {"Arrests", "COERCE", "arrest", Sides::first_on_second},
    {"Peaceful protest", "PROTEST", "demo", Sides::first_alone},
    {"Protest with intervention", "PROTEST", "demo", Sides::first_alone},
    {"Excessive force against protesters", "PROTEST", "demo", Sides::first_alone},
    {"Violent demonstration", "PROTEST", "riot", Sides::first_alone},
}};

const TypeRow* row_of(std::string_view sub_event) {
    for (const TypeRow& row : rows) {
        if (row.sub_event == sub_event) {
            return &row;
        }
    }
    return nullptr;
}

/// Of "2", "Rebel group", "Rebel Groups": REB. State forces by their name; militias are told apart
/// from neither rebels nor the state's own, so they have none.
std::string sector_of(std::string_view inter, std::string_view name) {
    if (inter == "2" || inter == "Rebel group" || inter == "Rebel groups" ||
        inter == "Rebel Groups" || inter == "Rebel Group") {
        return "REB";
    }
    const bool civil = inter == "5" || inter == "6" || inter == "7" || inter == "Rioters" ||
                       inter == "Protesters" || inter == "Civilians";
    return civil ? "CVL" : sector_of_name(name);
}

void add_actors(std::vector<record::Entity>& side, const TableRow& row, const char* name,
                const char* beside, const char* inter) {
    const std::string words = row.text(name);
    add_entity(side, words, sector_of(row.text(inter), words));
    const std::string others = row.text(beside);
    for (std::size_t at = 0; at < others.size();) {
        const std::size_t end = std::min(others.find(';', at), others.size());
        const std::size_t first = others.find_first_not_of(' ', at);
        if (first < end) {
            const std::string one = others.substr(first, end - first);
            add_entity(side, one, sector_of_name(one));
        }
        at = end + 1;
    }
}

/// The day; of month precision all of the month; of week precision the day, about.
std::optional<record::Date> date(const TableRow& row) {
    const auto day = row.day("event_date");
    if (!day) {
        return std::nullopt;
    }
    const std::string words = row.text("event_date");
    const std::string precision = row.text("time_precision");
    if (precision == "3") {
        const std::chrono::year_month_day ymd(*day);
        const auto month = ymd.year() / ymd.month();
        return date_of(std::chrono::sys_days(month / 1),
                       std::chrono::sys_days(month / std::chrono::last), "month", true, words);
    }
    return precision == "2" ? date_of(*day, *day, "week", true, words)
                            : date_of(*day, *day, "day", false, words);
}

std::string_view place_precision(const std::string& geo_precision) {
    return geo_precision == "1"   ? "town"
           : geo_precision == "2" ? "district"
           : geo_precision == "3" ? "region"
                                  : "";
}

}  // namespace

RowReading read_acled(const TableRow& row) {
    RowReading out;
    out.id = row.text("event_id_cnty");
    const std::string sub_event = row.text("sub_event_type");
    const TypeRow* type = row_of(sub_event);
    if (type == nullptr) {
        out.why_not = "\"" + row.text("event_type") + ": " + sub_event +
                      "\" is not surely one type of PLOVER's";
        return out;
    }
    record::Record& record = out.record.emplace();
    record.event = type->event;
    if (!type->mode.empty()) {
        record.modes.emplace_back(type->mode);
    }
    add_actors(record.actors, row, "actor1", "assoc_actor_1", "inter1");
    if (type->sides != Sides::first_alone) {
        add_actors(type->sides == Sides::both_act ? record.actors : record.recipients, row,
                   "actor2", "assoc_actor_2", "inter2");
    }
    record.date = date(row);
    add_place(record, row, row.text("location"), country_of_number(row.number("iso").value_or(0)),
              place_precision(row.text("geo_precision")));
    // ACLED writes 0 where no report tells of dead
    if (const auto dead = row.number("fatalities"); dead && *dead > 0) {
        record.numbers.push_back(killed(*dead, std::nullopt, std::nullopt, row.text("fatalities")));
    }
    tell(record, row.text("source"), row.text("notes"), sub_event);
    record.confidence = 1;  // people coded it
    return out;
}

}  // namespace khabar::exchange
