// The half of a connection that answers: has a request worked on and writes what comes of it.
#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include "khabar/serve/http_connection.h"
#include "khabar/serve/response_head.h"

namespace khabar::serve {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::string_view heartbeat = ":\n\n";

Response answer_of(const Handlers::Answerer& answerer, const Request& request,
                   const Admission& admission) {
    try {
        return answerer(request, admission);
    } catch (const std::bad_alloc&) {
        return failure(503, "busy", "Not enough memory for this answer.");
    } catch (const std::exception&) {  // of a library, met where nobody foresaw it
        return failure(500, "fault", "This could not be answered.");
    }
}

Expected<std::optional<std::string>> part_of(Stream& stream) {
    try {
        return stream();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::io, {}, "not enough memory"};
    } catch (const std::exception& fault) {
        return Error{ErrorCode::io, {}, fault.what()};
    }
}

}  // namespace

void Connection::dispatch() {
    phase_ = Phase::answering;
    Pool& pool = admission_.slow ? *core_.slow : *core_.quick;
    if (admission_.slow && pool.waiting() >= core_.limits.slow_waiting) {
        return refuse(503, "busy", "Too much long work waits; ask again later.");
    }
    const auto& answerers = admission_.slow ? core_.slow_answerers : core_.quick_answerers;
    pool.post([self = shared_from_this(), &pool, &answerers](std::size_t thread) mutable {
        Response response =
            answer_of(answerers[thread], self->reader_->request(), self->admission_);
        auto& io = self->core_.io;
        // The task keeps no reference: the last one would end the connection on this thread.
        asio::post(io, [self = std::move(self), response = std::move(response), &pool,
                        thread]() mutable { self->respond(std::move(response), &pool, thread); });
    });
}

void Connection::refuse(int status, std::string_view code, std::string_view detail) {
    core_.count(status == 503 ? "limit" : "bad_request", status);
    Response response = failure(status, code, detail);
    if (status == 503) {
        response.headers.emplace_back("Retry-After", "2");
    }
    respond(std::move(response), nullptr, 0);
}

void Connection::respond(Response response, Pool* pool, std::size_t thread) {
    reader_.reset();
    release_body();
    const bool streamed = static_cast<bool>(response.stream);
    if (streamed) {
        stream_ = std::make_shared<Stream>(std::exchange(response.stream, {}));
        pool_ = pool;
        thread_ = thread;
        ++core_.streams;
        if (core_.streams > core_.limits.streams || head_only_ || phase_ == Phase::closed) {
            const bool full = !head_only_ && phase_ != Phase::closed;
            drop_stream();
            if (full) {
                return refuse(503, "busy", "Too many long answers at once; ask again later.");
            }
        }
    }
    if (phase_ == Phase::closed) {
        return;
    }
    if (pool != nullptr && response.body && !head_only_ &&
        core_.answer_bytes + response.body->size() > core_.limits.answers &&
        !core_.answers.contains(response.body.get())) {
        return refuse(503, "busy", "Too many long answers at once; ask again later.");
    }
    since_ = Core::Clock::now();
    answer_written_ = 0;
    keep_alive_ = keep_alive_ && !core_.stopping;
    if (response.live && !head_only_) {
        return begin_live(response);
    }
    Framing framing;
    chunked_ = stream_ != nullptr && !http_1_0_;
    if (stream_ && http_1_0_) {
        keep_alive_ = false;  // its end is that of the connection
    }
    framing.chunked = chunked_;
    framing.close = !keep_alive_;
    framing.keep_alive = http_1_0_;
    if (!streamed && !response.live && response.status != 304 && response.status != 204) {
        framing.length = response.body ? response.body->size() : 0;
    }
    auto head = write_head(response, framing, core_.date);
    send(std::move(head),
         head_only_ || response.status == 304 ? nullptr : std::move(response.body));
}

void Connection::begin_live(const Response& response) {
    if (core_.stopping) {
        return refuse(503, "busy", "The server ends.");
    }
    if (core_.live >= core_.limits.live) {
        return refuse(503, "busy", "Too many event streams at once.");
    }
    ++core_.live;
    phase_ = Phase::live;
    heard_ = since_;
    keep_alive_ = false;
    in_ = {};
    listener_ = core_.hub.add(
        [weak = weak_from_this(), &io = core_.io](std::shared_ptr<const std::string> event) {
            asio::post(io, [weak, event = std::move(event)]() mutable {
                if (const auto self = weak.lock()) {
                    self->push(std::move(event));
                }
            });
        },
        response.owner);
    Response head = response;
    head.type = "text/event-stream";
    Framing framing;
    framing.close = true;
    push(std::make_shared<const std::string>(
        write_head(head, framing, core_.date).append(heartbeat)));
    wait_readable();  // to see it end
}

void Connection::push(std::shared_ptr<const std::string> event) {
    if (phase_ != Phase::live) {
        return;
    }
    event_bytes_ += event->size();
    events_.push_back(std::move(event));
    if (events_.size() > core_.limits.live_events || event_bytes_ > core_.limits.live_bytes) {
        return close();
    }
    if (!event_under_way_) {
        wrote();
    }
}

