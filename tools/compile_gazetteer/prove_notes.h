#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "check_notes.h"
#include "khabar/core/expected.h"

namespace khabar::compile_gazetteer {

/// What the proof of lexicon/places/places.tsv and the capitals of countries.tsv gave.
struct Proof {
    std::filesystem::path file;       ///< places.tsv
    std::size_t notes = 0;            ///< rows of it
    std::size_t confirmed = 0;        ///< of them
    std::vector<std::string> faults;  ///< "lexicon/places/places.tsv:41: ..."
    std::string with_confirmed;       ///< the file as its column `confirmed` should be
};

/// Faults are: a point that differs and is not explained in differs.tsv; a row there that explains
/// nothing any more, or whose km are not the ones found; a cell `confirmed` that is not current; a
/// place told twice. Errors: io, bad_lexicon.
Expected<Proof> prove_notes(const std::filesystem::path& lexicon, const Layers& layers);

/// The lemmas of lexicon/ar/place_heads.tsv, the longest first. Errors: io, bad_lexicon.
Expected<std::vector<std::string>> read_place_heads(const std::filesystem::path& lexicon);

}  // namespace khabar::compile_gazetteer
