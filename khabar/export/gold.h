#pragma once

#include <cstdint>
#include <memory>

#include "khabar/export/writer.h"

namespace khabar::exports {

/// What became of the documents whose events a writer of gold was given.
struct GoldCount {
    std::uint64_t written = 0;
    std::uint64_t unreviewed = 0;  ///< left out: nobody looked at one of their events, or at more
    std::uint64_t textless = 0;    ///< left out: their text is not kept
    std::uint64_t unplaced = 0;    ///< left out: a trigger has no place in the text
};

/// The writer of gold (docs/stages/export.md), which counts its documents. The count outlives it.
std::unique_ptr<EventWriter> make_gold(const ExportOptions& options, GoldCount& count);

}  // namespace khabar::exports
