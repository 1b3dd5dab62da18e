#pragma once

#include <span>
#include <string>

#include "khabar/record/kept_event.h"
#include "khabar/record/record.h"

namespace khabar::serve {

/// One event as every answer gives it: `kept_record` of docs/record.schema.json, on one line.
std::string kept_json(const record::KeptEvent& event);
/// [ ... ]
std::string kept_json(std::span<const record::KeptEvent> events);
/// `document` of docs/record.schema.json.
std::string facts_json(const record::DocumentFacts& facts);

}  // namespace khabar::serve
