#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/coder/coder.h"
#include "khabar/core/document.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// What `khabar annotate --layer` shows.
enum class Layer : std::uint8_t {
    words,
    times,
    quantities,
    places,
    actors,
    clauses,
    frames,
    candidates
};

/// Nothing for an unknown name.
std::optional<Layer> layer(std::string_view name);

/// One line of one layer, without a line feed; offsets are code points (docs/record.schema.json,
/// $defs/words and the like).
std::string layer_record(Layer layer, const Document& document, const Layers& layers,
                         const TableFile& tables);

}  // namespace khabar
