#include "khabar/serve/http_server.h"

#include <algorithm>
#include <ctime>
#include <thread>
#include <utility>

#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "khabar/serve/http_connection.h"
#include "khabar/serve/http_core.h"
#include "khabar/serve/response_head.h"

namespace khabar::serve {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

class HttpServer::Impl {
public:
    Impl(Handlers handlers, Hub& hub, const Limits& limits)
        : core(std::move(handlers), hub, limits),
          acceptor(core.io),
          clock(core.io),
          retry(core.io),
          last(core.io),
          stop_signal(core.io) {}

    std::optional<Error> begin(const Address& address) {
        if (auto error = open_threads()) {
            return error;
        }
        error_code error;
        tcp::resolver resolver(core.io);
        const auto found = resolver.resolve(address.host, std::to_string(address.port),
                                            tcp::resolver::passive, error);
        if (error || found.empty()) {
            return Error{ErrorCode::io, address.host, "no address of this machine"};
        }
        const tcp::endpoint endpoint = found.begin()->endpoint();
        acceptor.open(endpoint.protocol(), error);
        if (!error) {
            acceptor.set_option(asio::socket_base::reuse_address(true), error);
            acceptor.bind(endpoint, error);
        }
        if (!error) {
            acceptor.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return Error{ErrorCode::io, address.host + ":" + std::to_string(address.port),
                         error == asio::error::address_in_use ? "in use" : error.message()};
        }
        return std::nullopt;
    }

    void run(int stop_descriptor, const std::function<void()>& stopping) {
        core.network_thread = std::this_thread::get_id();
        tick();
        accept();
        stop_signal.assign(::dup(stop_descriptor));
        stop_signal.async_wait(asio::posix::stream_descriptor::wait_read,
                               [this, &stopping](const error_code& error) {
                                   if (!error) {
                                       stop();
                                       if (stopping) {
                                           stopping();
                                       }
                                   }
                               });
        core.io.run();
        close_all();
        core.quick->stop();
        core.slow->stop();
        core.network_thread = {};
    }

    Core core;
    tcp::acceptor acceptor;

private:
    std::optional<Error> open_threads() {
        constexpr std::size_t most = 8;  // why: each may fill a store's cache of 128 MB
        const std::size_t cores = std::max(2u, std::thread::hardware_concurrency());
        const std::size_t quick =
            core.limits.quick_threads > 0 ? core.limits.quick_threads : std::min(cores, most);
        for (const bool slow : {false, true}) {
            auto& answerers = slow ? core.slow_answerers : core.quick_answerers;
            for (std::size_t i = 0; i < (slow ? core.limits.slow_threads : quick); ++i) {
                auto answerer = core.handlers.open(slow);
                if (!answerer) {
                    return answerer.error();
                }
                answerers.push_back(*std::move(answerer));
            }
        }
        core.quick.emplace(core.quick_answerers.size());
        core.slow.emplace(core.slow_answerers.size());
        return std::nullopt;
    }

    void accept() {
        acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || core.stopping) {
                return;
            }
            if (error) {  // out of descriptors or memory: not again at once
                retry.expires_after(std::chrono::milliseconds(50));
                retry.async_wait([this](const error_code& ended) {
                    if (!ended) {
                        accept();
                    }
                });
                return;
            }
            take(std::move(socket));
            accept();
        });
    }

    void take(tcp::socket socket) {
        error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) {
            return;
        }
        const std::string peer = remote.address().to_string();
        if (!is_loopback(peer)) {
            const auto at = core.networks.find(network_of(peer));
            if (at != core.networks.end() && (at->second.all >= core.limits.of_network ||
                                              at->second.young >= core.limits.young_of_network)) {
                core.count("limit", 0);
                return;
            }
        }
        if (core.connections.size() >= core.limits.connections && !make_room()) {
            return turn_away(std::move(socket));
        }
        const auto connection = std::make_shared<Connection>(core, std::move(socket), peer);
        core.connections.insert(connection);
        connection->start();
    }

    /// Closes the connection that has waited longest between two requests; false: there is none.
    bool make_room() {
        std::shared_ptr<Connection> oldest;
        for (const auto& connection : core.connections) {
            const auto since = connection->idle_since();
            if (since && (!oldest || *since < *oldest->idle_since())) {
                oldest = connection;
            }
        }
        if (oldest) {
            oldest->close();
        }
        return oldest != nullptr;
    }

    void turn_away(tcp::socket socket) {
        core.count("limit", 503);
        const Response response = failure(503, "busy", "Too many connections; ask again later.");
        Framing framing;
        framing.length = response.body->size();
        framing.close = true;
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(write_head(response, framing, core.date) + *response.body),
                          ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void tick() {
        const auto now = Core::Clock::now();
        core.date = http_date(std::time(nullptr));
        // A copy: a connection whose time is over leaves the set.
        const std::vector<std::shared_ptr<Connection>> all(core.connections.begin(),
                                                           core.connections.end());
        for (const auto& connection : all) {
            connection->tick(now);
        }
        if (now - swept > std::chrono::seconds(30)) {
            core.rate.sweep(now);
            swept = now;
        }
        if (core.stopping && core.connections.empty()) {
            return core.io.stop();
        }
        clock.expires_after(core.stopping ? std::chrono::milliseconds(50) : core.limits.tick);
        clock.async_wait([this](const error_code& error) {
            if (!error) {
                tick();
            }
        });
    }

    void stop() {
        core.stopping = true;
        error_code ignored;
        acceptor.close(ignored);
        const std::vector<std::shared_ptr<Connection>> all(core.connections.begin(),
                                                           core.connections.end());
        for (const auto& connection : all) {
            connection->stop();
        }
        last.expires_after(core.limits.stop);
        last.async_wait([this](const error_code& error) {
            if (!error) {
                core.io.stop();
            }
        });
        clock.cancel();
        tick();
    }

    void close_all() {
        const std::vector<std::shared_ptr<Connection>> all(core.connections.begin(),
                                                           core.connections.end());
        for (const auto& connection : all) {
            connection->close();
        }
    }

    asio::steady_timer clock;
    asio::steady_timer retry;
    asio::steady_timer last;
    asio::posix::stream_descriptor stop_signal;
    Core::Clock::time_point swept;
};

Expected<std::unique_ptr<HttpServer>> HttpServer::open(const Address& address, Handlers handlers,
                                                       Hub& hub, const Limits& limits) {
    auto impl = std::make_unique<Impl>(std::move(handlers), hub, limits);
    if (auto error = impl->begin(address)) {
        return *std::move(error);
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    error_code ignored;
    return impl_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run(int stop_descriptor, const std::function<void()>& stopping) {
    impl_->run(stop_descriptor, stopping);
}

}  // namespace khabar::serve
