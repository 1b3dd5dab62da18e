#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cities_json.h"
#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"

namespace khabar::compile_gazetteer {

/// A division of a country by its ISO 3166-2 code.
struct Division {
    std::string code;     ///< as CLDR writes it: "lyba"
    std::string country;  ///< ISO 3166-1 alpha-3
    std::string name;     ///< English
    std::string name_ar;
};

/// Reads common/subdivisions/ar.xml and en.xml of unicode-cldr-core; a division that one of them
/// does not name is left out. Errors: bad_table where a file has no line of a division.
Expected<std::vector<Division>> read_subdivisions(std::string_view arabic,
                                                  std::string_view english);

/// The divisions whose English name is that of a division of `cities`, as rows of kind governorate.
///
/// No source gives a division's point. The row has that of one of its towns, the one nearest to the
/// middle of them all: it lies in the division, and is not its seat. A division with fewer than
/// two towns there is left out. Where no key is the same, one division with the same consonants,
/// three or more, and no other in that country, counts as it.
/// place_heads  words like "governorate" in Arabic: a name that begins with one also stands without
std::vector<PlaceRow> place_divisions(const std::vector<Division>& divisions,
                                      const std::vector<City>& cities,
                                      const std::vector<std::string>& place_heads);

/// Whether two Latin names of divisions of one country are alike: by division_key, or by their
/// consonants where there are two or more ("Dhale" and "Ad Dali`").
bool same_division(std::string_view one, std::string_view other);

/// The key of a division's Latin name: name_key without words like "Governorate" or "Oblast".
std::string division_key(std::string_view name);

}  // namespace khabar::compile_gazetteer
