#pragma once

#include <cstdint>
#include <string>

namespace khabar::store {

/// A message of a queue that can never become a document, kept with the reason, so that nothing is
/// lost in silence. The same message of the same stream is one letter (letter_key.h).
struct DeadLetter {
    std::uint64_t number = 0;  ///< given by the store, rising
    std::string message;       ///< its id
    std::string subject;
    std::uint64_t sequence = 0;  ///< in its stream
    std::string code;            ///< of the Error, e.g. "bad_json"
    std::string detail;
    std::string payload;  ///< any bytes, as they came
    std::string when;     ///< "2026-11-30T09:15:00Z"
    std::string worker;   ///< who gave it up: host and process
};

/// The letter with texts that every database keeps: well-formed UTF-8 without zero bytes. Only the
/// payload stays as it is.
DeadLetter keepable(DeadLetter letter);

}  // namespace khabar::store