void Connection::beat() {
    push(std::make_shared<const std::string>(heartbeat));
}

void Connection::pull() {
    phase_ = Phase::answering;
    pool_->post_to(thread_, [self = shared_from_this(), stream = stream_](std::size_t) mutable {
        auto part = part_of(*stream);
        auto& io = self->core_.io;
        asio::post(io, [self = std::move(self), part = std::move(part)]() mutable {
            self->on_part(std::move(part));
        });
    });
}

void Connection::on_part(Expected<std::optional<std::string>> part) {
    if (phase_ == Phase::closed) {
        return;
    }
    if (!part) {
        return close();
    }
    if (*part && (*part)->empty()) {
        return pull();
    }
    if (!*part) {
        drop_stream();
        return chunked_ ? send("0\r\n\r\n", nullptr) : next();
    }
    auto body = std::make_shared<const std::string>(*std::move(*part));
    if (!chunked_) {
        return send({}, std::move(body));
    }
    tail_ = "\r\n";
    std::string size = fmt::format("{:x}\r\n", body->size());
    send(std::move(size), std::move(body));
}

/// What a stream holds belongs to its thread, which also ends it.
void Connection::drop_stream() {
    if (!stream_) {
        return;
    }
    --core_.streams;
    if (pool_ != nullptr) {
        pool_->post_to(thread_,
                       [stream = std::move(stream_)](std::size_t) mutable { stream.reset(); });
    }
    stream_.reset();
}

// Writing.

void Connection::send(std::string head, std::shared_ptr<const std::string> body) {
    phase_ = Phase::writing;
    head_ = std::move(head);
    body_ = std::move(body);
    written_ = 0;
    count_answer();
    write();
}

void Connection::count_answer() {
    if (!body_) {
        return;
    }
    counted_answer_ = body_.get();
    if (++core_.answers[counted_answer_] == 1) {
        core_.answer_bytes += body_->size();
    }
}

void Connection::release_answer() {
    if (counted_answer_ == nullptr) {
        return;
    }
    const auto at = core_.answers.find(std::exchange(counted_answer_, nullptr));
    if (--at->second == 0) {
        core_.answer_bytes -= at->first->size();
        core_.answers.erase(at);
    }
}

void Connection::write() {
    const std::string_view body = body_ ? std::string_view(*body_) : std::string_view();
    const std::size_t all = head_.size() + body.size() + tail_.size();
    while (written_ < all) {
        std::array<asio::const_buffer, 3> buffers;
        std::size_t skip = written_;
        std::size_t at = 0;
        for (const std::string_view part :
             {std::string_view(head_), body, std::string_view(tail_)}) {
            const std::size_t skipped = std::min(skip, part.size());
            skip -= skipped;
            buffers.at(at++) = asio::const_buffer(part.data() + skipped, part.size() - skipped);
        }
        error_code error;
        const std::size_t some = socket_.write_some(buffers, error);
        written_ += some;
        answer_written_ += some;
        if (error == asio::error::would_block || error == asio::error::try_again) {
            const auto now = Core::Clock::now();
            const auto slowest =
                since_ + 2 * core_.limits.stall +
                std::chrono::milliseconds(1000 * answer_written_ / core_.limits.write_rate);
            deadline_ = phase_ == Phase::live ? now + core_.limits.stall
                                              : std::min(now + core_.limits.stall, slowest);
            socket_.async_wait(Socket::wait_write,
                               [self = shared_from_this()](const error_code& failed) {
                                   if (!failed && self->phase_ != Phase::closed) {
                                       self->write();
                                   }
                               });
            return;
        }
        if (error) {
            return close();
        }
    }
    release_answer();
    head_.clear();
    body_.reset();
    tail_.clear();
    event_under_way_ = false;
    wrote();
}

void Connection::wrote() {
    if (phase_ == Phase::live) {
        if (events_.empty()) {
            return;
        }
        body_ = std::move(events_.front());
        events_.pop_front();
        event_bytes_ -= body_->size();
        written_ = 0;
        event_under_way_ = true;
        heard_ = Core::Clock::now();
        return write();
    }
    if (stream_) {
        return pull();
    }
    next();
}

/// An answer is out.
void Connection::next() {
    if (!keep_alive_ || core_.stopping) {
        return linger();
    }
    phase_ = Phase::idle;
    since_ = Core::Clock::now();
    deadline_ = since_ + core_.limits.idle;
    if (in_.empty()) {
        return wait_readable();
    }
    // What was sent ahead. Not from here: a long row of them would grow the stack.
    asio::post(core_.io, [self = shared_from_this()] {
        if (self->phase_ == Phase::idle) {
            const std::string bytes = std::exchange(self->in_, {});
            self->feed(bytes);
        }
    });
}

/// Closing at once while something unread lies in the system's buffers would take the answer from
/// the other end.
void Connection::linger() {
    phase_ = Phase::lingering;
    deadline_ = Core::Clock::now() + core_.limits.linger;
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    if (error) {
        return close();
    }
    wait_readable();
}

}  // namespace khabar::serve
