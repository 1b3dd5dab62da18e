#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/record/kept_event.h"
#include "khabar/record/review.h"

namespace khabar::exports {

/// The last verdict: "right", "wrong", "unsure", or empty.
std::string_view verdict_of(std::span<const record::Review> reviews);

/// The event as people corrected it: the last correction of each field replaces it; nothing where
/// the last verdict is "wrong", or there is no record but reviews alone (missed()). A correction
/// that makes no record is left out. With another type comes its quad; with another type or mode
/// the score goes, for it is the coder's.
std::optional<record::KeptEvent> corrected(const record::KeptEvent& kept);

/// The records of the events that the coder missed, of reviews of kind `missed`. They hang on any
/// event of the document, or on a KeptEvent without a record (its last verdict not "wrong").
std::vector<record::KeptEvent> missed(const record::KeptEvent& kept);

}  // namespace khabar::exports
