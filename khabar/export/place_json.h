#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/mention.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

/// The member "because": the parts of a place's score by their names (docs/stages/mentions.md).
void write_because(record::JsonLine& json, const PlaceCandidate& place);

/// 2210247 of the id "gn:2210247", or of a list of ids that begins with it; nothing for a place of
/// another source.
std::optional<std::int64_t> geonames_id(std::string_view id);

}  // namespace khabar::exports
