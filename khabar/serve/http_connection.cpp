#include "khabar/serve/http_connection.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace khabar::serve {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t max_waiting_input = 32u << 10u;  // why: a head, and as much of what follows

}  // namespace

Connection::Connection(Core& core, Socket socket, std::string peer)
    : core_(core),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      network_(is_loopback(peer_) ? std::string() : network_of(peer_)) {
    if (!network_.empty()) {
        Neighbours& neighbours = core_.networks[network_];
        ++neighbours.all;
        ++neighbours.young;
    }
}

Connection::~Connection() {
    assert(core_.network_thread == std::thread::id() ||
           core_.network_thread == std::this_thread::get_id());
    release_body();
    release_answer();
    if (network_.empty()) {
        return;
    }
    grow_up();
    const auto at = core_.networks.find(network_);
    if (--at->second.all == 0) {
        core_.networks.erase(at);
    }
}

/// It has asked a whole question.
void Connection::grow_up() {
    if (young_ && !network_.empty()) {
        --core_.networks[network_].young;
    }
    young_ = false;
}

void Connection::start() {
    error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    since_ = Core::Clock::now();
    deadline_ = since_ + core_.limits.head;  // the first request comes at once
    wait_readable();
}

std::optional<Core::Clock::time_point> Connection::idle_since() const {
    return phase_ == Phase::idle ? std::optional(since_) : std::nullopt;
}

void Connection::tick(Core::Clock::time_point now) {
    switch (phase_) {
        case Phase::head:
        case Phase::body:
            if (now >= deadline_) {
                keep_alive_ = false;
                refuse(408, "too_slow", "The request did not come in time.");
            }
            return;
        case Phase::idle:
        case Phase::writing:
        case Phase::lingering:
            if (now >= deadline_) {
                close();
            }
            return;
        case Phase::live:
            if (event_under_way_ && now >= deadline_) {
                close();
            } else if (!event_under_way_ && now - heard_ >= core_.limits.heartbeat) {
                beat();
            }
            return;
        case Phase::answering:
        case Phase::closed:
            return;
    }
}

void Connection::stop() {
    keep_alive_ = false;
    switch (phase_) {
        case Phase::idle:
        case Phase::head:
        case Phase::body:
        case Phase::live:
            close();
            return;
        case Phase::answering:
        case Phase::writing:
        case Phase::lingering:
        case Phase::closed:
            return;
    }
}

void Connection::close() {
    if (phase_ == Phase::closed) {
        return;
    }
    phase_ = Phase::closed;
    if (listener_) {
        core_.hub.remove(*listener_);
        listener_.reset();
        --core_.live;
    }
    drop_stream();
    release_answer();
    error_code ignored;
    socket_.close(ignored);
    core_.connections.erase(shared_from_this());
}

// Reading.

void Connection::wait_readable() {
    socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const error_code& error) {
        if (!error) {
            self->on_readable();
        }
    });
}

void Connection::on_readable() {
    if (phase_ == Phase::closed || phase_ == Phase::answering || phase_ == Phase::writing) {
        return;
    }
    error_code error;
    const std::size_t came = socket_.read_some(asio::buffer(core_.read_buffer), error);
    if (error == asio::error::would_block || error == asio::error::try_again) {
        return wait_readable();
    }
    if (error) {
        return close();  // also the orderly end of the other side
    }
    if (phase_ == Phase::live || phase_ == Phase::lingering) {
        ignored_ += came;  // whatever it says, nobody listens
        return ignored_ > core_.limits.linger_bytes ? close() : wait_readable();
    }
    if (in_.empty()) {
        return feed({core_.read_buffer.data(), came});
    }
    in_.append(core_.read_buffer.data(), came);
    const std::string bytes = std::exchange(in_, {});
    feed(bytes);
}

/// `bytes`: all that came and was not taken.
void Connection::feed(std::string_view bytes) {
    if (phase_ == Phase::idle) {
        phase_ = Phase::head;
        since_ = Core::Clock::now();
        deadline_ = since_ + core_.limits.head;
        reader_.emplace();
        admitted_ = false;
    }
    bytes.remove_prefix(reader_->take(bytes));
    if (!admitted_ && (reader_->state() == RequestReader::State::body ||
                       reader_->state() == RequestReader::State::done)) {
        in_ = bytes;  // what follows a refused request
        if (!admit()) {
            return;
        }
        in_.clear();
        if (reader_->state() == RequestReader::State::body) {
            if (!begin_body()) {
                return;
            }
            bytes.remove_prefix(reader_->take(bytes));
        }
    }
    advance(bytes);
}

