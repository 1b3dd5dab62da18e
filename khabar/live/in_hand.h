#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "khabar/queue/consumer.h"

namespace khabar::live {

using Deliveries = std::shared_ptr<const std::vector<queue::Delivery>>;

/// The messages that a worker holds. While it does, a thread tells the queue that they are worked
/// on, however long the store is gone; so nobody else gets them, and nobody counts deliveries. A
/// worker that dies is silent, and they go to another.
class InHand {
public:
    InHand(queue::Consumer& consumer, std::chrono::milliseconds ack_wait);
    ~InHand();
    InHand(const InHand&) = delete;
    InHand& operator=(const InHand&) = delete;

    void add(const Deliveries& deliveries);
    /// They are kept, and the queue is told so.
    void done(const Deliveries& deliveries);
    /// They are not, and another may have them.
    void give_back(const Deliveries& deliveries);
    [[nodiscard]] bool empty() const;

private:
    void run();
    void remove(const Deliveries& deliveries);

    queue::Consumer& consumer_;
    std::chrono::milliseconds period_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::map<const void*, Deliveries> held_;
    bool ended_ = false;
    std::thread thread_;
};

}  // namespace khabar::live
