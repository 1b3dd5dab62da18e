#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/queue/stream.h"

namespace khabar::queue {

/// What became of one message.
enum class Publish : std::uint8_t {
    stored,
    held,      ///< one of the same id was there: a duplicate
    too_large  ///< over what the servers or the stream take (max_payload): never sent
};

/// What became of several: a stream that fills up took some of them.
struct Published {
    /// Of each, in their order; nothing: the stream did not say, or it is full, and `error` tells.
    std::vector<std::optional<Publish>> verdicts;
    std::optional<Error> error;
};

/// Puts messages into a stream. Serves one thread.
class Publisher {
public:
    /// Makes the stream where it is missing. Errors: queue (no server, a stream that is otherwise).
    static Expected<std::unique_ptr<Publisher>> open(const Stream& stream);
    ~Publisher();
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    /// Publishes and waits for the stream's word on each. A server or leader that is lost is waited
    /// for: up to `patience` in which nothing is taken. Errors: queue (full, gone). Whoever
    /// publishes the same again within Stream::duplicates doubles none.
    /// stopped  may be empty; once it is true, what takes nothing is waited for no longer
    Published publish(std::span<const Message> messages, const std::function<bool()>& stopped = {});
    /// Nothing when nobody answers.
    std::optional<Fill> fill();

    static constexpr std::chrono::seconds patience{30};  ///< why: elections take up to 10 s

private:
    class Impl;
    explicit Publisher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace khabar::queue
