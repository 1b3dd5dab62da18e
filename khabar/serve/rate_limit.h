#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khabar::serve {

/// How often an address may ask, and how many wrong tokens it may try. Serves one thread. Holds a
/// bounded number of addresses; IPv6 ones count by their /64, which one customer has, and all of
/// loopback as one.
class RateLimit {
public:
    using Clock = std::chrono::steady_clock;

    /// Whether one more request may be answered now. This machine's own are not counted.
    bool allow(std::string_view peer, Clock::time_point now);
    /// Whether a token may be tried from there now. One that was wrong before and is sent again,
    /// as by a page that a restart of the server left behind, is no further guess.
    [[nodiscard]] bool may_try(std::string_view peer, std::string_view token,
                               Clock::time_point now);
    /// It was wrong.
    void count_wrong(std::string_view peer, std::string_view token, Clock::time_point now);
    /// Forgets addresses that have been quiet. Call it once in a while.
    void sweep(Clock::time_point now);

private:
    struct Entry {
        double tokens = 0;  ///< of requests
        Clock::time_point filled;
        std::vector<std::uint64_t> wrong;  ///< hashes of wrong tokens
        Clock::time_point first_wrong;
    };
    Entry& entry(std::string_view peer, Clock::time_point now);
    std::unordered_map<std::string, Entry> entries_;
};

bool is_loopback(std::string_view peer);
/// What one customer's addresses have in common.
std::string network_of(std::string_view peer);

}  // namespace khabar::serve
