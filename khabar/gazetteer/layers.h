#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/gazetteer.h"

namespace khabar::gazetteer {

/// Where a layer lies.
struct LayerPath {
    std::filesystem::path file;  ///< empty: there is no such layer
    bool named = false;          ///< somebody asked for this file: that it is missing is an error
};

struct LayerPaths {
    LayerPath own;       ///< a TSV file (own_file.h)
    LayerPath base;      ///< a gazetteer that came with the program
    LayerPath imported;  ///< a gazetteer that the user has imported
};

/// own       $KHABAR_PLACES, else khabar/places.tsv in $XDG_CONFIG_HOME or ~/.config
/// base      $KHABAR_BASE_GAZETTEER, else khabar.gazetteer in `program`, else in
///           `program`/../share/khabar
/// imported  $KHABAR_GAZETTEER, else khabar/imported.gazetteer in $XDG_DATA_HOME or ~/.local/share
///
/// program  the folder of the program; nothing where it is not known. Not thread-safe: reads the
///          environment.
LayerPaths default_layer_paths(const std::optional<std::filesystem::path>& program);

/// The places that the program knows beside those of the lexicon; null for a layer that is not
/// there. A look-up asks the user's own first.
struct Layers {
    std::shared_ptr<const Gazetteer> own;
    std::shared_ptr<const Gazetteer> base;
    std::shared_ptr<const Gazetteer> imported;
};

/// Errors: io (also a named file that is missing), bad_table, and those of read_own_places.
Expected<Layers> open_layers(const LayerPaths& paths);

}  // namespace khabar::gazetteer