/// Goes on as far as the reader came. `rest`: what it did not take.
void Connection::advance(std::string_view rest) {
    switch (reader_->state()) {
        case RequestReader::State::body:
            if (!count_body()) {
                return;
            }
            [[fallthrough]];
        case RequestReader::State::head:
            if (rest.size() > max_waiting_input) {
                keep_alive_ = false;
                return refuse(400, "bad_request", "A line of the request is too long.");
            }
            in_ = rest;
            return wait_readable();
        case RequestReader::State::bad:
            keep_alive_ = false;
            return refuse(reader_->status(), "bad_request", "This is no request that can be read.");
        case RequestReader::State::done:
            if (!count_body()) {
                return;
            }
            in_ = rest;
            return dispatch();
    }
}

/// Looks at a head; false: it is answered, and that is under way.
bool Connection::admit() {
    admitted_ = true;
    grow_up();
    Request& head = reader_->request();
    head.peer = peer_;
    const bool has_body = reader_->state() == RequestReader::State::body;
    keep_alive_ = reader_->keeps_alive() && !core_.stopping;
    http_1_0_ = reader_->http_1_0();
    head_only_ = head.method == Method::head;
    const auto now = Core::Clock::now();
    const auto too_many = [this, has_body](std::string_view detail) {
        core_.count("limit", 429);
        keep_alive_ = keep_alive_ && !has_body;
        Response response = failure(429, "too_many", detail);
        response.headers.emplace_back("Retry-After", "60");
        respond(std::move(response), nullptr, 0);
        return false;
    };
    if (!core_.rate.allow(peer_, now)) {
        return too_many("Too many requests from this address; ask again later.");
    }
    const std::string& token = head.authorization;
    if (!token.empty() && !core_.rate.may_try(peer_, token, now)) {
        return too_many("Too many wrong tokens from this address; wait a minute.");
    }
    std::optional<Response> at_once = core_.handlers.file(head);
    if (at_once) {
        core_.count("file", at_once->status);
    } else {
        admission_ = core_.handlers.admit(head);
        at_once = std::exchange(admission_.refusal, std::nullopt);
        if (!at_once) {
            return true;
        }
        if (!token.empty() && at_once->status == 401) {
            core_.rate.count_wrong(peer_, token, now);
        }
    }
    keep_alive_ = keep_alive_ && !has_body;  // a body that is not read looks like a request
    respond(*std::move(at_once), nullptr, 0);
    return false;
}

/// False: it may not come.
bool Connection::begin_body() {
    phase_ = Phase::body;
    since_ = Core::Clock::now();
    reader_->allow_body(admission_.body_bytes);
    if (reader_->state() == RequestReader::State::bad) {
        keep_alive_ = false;
        refuse(413, "too_large", "The body is longer than what is taken here.");
        return false;
    }
    if (reader_->expects_continue()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code error;
        // The first bytes of an answer always fit into the system's buffer.
        if (socket_.write_some(asio::buffer(go_on), error) != go_on.size()) {
            close();
            return false;
        }
    }
    return true;
}

/// Counts what came of a body, and gives it more time for it. False: there is no room for it.
bool Connection::count_body() {
    const std::size_t size = reader_->request().body.size();
    core_.body_bytes += size - counted_body_;
    counted_body_ = size;
    if (core_.body_bytes > core_.limits.bodies) {
        keep_alive_ = false;
        refuse(503, "busy", "Too many large requests at once; ask again later.");
        return false;
    }
    if (phase_ == Phase::body) {
        deadline_ = since_ + core_.limits.body +
                    std::chrono::milliseconds(1000 * reader_->request().body.size() /
                                              core_.limits.body_rate);
    }
    return true;
}

void Connection::release_body() {
    core_.body_bytes -= counted_body_;
    counted_body_ = 0;
}

}  // namespace khabar::serve
