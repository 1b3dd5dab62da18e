#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "khabar/serve/http_core.h"
#include "khabar/serve/request_reader.h"

namespace khabar::serve {

/// One connection: reads a request, has it answered, writes the answer, and again. It does one
/// thing at a time, so what a client sends ahead waits in the system's buffers.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Socket = boost::asio::ip::tcp::socket;

    Connection(Core& core, Socket socket, std::string peer);
    ~Connection();  ///< on the thread of the network: what it counts in `core` has no lock
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void start();
    void tick(Core::Clock::time_point now);
    /// No more requests: closed at once unless an answer is under way.
    void stop();
    void close();
    /// Between two requests since when; nothing: it is not.
    [[nodiscard]] std::optional<Core::Clock::time_point> idle_since() const;

private:
    enum class Phase : std::uint8_t {
        idle,  ///< no byte of a request yet
        head,
        body,
        answering,  ///< a thread works on it
        writing,
        live,       ///< an event stream
        lingering,  ///< the last answer is out; the other end may still read it
        closed
    };

    // Reading.
    void wait_readable();
    void on_readable();
    void feed(std::string_view bytes);
    void advance(std::string_view rest);
    bool admit();
    bool begin_body();
    bool count_body();
    void release_body();
    void grow_up();

    // Answering.
    void dispatch();
    void refuse(int status, std::string_view code, std::string_view detail);
    void respond(Response response, Pool* pool, std::size_t thread);
    void begin_live(const Response& response);
    void pull();
    void on_part(Expected<std::optional<std::string>> part);
    void drop_stream();
    void push(std::shared_ptr<const std::string> event);
    void beat();

    // Writing.
    void send(std::string head, std::shared_ptr<const std::string> body);
    void count_answer();
    void release_answer();
    void write();
    void wrote();
    void next();
    void linger();

    Core& core_;
    Socket socket_;
    std::string peer_;
    std::string network_;  ///< empty: loopback, which is not counted
    bool young_ = true;
    Phase phase_ = Phase::idle;
    Core::Clock::time_point deadline_;
    Core::Clock::time_point since_;  ///< of the phase; of writing, of the answer

    std::string in_;           ///< came and is not taken yet
    std::size_t ignored_ = 0;  ///< bytes that came after all was said
    std::optional<RequestReader> reader_;
    Admission admission_;
    bool admitted_ = false;
    std::size_t counted_body_ = 0;
    bool head_only_ = false;
    bool keep_alive_ = true;
    bool http_1_0_ = false;

    std::string head_;
    std::shared_ptr<const std::string> body_;
    std::string tail_;
    const std::string* counted_answer_ = nullptr;  ///< in core_.answers
    std::size_t written_ = 0;                      ///< of head, body and tail together
    std::uint64_t answer_written_ = 0;

    std::shared_ptr<Stream> stream_;
    Pool* pool_ = nullptr;    ///< of stream_
    std::size_t thread_ = 0;  ///< of pool_
    bool chunked_ = false;

    std::optional<std::uint64_t> listener_;
    std::deque<std::shared_ptr<const std::string>> events_;
    std::size_t event_bytes_ = 0;
    Core::Clock::time_point heard_;  ///< something was last sent to an event stream
    bool event_under_way_ = false;
};

}  // namespace khabar::serve
