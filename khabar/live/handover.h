#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace khabar::live {

/// One place between two threads: who brings waits until it is empty, who takes until it is not. So
/// one thing at most waits, and who is faster goes at the pace of the other.
template <class T>
class Handover {
public:
    void give(T thing) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !thing_; });
        thing_.emplace(std::move(thing));
        changed_.notify_all();
    }
    /// Nothing: it is closed and empty.
    std::optional<T> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return thing_ || closed_; });
        std::optional<T> taken = std::exchange(thing_, std::nullopt);
        changed_.notify_all();
        return taken;
    }
    /// Nothing is given any more.
    void close() {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<T> thing_;
    bool closed_ = false;
};

}  // namespace khabar::live
