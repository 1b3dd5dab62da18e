#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "khabar/live/host_turns.h"
#include "khabar/live/moment.h"

namespace khabar::live {

enum class What : std::uint8_t { robots, feed, page };

/// Something to be asked of a host.
struct Job {
    What what;
    std::size_t feed;
    std::string item;     ///< as the feed names the page; of robots the origin
    std::string address;  ///< of the next request, behind the redirects so far
    std::string host, origin, path;
    long redirects = 0;
};

/// What waits to be asked, by host. Of one host what was begun (a redirect, robots.txt) goes first;
/// then polls and pages take turns, each in the order in which they came, so that neither keeps the
/// other waiting for ever. Hosts take turns too.
class HostQueues {
public:
    void add(Job job);
    /// Before all others of its kind.
    void add_first(Job job);
    /// Before all that waits for its host.
    void add_urgent(Job job);
    void add_later(Moment not_before, Job job);

    /// What is to be done next: of a host whose turn it is. later: also what was to wait until now
    std::optional<Job> take(const HostTurns& turns, Moment now, bool later);
    /// What was taken is on its way to its host: the next are those of others.
    void served() { behind_ = true; }

    /// When take() gives something, as far as is known now; max: never. held_until: hosts that want
    /// to be left alone for longer are passed over
    [[nodiscard]] Moment wake(const HostTurns& turns, Moment now, bool later,
                              Moment held_until) const;

private:
    struct Host {
        std::deque<Job> urgent, polls, pages;
        std::multimap<Moment, Job> later;
        bool page_next = false;

        [[nodiscard]] bool is_ready() const {
            return !urgent.empty() || !polls.empty() || !pages.empty();
        }
    };
    using Hosts = std::map<std::string, Host>;

    std::deque<Job>& like(const Job& job);
    static void ripen(Host& host, Moment now);
    static Job pop(Host& host);

    Hosts hosts_;
    std::string last_;     ///< the host that was taken of last
    bool behind_ = false;  ///< the next is one behind it
};

}  // namespace khabar::live
