#pragma once

#include <string>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/record/review.h"

namespace khabar::record {

/// An event as a store gives it: the coder's record, the story that it stands in, and what people
/// said of it. What every export is given.
struct KeptEvent {
    std::string line;             ///< the record as the coder wrote it, NDJSON without a line feed
    Record record;                ///< the same, read
    std::string story;            ///< the id of the story's first event
    unsigned tellings = 1;        ///< of the story
    unsigned sources = 1;         ///< of the story: those that do not repeat each other
    std::vector<Review> reviews;  ///< the oldest first
};

}  // namespace khabar::record
