#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/tables/table_file.h"

namespace khabar::cli {

/// A place of some layer, as `khabar gazetteer find` shows it; the words live as long as the layer.
struct ShownPlace {
    std::string_view layer;  ///< own, notes, base, imported
    std::string_view id;
    std::string_view name;
    std::string_view name_ar;
    std::string_view kind;
    std::string_view country;
    std::string_view region;
    double lat = 0;
    double lon = 0;
    std::uint64_t population = 0;
    std::string row;  ///< "lexicon/places/places.tsv:41"; of notes alone
    double km = 0;    ///< where it was asked for
};

/// The lexicon's own places, states and capitals that bear a name, in the order of their rows; all
/// of them for an empty key.
std::vector<ShownPlace> place_notes(const TableFile& tables, std::string_view key);

}  // namespace khabar::cli
