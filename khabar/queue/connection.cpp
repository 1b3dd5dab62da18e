#include "khabar/queue/connection.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace khabar::queue {

namespace {

using StreamInfo = Handle<jsStreamInfo, jsStreamInfo_Destroy>;
using ConsumerInfo = Handle<jsConsumerInfo, jsConsumerInfo_Destroy>;

constexpr std::int64_t connect_ms = 2'000;
constexpr std::int64_t reconnect_ms = 250;
constexpr std::int64_t reconnect_jitter_ms = 250;  // not all workers at once
constexpr std::int64_t ping_ms = 5'000;            // why: two unanswered, and the line is dead
constexpr int pings_out = 2;
constexpr std::int64_t request_ms = 5'000;  // why: an election of a leader takes up to 4 s

/// A worker holds some batches at a time, and any number of workers is welcome. The server's own
/// 1,000 would leave the third without work.
constexpr std::int64_t max_unacknowledged = 50'000;
constexpr std::int64_t max_waiting = 512;  // pull requests; the server's own default

constexpr std::chrono::milliseconds pause{250};  // why: an election takes seconds

std::int64_t nanoseconds(std::chrono::nanoseconds time) {
    return time.count();
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma > 0) {
            items.emplace_back(list.substr(0, comma));
        }
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return items;
}

// The library's own would write to stderr.
void keep_silent(natsConnection*, natsSubscription*, natsStatus, void*) {}

natsStatus set_options(natsOptions* options, const std::vector<std::string>& servers) {
    std::vector<const char*> list;
    for (const std::string& server : servers) {
        list.push_back(server.c_str());
    }
    const std::array steps{
        natsOptions_SetServers(options, list.data(), static_cast<int>(list.size())),
        natsOptions_SetName(options, "khabar"),
        natsOptions_SetTimeout(options, connect_ms),
        natsOptions_SetAllowReconnect(options, true),
        natsOptions_SetMaxReconnect(options, -1),
        natsOptions_SetReconnectWait(options, reconnect_ms),
        natsOptions_SetReconnectJitter(options, reconnect_jitter_ms, reconnect_jitter_ms),
        natsOptions_SetPingInterval(options, ping_ms),
        natsOptions_SetMaxPingsOut(options, pings_out),
        natsOptions_SetErrorHandler(options, keep_silent, nullptr)};
    for (const natsStatus step : steps) {
        if (step != NATS_OK) {
            return step;
        }
    }
    return NATS_OK;
}

Error otherwise(const Stream& stream, std::string_view what) {
    return {ErrorCode::queue, shown_servers(stream),
            fmt::format("the stream {} is there and {}", stream.name, what)};
}

