#pragma once

#include <optional>

#include "khabar/record/kept_event.h"

namespace khabar::exports {

/// The event as PLOVER's codebook alone would have it (docs/PLOVER.md, house rules): a planned act
/// of cooperation is AGREE, reported. The event's id stays, so that it is found in the store.
void make_strict(record::KeptEvent& kept);

/// The COERCE/arrest that strict PLOVER has beside a sentence to prison; nothing for other events.
std::optional<record::KeptEvent> arrest_beside(const record::KeptEvent& kept);

}  // namespace khabar::exports
