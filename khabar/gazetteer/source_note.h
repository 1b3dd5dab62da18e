#pragma once

#include <cstdint>
#include <string>

namespace khabar::gazetteer {

/// What the header of a gazetteer says of where its rows came from.
struct SourceNote {
    std::string name;         ///< "GeoNames"
    std::string version;      ///< of the package or the dump
    std::string attribution;  ///< what its licence wants said
    std::uint64_t rows = 0;   ///< that went in
    std::uint64_t malformed = 0;
};

/// What a writer put into a file.
struct Written {
    std::uint64_t places = 0;
    std::uint64_t names = 0;  ///< different keys of each place, summed
    std::uint64_t bytes = 0;
};

}  // namespace khabar::gazetteer
