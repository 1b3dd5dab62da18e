#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "khabar/serve/http_server.h"
#include "khabar/serve/pool.h"
#include "khabar/serve/rate_limit.h"

namespace khabar::serve {

class Connection;

/// The connections of one network (RateLimit's sense).
struct Neighbours {
    std::size_t all = 0;
    std::size_t young = 0;  ///< that have not asked a whole question yet
};

/// What the connections of one server share. All but the pools' threads run on the one thread that
/// runs `io`. The order of members is that of their ends: threads first, what they answer with
/// last.
struct Core {
    using Clock = std::chrono::steady_clock;

    Core(Handlers chosen, Hub& of, const Limits& given)
        : handlers(std::move(chosen)), hub(of), limits(given) {}

    Handlers handlers;
    Hub& hub;
    Limits limits;
    std::vector<Handlers::Answerer> quick_answerers;
    std::vector<Handlers::Answerer> slow_answerers;
    RateLimit rate;
    std::string date;
    std::array<char, 64u << 10u> read_buffer{};  ///< of whoever reads just now
    std::unordered_set<std::shared_ptr<Connection>> connections;
    std::unordered_map<std::string, Neighbours> networks;  ///< beyond loopback
    std::size_t live = 0;
    std::size_t streams = 0;
    std::size_t body_bytes = 0;
    /// Bodies on their way out, with how many connections send each: one that many share is held
    /// once.
    std::unordered_map<const std::string*, std::size_t> answers;
    std::size_t answer_bytes = 0;  ///< of those
    bool stopping = false;
    std::thread::id network_thread;  ///< the one that runs `io`; none: it does not run
    boost::asio::io_context io{1};
    std::optional<Pool> quick;
    std::optional<Pool> slow;

    void count(std::string_view route, int status) {
        if (handlers.count) {
            handlers.count(route, status, std::chrono::nanoseconds(0));
        }
    }
};

}  // namespace khabar::serve
