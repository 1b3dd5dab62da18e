#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/input/web/feed.h"
#include "khabar/input/web/fetch.h"
#include "khabar/live/moment.h"

namespace khabar::live {

/// A page that a feed named and that is not done with: to be fetched, or to be tried again.
struct Waiting {
    std::string address;
    std::optional<Day> day;  ///< by the feed
    unsigned tries = 0;      ///< that failed by an answer about the page
    unsigned outages = 0;    ///< that failed because its host was out
    Moment not_before{};
};

/// What a watcher remembers of one feed, in memory and, as JSON, between two runs.
///
/// Pages that are done are known by 64 bits of their address's hash: that two of a hundred thousand
/// are taken for one happens in one of four billion feeds. All that the feed names now are
/// remembered, and others up to max_done, the latest. Pages that wait are remembered whole, since
/// the feed may have let go of them by the next run; and as long as not all of them are written
/// down (max_written), the validators are not either, so that the next run asks for the whole feed
/// and finds them again.
class FeedMemory {
public:
    FeedMemory() = default;
    /// Of what write() gave; what cannot be read is not remembered.
    explicit FeedMemory(std::string_view json);
    [[nodiscard]] std::string write() const;

    [[nodiscard]] bool is_done(std::string_view address) const;
    /// It is done with, kept or given up.
    void done(std::string_view address);
    /// nullptr: it does not wait.
    [[nodiscard]] Waiting* waiting(std::string_view address);
    /// In the order in which they came.
    [[nodiscard]] std::vector<Waiting> all_waiting() const;
    [[nodiscard]] std::size_t waiting_count() const noexcept { return waiting_.size(); }

    /// Takes what the feed names now; those that were not known wait from here on, and are
    /// returned. since: what the feed dates before is passed over, and not remembered
    /// Where is_full() there may have been more.
    std::vector<Waiting> take(const std::vector<input::FeedItem>& items, std::optional<Day> since);

    input::Validators validators;  ///< of the last answer that was read
    std::string changed;           ///< <lastmod> of it in the index that names it, then
    unsigned failures = 0;         ///< in a row
    Moment not_before{};           ///< after failures

    /// No more can wait: what a feed names is not taken before others are done.
    [[nodiscard]] bool is_full() const noexcept { return waiting_.size() >= max_waiting; }

    static constexpr std::size_t max_waiting = input::max_items;   // why: some 10 MB a feed
    static constexpr std::size_t max_done = 2 * input::max_items;  // why: a feed's items twice over
    static constexpr std::size_t max_written = 1000;  // why: a state of some 100 kB, kept often

private:
    struct Ordered {
        Waiting item;
        std::uint64_t order;
    };
    void add_waiting(Waiting item);

    std::vector<std::uint64_t> done_;  ///< hashes, those named longest ago first
    std::unordered_set<std::uint64_t> is_done_;
    std::unordered_map<std::uint64_t, Ordered> waiting_;
    std::uint64_t next_order_ = 0;
};

}  // namespace khabar::live
