#pragma once

#include <cstddef>
#include <vector>

#include "khabar/mentions/mention.h"

namespace khabar::places {

/// English names are of all the world: of "London" and "California" there are a dozen, and news
/// that says no more means the one that everybody knows. The first `noted` places are those of the
/// lexicon. Takes away places that tell a division of the lexicon again, and villages with the name
/// of one, and scores the others by how known they are against the most known.
void score_prominence(std::vector<PlaceCandidate>& places, std::size_t noted);

}  // namespace khabar::places
