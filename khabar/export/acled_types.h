#pragma once

#include <string>
#include <string_view>

#include "khabar/record/record.h"

namespace khabar::exports {

/// ACLED's three words for an event; each empty where PLOVER's type and mode, and who did it to
/// whom, leave it open.
struct AcledType {
    std::string_view disorder;
    std::string_view event;
    std::string_view sub_event;
};

/// By the table in docs/stages/export.md. Empty for what did not happen (facts.h).
AcledType acled_type(const record::Record& record);

/// ACLED's label of a side ("State forces"); empty where the sector does not tell it. Whether
/// soldiers are at home is told by the country of the event's place.
std::string_view acled_actor(const record::Entity& entity, const record::Record& record);

/// "State forces-Rebel group", "Protesters only"; empty where a label that it takes is.
/// `alone`: there is no second side.
std::string acled_interaction(std::string_view first, std::string_view second, bool alone);

}  // namespace khabar::exports
