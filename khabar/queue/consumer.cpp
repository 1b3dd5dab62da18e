#include "khabar/queue/consumer.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

#include "khabar/queue/connection.h"

namespace khabar::queue {

namespace {

using ConsumerInfo = Handle<jsConsumerInfo, jsConsumerInfo_Destroy>;
using MetaData = Handle<jsMsgMetaData, jsMsgMetaData_Destroy>;

// A batch in memory. why: with it a batch of ordinary pages is whole. A server that lets larger
// messages in has to be asked for more, or it refuses to give one.
constexpr std::int64_t batch_bytes = std::int64_t{8} << 20u;
constexpr std::int64_t heads_bytes = std::int64_t{64} << 10u;

// The words of the JetStream protocol.
constexpr const char* word_done = "+ACK";
constexpr const char* word_working = "+WPI";
constexpr const char* word_not_here = "-NAK";

struct Messages {
    natsMsgList list{};
    Messages() = default;
    ~Messages() { natsMsgList_Destroy(&list); }
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
};

/// Nothing for a message that is not of JetStream.
std::optional<Delivery> delivery_of(natsMsg* message) {
    jsMsgMetaData* found = nullptr;
    const natsStatus status = natsMsg_GetMetaData(&found, message);
    const MetaData meta(found);
    if (status != NATS_OK) {
        return std::nullopt;
    }
    Delivery delivery;
    const char* id = nullptr;
    if (natsMsgHeader_Get(message, id_header, &id) == NATS_OK && id != nullptr) {
        delivery.message.id = id;
    }
    delivery.message.payload.assign(natsMsg_GetData(message),
                                    static_cast<std::size_t>(natsMsg_GetDataLength(message)));
    delivery.subject = natsMsg_GetSubject(message);
    delivery.reply = natsMsg_GetReply(message);
    delivery.sequence = meta->Sequence.Stream;
    delivery.deliveries = meta->NumDelivered;
    delivery.pending = meta->NumPending;
    return delivery;
}

}  // namespace

class Consumer::Impl {
public:
    explicit Impl(Stream stream) : stream_(std::move(stream)) {}

    std::optional<Error> open(Patience patience) {
        auto opened = Connection::open(stream_);
        if (!opened) {
            return opened.error();
        }
        auto error = (*opened)->make_stream(stream_, patience);
        if (!error) {
            error = (*opened)->make_consumer(stream_, patience);
        }
        SubscriptionHandle subscription;
        if (!error) {
            error = subscribe(**opened, subscription);
        }
        if (error) {
            return error;
        }
        subscription_.reset();
        const std::scoped_lock lock(mutex_);
        connection_ = *std::move(opened);
        subscription_ = std::move(subscription);
        return std::nullopt;
    }

    Expected<std::vector<Delivery>> fetch(std::size_t most, std::chrono::milliseconds wait) {
        const auto until = Clock::now() + wait;
        if (must_open_) {
            if (auto error = open(Patience(0))) {
                return *std::move(error);
            }
            must_open_ = false;
        }
        Messages messages;
        jsFetchRequest request;
        jsFetchRequest_Init(&request);
        request.Batch = static_cast<int>(most);
        request.MaxBytes = std::max(
            batch_bytes, natsConnection_GetMaxPayload(connection_->handle()) + heads_bytes);
        request.Expires = std::chrono::nanoseconds(wait).count();
        request.NoWait = true;  // with a time: what is there at once, else the first that comes
        const natsStatus status =
            natsSubscription_FetchRequest(&messages.list, subscription_.get(), &request);
        answers_ = answers_ || status == NATS_OK;
        if (status != NATS_OK) {
            if (auto error = heed(status)) {
                return *std::move(error);
            }
            std::this_thread::sleep_until(std::min(until, Clock::now() + pause));
        }
        std::vector<Delivery> deliveries;
        for (int i = 0; i < messages.list.Count; ++i) {
            if (auto delivery = delivery_of(messages.list.Msgs[i])) {
                deliveries.push_back(*std::move(delivery));
            }
        }
        return deliveries;
    }

    void say(std::span<const Delivery> deliveries, const char* word) {
        const auto connection = shared();
        for (const Delivery& delivery : deliveries) {
            natsConnection_PublishString(connection->handle(), delivery.reply.c_str(), word);
        }
    }

    void flush(std::chrono::milliseconds wait) {
        natsConnection_FlushTimeout(shared()->handle(), std::max<std::int64_t>(1, wait.count()));
    }

    std::optional<Fill> fill() { return shared()->fill(stream_); }

    std::optional<std::chrono::milliseconds> ack_wait() {
        const auto info = consumer_info(*shared());
        return info ? std::optional(std::chrono::duration_cast<std::chrono::milliseconds>(
                          std::chrono::nanoseconds(info->Config->AckWait)))
                    : std::nullopt;
    }

    [[nodiscard]] bool answers() const { return answers_; }

