#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace khabar::gazetteer {

/// A place as one source tells it: what the writer of a gazetteer takes.
struct PlaceRow {
    std::string id;                  ///< permanent in its source: "gn:2210247", "cldr:lyba"
    std::vector<std::string> names;  ///< in Latin letters, the usual one first
    std::vector<std::string> names_ar;
    std::string kind;     ///< as in lexicon/places/places.tsv: town, village, governorate ...
    std::string country;  ///< ISO 3166-1 alpha-3; empty: of none
    std::string region;   ///< the first-order division it lies in, in Latin letters; may be empty
    double lat = 0;       ///< degrees north, WGS 84
    double lon = 0;       ///< degrees east
    std::uint64_t population = 0;  ///< 0: not told
};

}  // namespace khabar::gazetteer
