#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// Whom or what a row of the lexicon names. The views live as long as the TableFile.
struct Identity {
    std::string id;       ///< "lby.tripoli", "out.x"; "cty.lby" a country, "cap.lby" its capital
    std::string_view ar;  ///< the main name in Arabic
    std::string_view en;  ///< and in English
    std::string_view country;
    std::vector<std::string_view> sectors;  ///< the main first
};

/// The identity of a row of actors/actors, actors/countries or places/places; nothing for others.
std::optional<Identity> identify(RowId row, const TableFile& tables);

/// The identity of an actor: its row's, or its office's, "EGY.president", with its title's names.
/// Nothing for one without either.
std::optional<Identity> identify(const ActorMention& actor, const TableFile& tables);

/// The identity of a place that the words may mean.
Identity identify(const PlaceCandidate& place);

/// Another place that the words may mean.
struct PlaceChoice {
    Identity who;
    const PlaceCandidate* place;
};

/// All but the first candidate, likeliest first, at most five; the same place told by a second row
/// is left out. They point into `place`.
std::vector<PlaceChoice> other_choices(const PlaceMention& place);

/// The English name of a country by its code ("LBY"); empty for PLOVER's other codes.
std::string_view country_name_en(std::string_view code, const TableFile& tables);

}  // namespace khabar
