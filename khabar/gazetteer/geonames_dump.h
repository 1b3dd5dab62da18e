#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"
#include "khabar/gazetteer/watch.h"

namespace khabar::gazetteer {

/// What a dump held.
struct DumpReport {
    std::vector<std::string> files;  ///< that were read, in their order
    std::string version;             ///< the latest day of change that a row tells; may be empty
    std::uint64_t rows = 0;
    std::uint64_t kept = 0;        ///< were handed on
    std::uint64_t left_out = 0;    ///< of other kinds (feature_kind.h)
    std::uint64_t repeated = 0;    ///< the number of a place that was there already
    std::uint64_t malformed = 0;   ///< could not be read
    std::uint64_t alternates = 0;  ///< rows of alternate names
    std::uint64_t alternates_malformed = 0;
};

struct DumpOptions {
    std::size_t memory = 256u << 20u;  ///< bytes, about; what does not fit is sorted on disk
    std::filesystem::path scratch;     ///< a folder with room for that
    Watch watch;
    /// Is told of the first max_told malformed rows of each file: "LY.txt:41: no latitude: ...".
    std::function<void(std::string_view)> tell;
};
constexpr std::uint64_t max_told = 5;

/// What GeoNames wants said where its places are used.
constexpr std::string_view geonames_attribution =
    "GeoNames (geonames.org), Creative Commons Attribution 4.0";

/// Reads a folder as download.geonames.org/export/dump/ gives its files (unzipped), and hands on
/// each place that is kept, in the order of their numbers, with its alternate names.
///
/// allCountries.txt             else all XX.txt, XX two capital letters
/// alternateNamesV2.txt         else alternateNames.txt: names whose language is Arabic or English
///                              and that are still in use. Without both, what column
///                              `alternatenames` has in Arabic letters.
/// admin1CodesASCII.txt         names of regions; without it they are empty
/// countryInfo.txt              codes of countries that ISO 3166-1 has not
///
/// A malformed row is counted and told of, and left out. Errors: io (no such file, no dump, a disk
/// that is full), stopped_error(), and what `take` gives.
Expected<DumpReport> read_geonames_dump(const std::filesystem::path& folder,
                                        const DumpOptions& options,
                                        const std::function<Expected<bool>(const PlaceRow&)>& take);

}  // namespace khabar::gazetteer
