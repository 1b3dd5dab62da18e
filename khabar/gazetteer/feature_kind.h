#pragma once

#include <cstdint>
#include <string_view>

namespace khabar::gazetteer {

/// The kind of a place by the class and code of its feature in GeoNames
/// (geonames.org/export/codes.html); empty for what a gazetteer of news leaves out.
///
/// Kept is what news names to say where something happened, as far as lexicon/places/places.tsv has
/// a kind for it: populated places, divisions and states, airports, bases, crossings, camps, ports,
/// dams, oil and gas fields, islands, waters, mountains and hills, wadis, deserts, oases, roads.
/// Left out are single buildings (hotels, schools, mosques, shops, farms), wells and springs, parks
/// and forests, what lies under the sea, and what is no more (historical divisions and places):
/// there are millions of them, their names are common words or those of the place beside them, and
/// a report that means one says so.
///
/// A populated place of 5,000 people, or the seat of a division, is a town, another a village.
std::string_view kind_of_feature(std::string_view feature_class, std::string_view code,
                                 std::uint64_t population);

}  // namespace khabar::gazetteer
