#pragma once

#include "khabar/record/json_line.h"
#include "khabar/record/record.h"

namespace khabar::record {

/// The fields of `document` (docs/record.schema.json), into the object that is open.
void write_facts(JsonLine& json, const DocumentFacts& facts);

}  // namespace khabar::record
