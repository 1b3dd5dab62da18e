#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <nats/nats.h>

#include "khabar/core/expected.h"
#include "khabar/queue/handle.h"
#include "khabar/queue/stream.h"

namespace khabar::queue {

// Headers of JetStream's protocol.
inline constexpr const char* id_header = "Nats-Msg-Id";
inline constexpr const char* stream_header = "Nats-Expected-Stream";

/// For what is asked now and then, and may be asked again.
inline constexpr std::int64_t quick_ms = 1'000;

using Patience = std::chrono::seconds;
/// why: an election takes up to 10 s, on a busy machine more
inline constexpr Patience patience_at_start{30};

using OptionsHandle = Handle<natsOptions, natsOptions_Destroy>;
using ConnectionHandle = Handle<natsConnection, natsConnection_Destroy>;
using ContextHandle = Handle<jsCtx, jsCtx_Destroy>;
using SubscriptionHandle = Handle<natsSubscription, natsSubscription_Destroy>;
using MessageHandle = Handle<natsMsg, natsMsg_Destroy>;

/// One connection to the cluster, which is made again for ever once it stood. Thread-safe, as the
/// library's own objects are.
class Connection {
public:
    /// Errors: queue (no server answers).
    static Expected<std::unique_ptr<Connection>> open(const Stream& stream);

    [[nodiscard]] natsConnection* handle() const { return connection_.get(); }
    [[nodiscard]] jsCtx* context() const { return context_.get(); }
    /// Whether the library has given it up: refused, or closed by the other end for good.
    [[nodiscard]] bool is_closed() const { return natsConnection_IsClosed(handle()); }

    /// Makes the stream, or proves the one that is there. Errors: queue.
    /// patience  how long a cluster that does not answer is waited for: it may be electing a leader
    [[nodiscard]] std::optional<Error> make_stream(const Stream& stream, Patience patience);
    /// The same of the consumer. One that differs in how long it waits is changed.
    [[nodiscard]] std::optional<Error> make_consumer(const Stream& stream, Patience patience);

    /// Nothing when nobody answers.
    std::optional<Fill> fill(const Stream& stream);

private:
    Connection() = default;
    ConnectionHandle connection_;
    ContextHandle context_;
};

/// `what` could not be done; with the library's words, as of its last call on this thread.
Error queue_error(const Stream& stream, std::string_view what, natsStatus status);

}  // namespace khabar::queue
