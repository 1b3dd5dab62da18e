#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::compile_gazetteer {

/// A row of lexicon/places/places.tsv.
struct Note {
    std::string id;
    std::vector<std::string> ar;  ///< without the "?" of weak names
    std::vector<std::string> en;
    std::string kind;
    std::string country;  ///< ISO 3166-1 alpha-3; empty: of several or none
    double lat = 0;
    double lon = 0;
    std::string confirmed;   ///< the cell as it stands
    std::uint32_t line = 0;  ///< in the file, 1 the header
};

/// Reads places.tsv. Its cells are held against the schema by compile_lexicon, not here.
/// Errors: bad_lexicon, with file and line, where a column is missing or a point is no number.
Expected<std::vector<Note>> read_notes(std::string_view tsv, std::string_view file);

/// The capitals of lexicon/actors/countries.tsv as notes of kind town, their ids "capital.LBY".
Expected<std::vector<Note>> read_capitals(std::string_view tsv, std::string_view file);

/// A row of lexicon/places/differs.tsv: this far from the nearest of its name, and why.
struct Difference {
    std::string id;
    double km = 0;
    std::uint32_t line = 0;
};
Expected<std::vector<Difference>> read_differences(std::string_view tsv, std::string_view file);

/// The cells of one column of a sheet. Errors: bad_lexicon.
Expected<std::vector<std::string>> read_column(std::string_view tsv, std::string_view file,
                                               std::string_view column);

/// The file with the column `confirmed` as `confirmed` says, by id; all else byte for byte.
/// Precondition: read_notes takes it.
std::string with_confirmed(std::string_view tsv,
                           const std::map<std::string, std::string>& confirmed);

}  // namespace khabar::compile_gazetteer
