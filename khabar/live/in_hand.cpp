#include "khabar/live/in_hand.h"

#include <algorithm>
#include <optional>

namespace khabar::live {

namespace {

// why: the worker that was begun last decides how long the queue waits; the others learn of it
// before many of their messages are given away.
constexpr std::chrono::milliseconds longest_period{5'000};

// A third: a word that is lost, or late, is followed by another in time.
std::chrono::milliseconds period_of(std::chrono::milliseconds ack_wait) {
    return std::min(ack_wait / 3, longest_period);
}

}  // namespace

InHand::InHand(queue::Consumer& consumer, std::chrono::milliseconds ack_wait)
    : consumer_(consumer), period_(period_of(ack_wait)), thread_([this] { run(); }) {}

InHand::~InHand() {
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void InHand::add(const Deliveries& deliveries) {
    const std::scoped_lock lock(mutex_);
    held_.emplace(deliveries.get(), deliveries);
}

void InHand::done(const Deliveries& deliveries) {
    remove(deliveries);
    consumer_.acknowledge(*deliveries);
}

void InHand::give_back(const Deliveries& deliveries) {
    remove(deliveries);
    consumer_.give_back(*deliveries);
}

bool InHand::empty() const {
    const std::scoped_lock lock(mutex_);
    return held_.empty();
}

void InHand::remove(const Deliveries& deliveries) {
    const std::scoped_lock lock(mutex_);
    held_.erase(deliveries.get());
}

void InHand::run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, period_, [this] { return ended_; })) {
        const std::map<const void*, Deliveries> held = held_;
        lock.unlock();
        for (const auto& entry : held) {
            consumer_.keep_alive(*entry.second);
        }
        const auto ack_wait = held.empty() ? std::nullopt : consumer_.ack_wait();
        lock.lock();
        period_ = ack_wait ? period_of(*ack_wait) : period_;
    }
}

}  // namespace khabar::live