/// What keeps a stream that is there from being ours.
std::optional<Error> prove(const Stream& stream, const jsStreamConfig& there) {
    bool has_subject = false;
    for (int i = 0; i < there.SubjectsLen; ++i) {
        has_subject = has_subject || stream.subject == there.Subjects[i];
    }
    if (!has_subject) {
        return otherwise(stream, fmt::format("does not take the subject {}", stream.subject));
    }
    if (there.Retention != js_LimitsPolicy) {
        return otherwise(stream,
                         "does not keep by limits: others than its consumers could lose "
                         "messages (retention must be limits)");
    }
    if (there.Discard != js_DiscardNew) {
        return otherwise(stream, "throws old messages away when it is full (discard must be new)");
    }
    if (there.MaxBytes > 0) {
        return otherwise(stream,
                         "is bounded in bytes, which drops old messages; bound it in "
                         "messages");
    }
    if (there.MaxAge != 0 && there.MaxAge < nanoseconds(stream.keep)) {
        return otherwise(stream, fmt::format("throws messages away after {} h, sooner than {}",
                                             there.MaxAge / nanoseconds(std::chrono::hours(1)),
                                             stream.keep.count()));
    }
    if (there.Storage != js_FileStorage) {
        return otherwise(stream, "is kept in memory (storage must be file)");
    }
    if (there.Replicas < static_cast<std::int64_t>(stream.replicas)) {
        return otherwise(
            stream, fmt::format("has {} replicas, fewer than {}", there.Replicas, stream.replicas));
    }
    if (there.Duplicates < nanoseconds(stream.duplicates)) {
        return otherwise(stream,
                         fmt::format("remembers ids for {} s, less than {}",
                                     there.Duplicates / 1'000'000'000, stream.duplicates.count()));
    }
    return std::nullopt;
}

std::optional<Error> prove(const Stream& stream, const jsConsumerConfig& there) {
    const bool pulls = there.DeliverSubject == nullptr || *there.DeliverSubject == '\0';
    if (!pulls || there.AckPolicy != js_AckExplicit || there.MaxDeliver > 0) {
        return otherwise(stream, fmt::format("has a consumer {} that is otherwise: it must pull, "
                                             "acknowledge each message, and deliver without limit",
                                             stream.consumer));
    }
    return std::nullopt;
}

bool is_smaller(const jsStreamConfig& there, const Stream& stream) {
    return there.MaxMsgs > 0 && static_cast<std::uint64_t>(there.MaxMsgs) < stream.max_messages;
}

jsStreamConfig stream_config(const Stream& stream) {
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = stream.name.c_str();
    config.Retention = js_LimitsPolicy;
    config.Discard = js_DiscardNew;
    config.Storage = js_FileStorage;
    config.MaxMsgs = static_cast<std::int64_t>(stream.max_messages > 0 ? stream.max_messages
                                                                       : Stream::usual_messages);
    config.MaxAge = nanoseconds(stream.keep);
    config.Replicas = static_cast<std::int64_t>(stream.replicas);
    config.Duplicates = nanoseconds(stream.duplicates);
    return config;
}

jsConsumerConfig consumer_config(const Stream& stream) {
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    config.Durable = stream.consumer.c_str();
    config.DeliverPolicy = js_DeliverAll;
    config.AckPolicy = js_AckExplicit;
    config.AckWait = nanoseconds(stream.ack_wait);
    config.MaxDeliver = -1;
    config.MaxAckPending = max_unacknowledged;
    config.MaxWaiting = max_waiting;
    return config;
}

/// What the servers said last.
struct Asked {
    natsStatus status = NATS_OK;
    jsErrCode code{};

    [[nodiscard]] bool is_missing(jsErrCode missing) const {
        return status == NATS_NOT_FOUND || code == missing;
    }
    /// The cluster has no leader just now, or is too busy to answer.
    [[nodiscard]] bool heals() const {
        return status == NATS_TIMEOUT || status == NATS_NO_RESPONDERS ||
               code == JSClusterNotAvailErr;
    }
};

/// Makes what `step` makes. It is done again once, since another may have been faster and it is
/// there at the second look; and as long as the cluster does not answer.
template <class Step>
std::optional<Error> make(const Stream& stream, const std::string& what, Patience patience,
                          const Step& step) {
    const auto until = std::chrono::steady_clock::now() + patience;
    Asked asked;
    for (int refused = 0; refused < 2;) {
        asked = {};
        if (auto error = step(asked)) {
            return error;
        }
        if (asked.status == NATS_OK) {
            return std::nullopt;
        }
        if (!asked.heals() || std::chrono::steady_clock::now() > until) {
            ++refused;
        }
        std::this_thread::sleep_for(pause);
    }
    return queue_error(stream, what + " cannot be made", asked.status);
}

}  // namespace

std::string shown_servers(const Stream& stream) {
    std::string shown;
    for (const std::string& server : split(stream.servers)) {
        const std::size_t scheme = server.find("://");
        const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
        const std::size_t at = server.rfind('@');
        shown += shown.empty() ? "" : ",";
        shown += at == std::string::npos || at < begin
                     ? server
                     : server.substr(0, begin) + "***" + server.substr(at);
    }
    return shown;
}

Error queue_error(const Stream& stream, std::string_view what, natsStatus status) {
    natsStatus last = NATS_OK;
    const char* found = nats_GetLastError(&last);
    std::string why = natsStatus_GetText(status);
    if (last == status && found != nullptr) {
        std::string_view words = found;  // "(conn.c:2088): Connection refused"
        const std::size_t place = words.find("): ");
        if (words.starts_with('(') && place != std::string_view::npos) {
            words.remove_prefix(place + 3);
        }
        why = words.empty() || words == why ? why : fmt::format("{} ({})", why, words);
    }
    return {ErrorCode::queue, shown_servers(stream), fmt::format("{}: {}", what, why)};
}

Expected<std::unique_ptr<Connection>> Connection::open(const Stream& stream) {
    const std::vector<std::string> servers = split(stream.servers);
    if (servers.empty()) {
        return Error{ErrorCode::queue, "", "no server is named, as in nats://127.0.0.1:4222"};
    }
    natsOptions* made = nullptr;
    natsStatus status = natsOptions_Create(&made);
    const OptionsHandle options(made);
    if (status == NATS_OK) {
        status = set_options(options.get(), servers);
    }
    std::unique_ptr<Connection> connection(new Connection);
    if (status == NATS_OK) {
        natsConnection* opened = nullptr;
        status = natsConnection_Connect(&opened, options.get());
        connection->connection_.reset(opened);
    }
    if (status != NATS_OK) {
        return queue_error(stream, "no server of NATS answers", status);
    }
    jsOptions settings;
    jsOptions_Init(&settings);
    settings.Wait = request_ms;
    jsCtx* context = nullptr;
    status = natsConnection_JetStream(&context, connection->handle(), &settings);
    connection->context_.reset(context);
    if (status != NATS_OK) {
        return queue_error(stream, "JetStream cannot be used", status);
    }
    return connection;
}

std::optional<Error> Connection::make_stream(const Stream& stream, Patience patience) {
    const char* subject = stream.subject.c_str();
    jsStreamConfig config = stream_config(stream);
    config.Subjects = &subject;
    config.SubjectsLen = 1;
    return make(stream, "the stream " + stream.name, patience, [&](Asked& asked) {
        jsStreamInfo* found = nullptr;
        asked.status = js_GetStreamInfo(&found, context(), config.Name, nullptr, &asked.code);
        const StreamInfo there(found);
        if (asked.status == NATS_OK) {
            auto error = prove(stream, *there->Config);
            if (!error && is_smaller(*there->Config, stream)) {
                there->Config->MaxMsgs = config.MaxMsgs;
                asked.status =
                    js_UpdateStream(nullptr, context(), there->Config, nullptr, &asked.code);
            }
            return error;
        }
        if (asked.is_missing(JSStreamNotFoundErr)) {
            asked.status = js_AddStream(nullptr, context(), &config, nullptr, &asked.code);
        }
        return std::optional<Error>();
    });
}

std::optional<Error> Connection::make_consumer(const Stream& stream, Patience patience) {
    jsConsumerConfig config = consumer_config(stream);
    const char* name = stream.name.c_str();
    return make(stream, "the consumer " + stream.consumer, patience, [&](Asked& asked) {
        jsConsumerInfo* found = nullptr;
        asked.status =
            js_GetConsumerInfo(&found, context(), name, config.Durable, nullptr, &asked.code);
        const ConsumerInfo there(found);
        if (asked.status == NATS_OK) {
            auto error = prove(stream, *there->Config);
            if (!error && there->Config->AckWait != config.AckWait) {
                asked.status =
                    js_UpdateConsumer(nullptr, context(), name, &config, nullptr, &asked.code);
            }
            return error;
        }
        if (asked.is_missing(JSConsumerNotFoundErr)) {
            asked.status = js_AddConsumer(nullptr, context(), name, &config, nullptr, &asked.code);
        }
        return std::optional<Error>();
    });
}

std::optional<Fill> Connection::fill(const Stream& stream) {
    jsOptions quick;
    jsOptions_Init(&quick);
    quick.Wait = quick_ms;
    jsStreamInfo* found = nullptr;
    const natsStatus status =
        js_GetStreamInfo(&found, context(), stream.name.c_str(), &quick, nullptr);
    const StreamInfo there(found);
    if (status != NATS_OK) {
        return std::nullopt;
    }
    const std::int64_t most = std::max<std::int64_t>(there->Config->MaxMsgs, 0);
    return Fill{there->State.Msgs, static_cast<std::uint64_t>(most)};
}

}  // namespace khabar::queue
