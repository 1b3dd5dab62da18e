#pragma once

#include <atomic>
#include <cstdint>

namespace khabar::live {

/// What a worker did since it began, and how far behind it is. Any thread may look at any time.
struct WorkCounts {
    using Count = std::atomic<std::uint64_t>;
    Count documents = 0;  ///< kept: added, replaced or unchanged
    Count added = 0;
    Count replaced = 0;
    Count unchanged = 0;         ///< the same was there: a message that came twice
    Count events = 0;            ///< coded
    Count letters = 0;           ///< dead letters
    Count redeliveries = 0;      ///< messages that somebody was given before
    Count retries = 0;           ///< of the store or the queue, when it could not be used
    Count code_batches = 0;      ///< coded
    Count put_batches = 0;       ///< put
    Count bytes = 0;             ///< of messages
    Count code_nanoseconds = 0;  ///< of wall time, while a batch was coded
    Count put_nanoseconds = 0;   ///< the same, while one was put; waiting for the store counted in
    Count pending = 0;           ///< messages that no worker was given yet
    Count queue_gone = 0;        ///< 1: the queue does not answer, and is waited for
    Count stream_messages = 0;   ///< that lie in the stream, done or not
    Count stream_most = 0;       ///< that may lie there; 0: not known, or no bound
    Count waiting = 0;           ///< connections that wait for a store that is gone
};

}  // namespace khabar::live
