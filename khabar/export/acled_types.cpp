#include "khabar/export/acled_types.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "khabar/export/facts.h"

namespace khabar::exports {

namespace {

using record::Entity;
using record::Record;

constexpr std::string_view violence = "Political violence";
constexpr std::string_view demonstrations = "Demonstrations";
constexpr std::string_view remote = "Explosions/Remote violence";
constexpr std::string_view against_civilians = "Violence against civilians";

/// Against whom a row holds.
enum class Against : std::uint8_t { anybody, civilians };

struct TypeRow {
    std::string_view event;
    std::string_view mode;
    Against against;
    AcledType type;
};

/// The first row that holds is taken. What stands in none is left empty.
constexpr std::array<TypeRow, 11> rows{{
    {"ASSAULT", "aerial", Against::anybody, {violence, remote, "Air/drone strike"}},
    {"ASSAULT", "drone", Against::anybody, {violence, remote, "Air/drone strike"}},
    {"ASSAULT", "suicide-attack", Against::anybody, {violence, remote, "Suicide bomb"}},
    {"ASSAULT",
     "explosives",
     Against::anybody,
     {violence, remote, "Remote explosive/landmine/IED"}},
    {"ASSAULT",
     "heavy-weapons",
     Against::anybody,
     {violence, remote, "Shelling/artillery/missile attack"}},
    {"ASSAULT",
     "abduct",
     Against::civilians,
     {violence, against_civilians, "Abduction/forced disappearance"}},
    {"ASSAULT", "sexual", Against::civilians, {violence, against_civilians, "Sexual violence"}},
    {"ASSAULT", "beat", Against::civilians, {violence, against_civilians, "Attack"}},
    {"ASSAULT", "torture", Against::civilians, {violence, against_civilians, "Attack"}},
    {"ASSAULT", "primitive", Against::civilians, {violence, against_civilians, "Attack"}},
    {"ASSAULT", "firearms", Against::civilians, {violence, against_civilians, "Attack"}},
}};

bool has_mode(const Record& record, std::string_view mode) {
    return std::find(record.modes.begin(), record.modes.end(), mode) != record.modes.end();
}

bool is_armed(const Entity& entity) {
    const Side side = side_of(entity);
    return (side == Side::state && entity.sectors.front() != "GOV") || side == Side::rebels;
}

/// Two armed sides, and nobody is said to have attacked the other.
bool is_clash(const Record& record) {
    return record.event == "ASSAULT" && record.recipients.empty() && record.actors.size() > 1 &&
           std::all_of(record.actors.begin(), record.actors.end(), is_armed) &&
           (record.modes.empty() || has_mode(record, "firearms") ||
            has_mode(record, "heavy-weapons"));
}

/// Whether somebody was hurt or held, so that a demonstration was not left in peace.
bool tells_harm(const Record& record) {
    return std::any_of(record.numbers.begin(), record.numbers.end(),
                       [](const record::Number& number) {
                           return number.kind == "killed" || number.kind == "injured" ||
                                  number.kind == "arrested" || number.kind == "casualties";
                       });
}

/// The labels in the order of ACLED's numbers, which interactions are told in.
constexpr std::array<std::string_view, 8> labels{
    "State forces", "Rebel group", "Political militia", "Identity militia",
    "Rioters",      "Protesters",  "Civilians",         "External/Other forces"};

std::string_view label_of_state(const Entity& entity, const Record& record) {
    const record::Place* place = main_place(record);
    const std::string& country = country_of(entity);
    if (entity.sectors.front() == "GOV" || country.empty() || place == nullptr ||
        place->country.empty()) {
        return {};
    }
    return country == place->country ? labels[0] : labels[7];
}

}  // namespace

AcledType acled_type(const Record& record) {
    if (!happened(record)) {
        return {};
    }
    if (is_clash(record)) {
        return {violence, "Battles", "Armed clash"};
    }
    if (record.event == "PROTEST" && has_mode(record, "riot")) {
        return {{}, "Riots", {}};
    }
    if (record.event == "PROTEST" && has_mode(record, "demo")) {
        return {demonstrations, "Protests",
                tells_harm(record) || record.modes.size() > 1 ? std::string_view()
                                                              : "Peaceful protest"};
    }
    const bool civil = side_of(record.recipients) == Side::civilians;
    for (const TypeRow& row : rows) {
        if (record.event == row.event && has_mode(record, row.mode) &&
            (row.against == Against::anybody || civil)) {
            return row.type;
        }
    }
    return {};
}

std::string_view acled_actor(const Entity& entity, const Record& record) {
    switch (side_of(entity)) {
        case Side::state:
            return label_of_state(entity, record);
        case Side::rebels:
            return labels[1];
        case Side::civilians:
            if (record.event == "PROTEST" && has_mode(record, "riot")) {
                return labels[4];
            }
            return record.event == "PROTEST" ? labels[5] : labels[6];
        case Side::unknown:
            return {};
    }
    return {};
}

std::string acled_interaction(std::string_view first, std::string_view second, bool alone) {
    if (first.empty() || (second.empty() && !alone)) {
        return {};
    }
    if (alone) {
        return std::string(first) + " only";
    }
    const auto rank = [](std::string_view label) {
        return std::find(labels.begin(), labels.end(), label) - labels.begin();
    };
    const bool in_order = rank(first) <= rank(second);
    std::string text(in_order ? first : second);
    text += '-';
    text += in_order ? second : first;
    return text;
}

}  // namespace khabar::exports
