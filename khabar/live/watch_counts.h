#pragma once

#include <atomic>
#include <cstdint>

namespace khabar::live {

/// What a watcher did since it began, over all its feeds. Any thread may look at any time.
struct WatchCounts {
    using Count = std::atomic<std::uint64_t>;
    Count feeds = 0;      ///< that are polled: named by a person, or by an index now
    Count failing = 0;    ///< of those: whose last poll failed
    Count waiting = 0;    ///< pages that are still to be fetched
    Count polls = 0;      ///< as the others, a sum of FeedCount
    Count unchanged = 0;  ///< of those: 304
    Count items = 0;
    Count fetched = 0;
    Count added = 0;
    Count same = 0;
    Count failed = 0;
};

}  // namespace khabar::live