    std::optional<Lag> lag() {
        const auto info = consumer_info(*shared());
        if (!info) {
            return std::nullopt;
        }
        return Lag{info->NumPending, static_cast<std::uint64_t>(info->NumAckPending)};
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds pause{100};
    static constexpr std::chrono::seconds prove_every{2};

    std::optional<Error> subscribe(Connection& connection, SubscriptionHandle& subscription) {
        jsSubOptions options;
        jsSubOptions_Init(&options);
        options.Stream = stream_.name.c_str();
        options.Consumer = stream_.consumer.c_str();
        natsSubscription* made = nullptr;
        const natsStatus status =
            js_PullSubscribe(&made, connection.context(), stream_.subject.c_str(),
                             stream_.consumer.c_str(), nullptr, &options, nullptr);
        subscription.reset(made);
        return status == NATS_OK
                   ? std::nullopt
                   : std::optional(queue_error(stream_, "the stream cannot be read", status));
    }

    /// What is no mere waiting: the consumer, or the connection, has to be made anew.
    std::optional<Error> heed(natsStatus status) {
        must_open_ = must_open_ || connection_->is_closed();
        switch (status) {
            case NATS_NOT_FOUND:  // 404: no messages
                answers_ = true;
                return std::nullopt;
            case NATS_CONNECTION_DISCONNECTED:
                answers_ = false;
                return std::nullopt;
            case NATS_TIMEOUT:  // 408; or nobody speaks for the consumer
            case NATS_NO_RESPONDERS:
                return prove_now_and_then();
            default:
                must_open_ = true;
                answers_ = false;
                return std::nullopt;
        }
    }

    /// A consumer that somebody deleted is as silent as one without messages or without a leader.
    std::optional<Error> prove_now_and_then() {
        if (natsConnection_Status(connection_->handle()) != NATS_CONN_STATUS_CONNECTED) {
            answers_ = false;
            return std::nullopt;
        }
        if (Clock::now() - proved_ < prove_every) {
            return std::nullopt;
        }
        proved_ = Clock::now();
        jsOptions quick;
        jsOptions_Init(&quick);
        quick.Wait = quick_ms;
        jsConsumerInfo* found = nullptr;
        const natsStatus status =
            js_GetConsumerInfo(&found, connection_->context(), stream_.name.c_str(),
                               stream_.consumer.c_str(), &quick, nullptr);
        const ConsumerInfo there(found);
        answers_ = status == NATS_OK;
        if (status != NATS_NOT_FOUND) {
            return std::nullopt;
        }
        auto error = connection_->make_stream(stream_, Patience(0));
        return error ? error : connection_->make_consumer(stream_, Patience(0));
    }

    std::shared_ptr<Connection> shared() {
        const std::scoped_lock lock(mutex_);
        return connection_;
    }

    ConsumerInfo consumer_info(Connection& connection) {
        jsConsumerInfo* found = nullptr;
        jsOptions quick;
        jsOptions_Init(&quick);
        quick.Wait = quick_ms;
        js_GetConsumerInfo(&found, connection.context(), stream_.name.c_str(),
                           stream_.consumer.c_str(), &quick, nullptr);
        return ConsumerInfo(found);
    }

    Stream stream_;
    std::mutex mutex_;  ///< of connection_: words come from other threads
    std::shared_ptr<Connection> connection_;
    SubscriptionHandle subscription_;  // goes before the connection
    bool must_open_ = false;
    bool answers_ = true;
    Clock::time_point proved_;
};

Consumer::Consumer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Consumer::~Consumer() = default;

Expected<std::unique_ptr<Consumer>> Consumer::open(const Stream& stream) {
    auto impl = std::make_unique<Impl>(stream);
    if (auto error = impl->open(patience_at_start)) {
        return *std::move(error);
    }
    return std::unique_ptr<Consumer>(new Consumer(std::move(impl)));
}

Expected<std::vector<Delivery>> Consumer::fetch(std::size_t most, std::chrono::milliseconds wait) {
    return impl_->fetch(most, wait);
}

void Consumer::acknowledge(std::span<const Delivery> deliveries) {
    impl_->say(deliveries, word_done);
}

void Consumer::keep_alive(std::span<const Delivery> deliveries) {
    impl_->say(deliveries, word_working);
}

void Consumer::give_back(std::span<const Delivery> deliveries) {
    impl_->say(deliveries, word_not_here);
}

void Consumer::flush(std::chrono::milliseconds wait) {
    impl_->flush(wait);
}

std::optional<Lag> Consumer::lag() {
    return impl_->lag();
}

std::optional<Fill> Consumer::fill() {
    return impl_->fill();
}

std::optional<std::chrono::milliseconds> Consumer::ack_wait() {
    return impl_->ack_wait();
}

bool Consumer::answers() const {
    return impl_->answers();
}

}  // namespace khabar::queue
