#pragma once

#include <array>
#include <string_view>

namespace khabar::record {

/// A type of PLOVER 2.0 and the quadrant that it stands in, whatever its mode
/// (lexicon/events/ontology.tsv holds the same, with scores).
struct PloverType {
    std::string_view event;
    std::string_view quad;
};

inline constexpr std::array<PloverType, 16> plover_types{{
    {"AGREE", "verbal cooperation"},
    {"CONSULT", "verbal cooperation"},
    {"SUPPORT", "verbal cooperation"},
    {"CONCEDE", "verbal cooperation"},
    {"COOPERATE", "material cooperation"},
    {"AID", "material cooperation"},
    {"RETREAT", "material cooperation"},
    {"REQUEST", "verbal conflict"},
    {"ACCUSE", "verbal conflict"},
    {"REJECT", "verbal conflict"},
    {"THREATEN", "verbal conflict"},
    {"PROTEST", "material conflict"},
    {"SANCTION", "material conflict"},
    {"MOBILIZE", "material conflict"},
    {"COERCE", "material conflict"},
    {"ASSAULT", "material conflict"},
}};

/// Its sectors (lexicon/schema.tsv takes the same).
inline constexpr std::array<std::string_view, 25> plover_sectors{
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"};

/// Empty for what is no type of PLOVER.
constexpr std::string_view quad_of(std::string_view event) {
    for (const PloverType& type : plover_types) {
        if (type.event == event) {
            return type.quad;
        }
    }
    return {};
}

}  // namespace khabar::record
