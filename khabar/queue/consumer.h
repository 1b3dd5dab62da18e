#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/queue/stream.h"

namespace khabar::queue {

/// A message that was given to us, until we say what became of it.
struct Delivery {
    Message message;
    std::string subject;
    std::uint64_t sequence = 0;    ///< in the stream
    std::uint64_t deliveries = 0;  ///< this one counted in
    std::uint64_t pending = 0;     ///< messages behind it that nobody was given yet
    std::string reply;             ///< where our word on it goes
};

/// How far all workers are.
struct Lag {
    std::uint64_t pending = 0;         ///< given to nobody yet
    std::uint64_t unacknowledged = 0;  ///< given, and not acknowledged
};

/// The workers' end of a stream: messages are pulled, and acknowledged one by one. One thread
/// fetches; the words on messages may come from any. What it cannot reach it waits for: servers and
/// leaders that are lost come back, or others take their place.
class Consumer {
public:
    /// Makes stream and consumer where they are missing. Errors: queue.
    static Expected<std::unique_ptr<Consumer>> open(const Stream& stream);
    ~Consumer();
    Consumer(const Consumer&) = delete;
    Consumer& operator=(const Consumer&) = delete;

    /// Up to `most` messages, as soon as there are any; none when none came for `wait`, or when
    /// no server could be asked. Errors: queue (the stream or consumer is gone or otherwise):
    /// asking again makes it anew, or tells again.
    Expected<std::vector<Delivery>> fetch(std::size_t most, std::chrono::milliseconds wait);

    // Words that are lost are no harm: the message comes again.
    /// It is done with. Only after what was made of it is kept.
    void acknowledge(std::span<const Delivery> deliveries);
    /// It is still worked on: the time until another gets it begins anew.
    void keep_alive(std::span<const Delivery> deliveries);
    /// It will not be done here: another may have it at once.
    void give_back(std::span<const Delivery> deliveries);
    /// Until the servers have all that was said, or `wait` is over.
    void flush(std::chrono::milliseconds wait);

    /// Nothing when nobody answers.
    std::optional<Lag> lag();
    std::optional<Fill> fill();
    /// How long the queue waits for a word of ours just now: another worker may have changed it.
    std::optional<std::chrono::milliseconds> ack_wait();
    /// Whether the last fetch() met a server and a consumer that speak. Else no message can come.
    [[nodiscard]] bool answers() const;

private:
    class Impl;
    explicit Consumer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace khabar::queue
