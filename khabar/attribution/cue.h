#pragma once

#include <optional>

#include "khabar/attribution/frame.h"

namespace khabar::attribution {

/// What decides the status of a clause, and the words that say so.
struct Cue {
    Status status = Status::reported;
    Span words{};
    std::optional<RowId> row{};
    Status undone = Status::negated;  ///< what is left where the governing word is itself negated
    bool wished = false;              ///< demanded, promised, threatened or aimed at: Frame::wished
    bool presupposed = false;         ///< it happened, whatever governs it: "after the attack"
};

}  // namespace khabar::attribution
