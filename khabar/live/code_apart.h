#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/live/code_message.h"
#include "khabar/queue/consumer.h"

namespace khabar::live {

/// A message that was given so many times is coded in a process of its own: those who had it in
/// hand before may have died of it. why 3: one who died of something else took it along once
constexpr std::uint64_t apart_from = 3;

/// What a process said that was given one document.
struct ApartAnswer {
    int status = 0;   ///< as it exits; of one that a signal ended 128 + the signal
    std::string out;  ///< a line of document_line.h, or an error record
};

/// Codes a line of NDJSON as `khabar code --from ndjson --to documents` does, in a process of its
/// own with bounds on its time and memory. Thread-safe. Errors: too_costly, too_large (over its
/// bounds); others: it cannot be begun.
using RunApart = std::function<Expected<ApartAnswer>(const std::string& line)>;

/// As code_message(), by `run`. A document that ends the process, or takes too long, is refused as
/// "crashed". Nothing: the process cannot be had just now, which is no fault of the document.
std::optional<CodedMessage> code_apart(const queue::Delivery& delivery, const std::string& stream,
                                       const RunApart& run);

}  // namespace khabar::live
