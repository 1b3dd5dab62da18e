#pragma once

#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/record/kept_event.h"
#include "khabar/record/review.h"

namespace khabar::keeping {

/// Now, as reviews and decisions give it: "2026-11-30T09:15:00Z".
std::string time_stamp();

/// Who says it, when, and why.
struct Signature {
    std::string by;
    std::string when;
    std::string note;
};

/// What a person says of the event as a whole. Errors: bad_json, for no verdict.
Expected<record::Review> verdict_on(const record::KeptEvent& event, std::string_view verdict,
                                    const Signature& signature);

/// What a person says a field should be, as people write it (record/correction.h). text: of the
/// event's document. Errors: bad_query, with the field; bad_json, for what is not its shape.
Expected<record::Review> correction_of(const record::KeptEvent& event, std::string_view text,
                                       std::string_view field, std::string_view written,
                                       const Signature& signature);

}  // namespace khabar::keeping
