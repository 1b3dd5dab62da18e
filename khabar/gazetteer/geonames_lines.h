#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khabar/gazetteer/place_row.h"

namespace khabar::gazetteer {

/// What the small files of a dump say; empty where they are not there.
struct GeonamesCodes {
    std::unordered_map<std::string, std::string> countries;  ///< "LY": "LBY"
    std::unordered_map<std::string, std::string> regions;    ///< "LY.77": "Tripoli"
};

/// One line of allCountries.txt (the 19 columns of GeoNames' readme), read.
struct GeonamesPlace {
    std::uint32_t id = 0;
    PlaceRow row;
    std::string modified;  ///< "2023-05-01"
    bool kept = false;     ///< else kind_of_feature has none for it
};

/// Empty, or what is wrong with the line.
///
/// any_arabic  the names in Arabic letters of column `alternatenames`, which does not tell their
///             language, are taken; those with letters that Arabic has not are left out
std::string read_geonames_place(const std::vector<std::string_view>& columns,
                                const GeonamesCodes& codes, bool any_arabic, GeonamesPlace& place);

/// How good a name is, the best first.
enum class NameRank : std::uint8_t { preferred, usual, short_name, colloquial };

/// One line of alternateNamesV2.txt (10 columns) or alternateNames.txt (8), read.
struct AlternateName {
    std::uint32_t place = 0;
    std::uint32_t id = 0;
    bool arabic = false;
    NameRank rank = NameRank::usual;
    std::string_view name;
    bool kept = false;  ///< Arabic or English, and still in use
};

/// Empty, or what is wrong with the line.
std::string read_alternate_name(const std::vector<std::string_view>& columns, AlternateName& name);

/// The names of a place in their order: the preferred one in English, then that of the place
/// itself, then the others by rank. Precondition: the alternates are in order.
void add_alternate_names(PlaceRow& row, const std::vector<AlternateName>& alternates);

}  // namespace khabar::gazetteer
