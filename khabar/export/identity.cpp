#include "khabar/export/identity.h"

#include <utility>

namespace khabar {

namespace {

/// The first alternative of a cell; a '?' marks a name that needs support and is no part of it.
std::string_view main_name(std::string_view cell) {
    const std::vector<std::string_view> names = alternatives(cell);
    std::string_view first = names.empty() ? std::string_view() : names.front();
    if (first.ends_with('?')) {
        first.remove_suffix(1);
    }
    return first;
}

std::string lower_ascii(std::string_view code) {
    std::string lower(code);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return lower;
}

}  // namespace

std::optional<Identity> identify(RowId row, const TableFile& tables) {
    const Sheet& sheet = tables.sheet(row.sheet);
    Identity identity;
    if (sheet.name() == "actors/countries") {
        identity.country = sheet.cell(row.row, "iso");
        identity.id = "cty." + lower_ascii(identity.country);
    } else if (sheet.name() == "actors/actors") {
        identity.id = sheet.cell(row.row, "id");
        identity.country = sheet.cell(row.row, "country");
        identity.sectors = alternatives(sheet.cell(row.row, "sector"));
    } else if (sheet.name() == "places/places") {
        identity.id = sheet.cell(row.row, "id");
        identity.country = sheet.cell(row.row, "country");
    } else {
        return std::nullopt;
    }
    identity.ar = main_name(sheet.cell(row.row, "ar"));
    identity.en = main_name(sheet.cell(row.row, "en"));
    return identity;
}

std::optional<Identity> identify(const ActorMention& actor, const TableFile& tables) {
    if (actor.entity) {
        return identify(*actor.entity, tables);
    }
    if (!actor.office) {
        return std::nullopt;
    }
    Identity identity;
    identity.id = actor.office->where + "." + std::string(tables.cell(actor.office->title, "key"));
    identity.ar = main_name(tables.cell(actor.office->title, "ar"));
    identity.en = main_name(tables.cell(actor.office->title, "en"));
    identity.country = actor.country;
    identity.sectors = alternatives(tables.cell(actor.office->title, "sector"));
    return identity;
}

Identity identify(const PlaceCandidate& place) {
    Identity identity;
    identity.id = place.id.empty() ? (place.capital ? "cap." : "cty.") + lower_ascii(place.country)
                                   : std::string(place.id);
    identity.ar = main_name(place.ar);
    identity.en = main_name(place.en);
    identity.country = place.country;
    return identity;
}

std::vector<PlaceChoice> other_choices(const PlaceMention& place) {
    constexpr std::size_t most = 5;  // why: what the record's reader can weigh by eye
    std::vector<PlaceChoice> choices;
    if (place.candidates.empty()) {
        return choices;
    }
    const Identity first = identify(place.candidates.front());
    for (std::size_t i = 1; i < place.candidates.size() && choices.size() < most; ++i) {
        Identity who = identify(place.candidates[i]);
        if (who.country != first.country || who.en != first.en) {
            choices.push_back({std::move(who), &place.candidates[i]});
        }
    }
    return choices;
}

std::string_view country_name_en(std::string_view code, const TableFile& tables) {
    const Sheet* countries = tables.sheet("actors/countries");
    if (countries == nullptr || code.empty()) {
        return {};
    }
    for (std::uint32_t row = 0; row < countries->rows(); ++row) {
        if (countries->cell(row, "iso") == code) {
            return main_name(countries->cell(row, "en"));
        }
    }
    return {};
}

}  // namespace khabar
