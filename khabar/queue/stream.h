#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace khabar::queue {

/// Where documents wait between who finds them and who codes them: one JetStream stream and its one
/// consumer, and what both must be like. They are made where they are missing; one that is there
/// and is otherwise (fewer replicas, a shorter window, another way to keep) is an error.
///
/// Messages stay for `keep`, acknowledged or not, and a full stream refuses new ones.
/// docs/DECISIONS/0032-jetstream.md
struct Stream {
    std::string servers;  ///< "nats://host:port", others of the cluster behind commas
    std::string name = "khabar";
    std::string subject = "khabar.documents";
    unsigned replicas = 1;
    /// In messages and not in bytes: nats-server 2.9 counts a message that comes as smaller than it
    /// counts the same one when it lies there, and drops the oldest to make up for it.
    /// 0: one that is there stays as large as it is, and one that is made holds `usual_messages`. A
    /// smaller one that is there is made larger.
    std::uint64_t max_messages = 0;
    static constexpr std::uint64_t usual_messages = 1'000'000;
    std::chrono::hours keep{7 * 24};  ///< why: a week in which nobody sees that no worker runs
    /// In which a message with an id that was seen is not taken again. why: twenty times what a
    /// publisher tries for; the server holds all ids of that time in memory, some 100 bytes each
    std::chrono::seconds duplicates{600};
    std::string consumer = "workers";  ///< durable: all workers share it
    /// After which a message that nobody has spoken for is given to another worker.
    std::chrono::milliseconds ack_wait{60'000};
};

/// One document on its way: a line of NDJSON (`khabar code --from ndjson`), and its name.
struct Message {
    std::string id;
    std::string payload;
};

/// How much of the room of a stream is taken: by all messages of the last `keep`, done or not.
struct Fill {
    std::uint64_t messages = 0;
    std::uint64_t most = 0;  ///< 0: it has no bound

    /// Whether it will soon take no more: over four fifths.
    [[nodiscard]] bool is_high() const noexcept { return most > 0 && messages / 4 >= most / 5; }
};

/// The servers as errors may show them: without user names, passwords and tokens.
std::string shown_servers(const Stream& stream);

}  // namespace khabar::queue
