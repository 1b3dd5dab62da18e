#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace khabar::gazetteer {

/// The kinds of lexicon/places/places.tsv, as lexicon/schema.tsv lists them (a test compares).
constexpr std::array<std::string_view, 20> place_kinds{
    "town",  "village",  "district", "region", "governorate", "country", "airport",
    "base",  "crossing", "camp",     "port",   "dam",         "island",  "sea",
    "river", "mountain", "oilfield", "road",   "front",       "area"};

constexpr bool is_kind(std::string_view kind) {
    return std::find(place_kinds.begin(), place_kinds.end(), kind) != place_kinds.end();
}

}  // namespace khabar::gazetteer
