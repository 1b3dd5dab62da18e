#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"

namespace khabar::gazetteer {

constexpr std::size_t max_own_rows = 200'000;  // why: they are read anew at each start, in 1 s

/// Reads the places that a user has written down: a TSV file in UTF-8 whose first line names its
/// columns, in any order. Empty lines, and lines that begin with #, are passed over.
///
///   ar, en    names, several with | between them; one of the two is needed
///   lat, lon  degrees north and east, with a point; needed
///   kind      of kinds.h, or empty
///   country   ISO 3166-1 alpha-3, or empty
///   id        of the user's choice, without blanks; else own: and the first English name, or the
///             first Arabic one, folded, behind the country: "own:lby.al-qaim". Two rows may not
///             have the same.
///
/// Errors: io, too_large; bad_lexicon with the first fault as `where` "places.tsv:41" and `detail`,
/// which goes on with the next faults.
Expected<std::vector<PlaceRow>> read_own_places(const std::filesystem::path& file);

}  // namespace khabar::gazetteer
