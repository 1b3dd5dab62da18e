#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/serve/hub.h"
#include "khabar/serve/request.h"

namespace khabar::serve {

struct Address {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any that is free
};

/// How much and how long: each bounds what strangers can make the server hold.
struct Limits {
    using Time = std::chrono::milliseconds;
    std::size_t connections = 2500;  ///< why: 2,000 event streams and what is asked beside them
    std::size_t of_network = 256;    ///< one address's, beyond loopback; why: an office behind one
    std::size_t young_of_network = 64;  ///< of those, that have not asked yet; why: half requests
    std::size_t live = 2000;            ///< event streams
    std::size_t streams = 16;       ///< long answers under way; why: each holds a store, some 12 MB
    std::size_t slow_waiting = 64;  ///< why: at a second each that is a minute of waiting
    std::size_t bodies = 256u << 20u;  ///< bytes of all bodies together
    /// Bytes of all bodies that are being sent, beside which no other of the API's begins; why: as
    /// bodies, and enough for 250 of the longest that a page asks for.
    std::size_t answers = 256u << 20u;
    std::size_t live_events = 64;          ///< that one slow event stream may be behind
    std::size_t live_bytes = 256u << 10u;  ///< the same in bytes
    Time head{10'000};                     ///< for a whole head
    Time body{15'000};                     ///< for a body, and a second for each body_rate bytes
    std::size_t body_rate = 16u << 10u;    ///< why: the slowest line that people still use
    Time idle{60'000};                     ///< between two requests
    Time stall{30'000};                    ///< while nothing of an answer is taken
    std::size_t write_rate =
        1u << 10u;       ///< an answer taken slower is cut off after twice the stall
    Time linger{2'000};  ///< for the other end to read a last answer
    std::size_t linger_bytes = 4u << 20u;  ///< that it may go on sending in that time
    Time heartbeat{20'000};                ///< why: proxies cut a silent stream after 30 s
    Time stop{5'000};                      ///< for what is under way when it is to stop
    Time tick{500};                        ///< how often times are looked at
    std::size_t quick_threads = 0;         ///< 0: as many as cores, two at least, eight at most
    std::size_t slow_threads = 2;          ///< why: an export and a coding beside each other
};

/// What answers. `file`, `admit` and `count` are called on the thread of the network and must be
/// quick; an Answerer on one of its own.
struct Handlers {
    using Answerer = std::function<Response(const Request&, const Admission&)>;
    std::function<Admission(const Request& head)> admit;
    /// The page's own files; nothing: the path is none of theirs. Asked before `admit`.
    std::function<std::optional<Response>(const Request& head)> file;
    /// Makes the Answerer of one thread, which may hold what serves one thread alone.
    std::function<Expected<Answerer>(bool slow)> open;
    /// An answer that the server itself gave. `route`: "file", "limit", "bad_request".
    std::function<void(std::string_view route, int status, std::chrono::nanoseconds took)> count;
};

/// HTTP/1.1 on one address: bytes, times, limits, streams. Knows no route.
class HttpServer {
public:
    /// Listens; answers from run() on. `hub` outlives it. Errors: io (cannot be listened on), and
    /// those of Handlers::open.
    static Expected<std::unique_ptr<HttpServer>> open(const Address& address, Handlers handlers,
                                                      Hub& hub, const Limits& limits = {});
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// Until `stop_descriptor` can be read: then takes no more, ends what is under way, returns.
    /// `stopping` is told when that begins.
    void run(int stop_descriptor, const std::function<void()>& stopping = {});

private:
    class Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace khabar::serve
