#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/input/web/fetch.h"
#include "khabar/input/web/robots.h"

namespace khabar::input {

/// What the answer to a request for robots.txt means (RFC 9309, 2.3.1): 2xx is read; 4xx, and more
/// redirects than are followed, are a host that has none, so all is allowed; a host that could not
/// be reached, or says 5xx or 429 (asked too often is no word on what may be), lets nothing be
/// fetched until it answers. Then the Error says so.
Expected<Robots> robots_of(const Answer& answer);

/// `rules` as robots.txt is fetched by: any media, and only so much of it as is looked at.
FetchRules robots_rules(FetchRules rules);

/// The robots.txt of each host that is asked, fetched once and kept for a day; the hosts asked
/// longest ago are forgotten. Keeps to Crawl-delay by sleeping. For one thread.
class HostRobots {
public:
    explicit HostRobots(const FetchRules& rules) : rules_(robots_rules(rules)) {}

    /// Whether `address` (as web_address() gives it) may be asked for now; before it says yes it
    /// waits as long as the host asks. Errors: forbidden (by robots.txt), and why it cannot be
    /// read.
    std::optional<Error> may(const std::string& address);
    /// Heeds a host that asks to be left alone: 429 or 503 with Retry-After. True: the same may be
    /// asked once more, for which may() waits. Nobody waits longer than longest_wait: until then
    /// may() lets nothing of the host be fetched. Precondition: the answer is no page.
    bool put_off(const Answer& answer);

    static constexpr std::chrono::hours good_for{24};  // source: RFC 9309, 2.4
    /// Between two requests to a host that asks for nothing else. why: a list names pages of one
    /// host in a row, and nobody looks at what it answers
    static constexpr std::chrono::milliseconds pause{1'000};
    static constexpr std::chrono::seconds longest_wait{120};  // why: others of the list wait too
    // why: a host that was down for a moment is asked again in a long list
    static constexpr std::chrono::minutes failure_good_for{10};
    static constexpr std::size_t max_hosts = 10'000;  // why: a list has few pages of so many
    static constexpr std::size_t max_bytes = std::size_t{32}
                                             << 20u;  // of rules. why: 64 of the largest

private:
    using Clock = std::chrono::steady_clock;
    struct Host {
        Expected<Robots> robots;
        Clock::time_point until;  ///< it is fetched anew after
        std::size_t bytes = 0;
        Clock::time_point next_turn{};     ///< the next request may begin
        Clock::time_point closed_until{};  ///< it asks to be left alone for longer than we wait
    };
    Host& host_of(const std::string& origin);
    void forget_oldest();
    std::optional<Error> wait(Host& host);

    FetchRules rules_;
    std::map<std::string, Host> hosts_;  ///< by origin
    std::list<std::string> order_;       ///< of their first request
    std::size_t bytes_ = 0;              ///< of all rules
};

}  // namespace khabar::input
