#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/expected.h"
#include "khabar/input/web/feed.h"
#include "khabar/input/web/fetch.h"
#include "khabar/input/web/robots.h"
#include "khabar/live/feed_memory.h"
#include "khabar/live/host_queues.h"
#include "khabar/live/host_turns.h"
#include "khabar/live/moment.h"
#include "khabar/live/watch_counts.h"

namespace khabar::live {

/// One request to one host. A redirect comes back as an answer, and is another request.
struct Request {
    std::uint64_t number;  ///< that its Reply bears
    What what;
    std::string address;
    input::Validators known;
};

struct Reply {
    std::uint64_t number;
    input::Answer answer;
};

/// The network and the clock, as a watcher sees them.
class World {
public:
    virtual ~World() = default;
    virtual Moment now() = 0;
    /// Begins a request. Never more than WatchRules::at_once are on their way.
    virtual void ask(Request request) = 0;
    /// The next reply, in any order; nothing at `until`, or when somebody asks to stop.
    virtual std::optional<Reply> wait(Moment until) = 0;
    virtual bool stopped() = 0;
};

/// A page that was fetched because a feed named it.
struct FoundPage {
    std::string feed;        ///< its address
    std::string address;     ///< as the feed names it
    std::optional<Day> day;  ///< by the feed
    input::Fetched fetched;
};

enum class Kept : std::uint8_t {
    added,   ///< it is kept, for good
    same,    ///< it was there already
    failed,  ///< it cannot be kept, and its error is written; it is not to be asked for again
    ended    ///< nothing is kept any more: the watcher ends, and the page is as if never fetched
};

/// Where pages, errors and what is remembered of feeds go.
class PageKeeper {
public:
    virtual ~PageKeeper() = default;
    virtual Kept keep(FoundPage page) = 0;
    /// Writes the error of a feed, or of a page that it names (address; else the feed's own).
    /// False: nobody reads any more, the watcher ends.
    virtual bool failed(std::string_view feed, std::string_view address, const Error& error) = 0;
    /// What was kept of a feed, empty where nothing was. Errors end the watcher.
    virtual Expected<std::string> state_of(std::string_view feed) = 0;
    /// False ends the watcher.
    virtual bool keep_state(std::string_view feed, std::string_view state) = 0;
    /// Nothing is to be done for a while, or enough was done: time for what need not be done at
    /// each page.
    virtual bool idle() = 0;
};

constexpr unsigned max_tries = 3;  // why: an answer that may be another a minute later
/// Of a page whose host gives no answer, or one that speaks of the host alone (429, 5xx): with
/// waits that double from 30 s to a day these take nine days. why: an outage over a feast
constexpr unsigned max_outages = 20;
constexpr std::chrono::hours longest_outage_wait{24};
constexpr std::size_t max_children = 1000;  // why: sitemaps of a site of fifty million pages
/// A round of `once` waits for a host that wants to be left alone no longer than this; what lies
/// there waits for the next run.
constexpr std::chrono::milliseconds patience{60'000};
constexpr std::chrono::hours robots_good_for{24};  // source: RFC 9309, 2.4
// Of all robots.txt that are remembered. why: twenty of the largest; of the usual ones 100,000
constexpr std::size_t max_robots_memory = std::size_t{64} << 20u;
/// Hosts whose robots.txt could not be had are forgotten when there are so many.
constexpr std::size_t max_robots_hosts = 10'000;
// Stories are not left alone for longer, however busy the feeds are.
constexpr std::size_t pages_between_idles = 2'000;
constexpr std::chrono::minutes time_between_idles{10};

struct WatchRules {
    std::chrono::milliseconds every = std::chrono::minutes(15);  ///< between two polls of a feed
    Manners manners;
    std::optional<Day> since;                       ///< what a feed dates before is passed over
    bool once = false;                              ///< one round, then the end
    std::size_t at_once = 8;                        ///< requests on their way, each to another host
    std::size_t robots_memory = max_robots_memory;  ///< bytes
};

/// What one feed gave in this run.
struct FeedCount {
    std::string address;
    std::uint64_t polls = 0;
    std::uint64_t unchanged = 0;  ///< of those: 304
    std::uint64_t items = 0;      ///< that were not known before
    std::uint64_t fetched = 0;
    std::uint64_t added = 0;
    std::uint64_t same = 0;
    std::uint64_t failed = 0;    ///< polls and pages
    std::uint64_t unusable = 0;  ///< items without an address that can be fetched, at the last poll
    std::uint64_t waiting = 0;   ///< pages that are still to be fetched
    /// It failed in a run before, and was not polled in this one, since its time is still to come.
    std::optional<Moment> left_alone_until{};

    FeedCount& operator+=(const FeedCount& other);  ///< the counts alone
};

/// Polls feeds and sitemaps, and fetches each page that they name once.
///
/// - A host is asked one thing at a time, with a pause between (HostTurns). robots.txt of a page's
///   host is asked before, and of a sitemap's that an index names; feeds that a person named are
///   polled whatever it says.
/// - Each redirect is a request of its own, in the turn of its own host, and held to its
/// robots.txt.
/// - A feed that fails is polled after twice the time, and so on; one whose own address may not be
///   asked by our rules (forbidden) after the usual time, and at once in the next run: no host was
///   asked, so none is to be spared. A page whose host is out (no
///   connection, time, 429, 5xx, a robots.txt that cannot be read) is tried max_outages times, with
///   ever longer waits; one that the host answers otherwise with what may pass (408, 425) max_tries
///   times; another is given up at once. Each try that failed has its error.
/// - What is kept is in the PageKeeper's hands before the page is remembered as done, so whenever
///   this ends, nothing is lost; a page may be fetched twice then, and is kept once.
///
/// One thread; the World may have others.
class Watcher {
public:
    Watcher(WatchRules rules, World& world, PageKeeper& keeper);

    /// A feed or sitemap that a person named, as web_address() gives it.
    void add(const std::string& address);
    /// Until somebody asks to stop, or, once, everything is done. The Error of
    /// PageKeeper::state_of, if that ended it.
    std::optional<Error> run();

    /// By feed, in the order in which they came; sitemaps of an index behind those that were named.
    [[nodiscard]] std::vector<FeedCount> counts() const;
    /// Writes the sums of them there whenever they change; it outlives this.
    void share(WatchCounts& counts) { shared_ = &counts; }

private:
    struct Feed {
        FeedCount count;
        FeedMemory memory;
        bool named = true;                ///< by a person; else by an index
        std::size_t index_of = 0;         ///< where not named: the feed that names it
        bool wanted = true;               ///< else its index no longer names it
        bool on_its_way = false;          ///< it waits to be asked for, or is asked
        std::optional<Moment> next_poll;  ///< nothing: on its way, or not wanted
        std::string change;               ///< <lastmod> by the index, of the poll that is to come
        bool polled = false;              ///< in this run
        bool index = false;               ///< then it is never asked for by validators
        bool dirty = false;
        std::size_t pages_since_kept = 0;
        std::size_t state_bytes = 0;
    };
    struct RobotsState {
        std::optional<input::Robots> robots;  ///< nothing: asked for, or not to be had
        Moment until{};
        std::size_t bytes = 0;
        bool asked = false;  ///< the request is on its way
        unsigned failures = 0;
        std::deque<Job> blocked;
    };

    bool add_feed(const std::string& address, bool named, std::size_t& number);
    void share_counts() const;
    static void aim(Job& job, const std::string& address);
    void queue_page(std::size_t feed, const Waiting& item);
    void queue_polls(Moment now);
    bool start_one(Moment now);
    bool start(Job job, Moment now);
    bool allowed(Job& job, Moment now);
    void send(Job job);
    [[nodiscard]] Moment wake(Moment now) const;
    void answered(Reply reply);
    void robots_came(const Job& job, const input::Answer& answer, Moment now);
    void forget_robots(Moment now);
    void feed_came(const Job& job, const input::Answer& answer, Moment now);
    void feed_failed(Feed& feed, const Error& error, std::optional<std::chrono::seconds> retry,
                     Moment now);
    void feed_refused(Feed& feed, const Error& error, Moment now);
    void poll_again(Feed& feed, Moment when, const Error& error);
    void take_items(std::size_t feed, const input::Feed& found);
    void take_children(std::size_t index, const input::Feed& found, Moment now);
    void forget_children(std::size_t index, const input::Feed& found);
    [[nodiscard]] bool is_time_to_idle(Moment now, Moment until) const;
    void page_came(const Job& job, input::Answer answer, Moment now);
    /// What a failure says of another trial.
    enum class Again : std::uint8_t { never, some_times, while_out };
    static Again again_after(const input::Answer& answer);
    static bool may_try(Waiting& item, Again again);
    void page_failed(const Job& job, const Error& error, Again again,
                     std::optional<std::chrono::seconds> retry, Moment now);
    void page_done(const Job& job);
    bool done_elsewhere(const Job& job) const;
    void keep_states(bool all);
    void keep_state(Feed& feed);

    WatchRules rules_;
    World& world_;
    PageKeeper& keeper_;
    HostTurns turns_;
    std::vector<Feed> feeds_;
    std::unordered_map<std::string, std::size_t> feed_numbers_;
    HostQueues queues_;
    std::map<std::string, RobotsState> robots_;  ///< by origin
    std::size_t robots_bytes_ = 0;
    std::unordered_map<std::uint64_t, Job> flights_;
    std::uint64_t next_number_ = 1;
    bool ended_ = false;  ///< the keeper keeps nothing any more
    std::size_t kept_since_idle_ = 0;
    Moment first_kept_{};  ///< of those
    std::optional<Error> error_;
    WatchCounts* shared_ = nullptr;
};

}  // namespace khabar::live
