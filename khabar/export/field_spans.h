#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/span.h"
#include "khabar/record/record.h"

namespace khabar::exports {

/// Words of the text that say one field of an event.
struct FieldSpan {
    std::string_view field;  ///< trigger, actor, recipient, date, number, source, cue; of places
                             ///< the role: at, from, to, via
    std::string value;       ///< what they were read as: an id, a code, a day, an amount
    std::string words;
    Span span;  ///< code points of the document's text
};

/// All fields that have a place in the text; the trigger first.
std::vector<FieldSpan> field_spans(const record::Record& record);

}  // namespace khabar::exports
