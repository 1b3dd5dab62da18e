#pragma once

#include <string>

namespace khabar::record {

/// What a person says of one event, beside the coder's answer and never in its place. It hangs on
/// the event's id, so it outlives a recoding, and an event that a recoding lost.
struct Review {
    enum class Kind {
        verdict,     ///< the whole event: `value` is "right", "wrong" or "unsure"
        correction,  ///< one field: `value` is what it should be
        missed       ///< an event that the coder did not find: `value` is its record
    };
    std::string event;     ///< the event's id; of a missed one the id that it was given
    std::string document;  ///< the document's id
    Kind kind = Kind::verdict;
    std::string field;  ///< of a correction: event, mode, context, status, actor, recipient, date,
                        ///< place, number; else empty
    std::string value;  ///< JSON, as the record would have it; of a verdict the bare word
    std::string was;    ///< JSON: what the coder said when the person looked
    std::string by;     ///< who, as they call themselves
    std::string when;   ///< "2026-11-30T09:15:00Z"
    std::string note;
};

}  // namespace khabar::record
