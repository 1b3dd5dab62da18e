#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"

namespace khabar::compile_gazetteer {

using gazetteer::PlaceRow;

/// The names of a message catalogue: from a GeoNames id to the name.
using Names = std::map<std::string, std::string, std::less<>>;

/// Reads what `msgunfmt --no-wrap` prints of a geonames.mo.
///
/// Errors: bad_table, with the line.
Expected<Names> read_po(std::string_view po);

/// Reads the resource /com/lomiri/geonames/cities.compiled of libgeonames0: a GVariant of type
/// a(sssssssudd), little-endian, its members an id, a name, the code and name of the first-order
/// division, the code and name of the country, a time zone, people, latitude and longitude.
///
/// english, arabic  other names by id; what is not in the script of its language is left out
/// Errors: bad_table, with the number of the town.
Expected<std::vector<PlaceRow>> read_debian_geonames(std::string_view cities, const Names& english,
                                                     const Names& arabic);

}  // namespace khabar::compile_gazetteer
