#pragma once

#include <cstddef>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/serve/names.h"
#include "khabar/serve/overview.h"
#include "khabar/store/query.h"
#include "khabar/store/store.h"

namespace khabar::serve {

/// How many events are counted, drawn and linked for one answer; those that fit beyond are not.
inline constexpr std::size_t most_scanned = 100'000;  // why: read in half a second

/// Overviews that were made last: the map, the timeline, the facets and the graph of one view ask
/// for the same, at the same time, and one of them reads it. Thread-safe.
class Overviews {
public:
    using Shared = std::shared_ptr<const Overview>;

    /// query: resolved; its order, limit and cursor are not looked at. state: of the store, read
    /// before. Errors: those of Store::scan.
    Expected<Shared> get(store::Store& store, store::Query query, std::string_view state,
                         const Names& names);

private:
    using Answer = std::shared_future<Expected<Shared>>;
    struct Entry {
        std::string key;
        Answer answer;
        std::size_t events = 0;  ///< 0 until it is there
    };
    Answer find(const std::string& key, std::promise<Expected<Shared>>& promise, bool& mine);
    void settle(const std::string& key, const Expected<Shared>& answer);
    void forget(const std::string& key);

    std::mutex mutex_;
    std::list<Entry> entries_;  ///< the last used first
};

}  // namespace khabar::serve
