#include "khabar/serve/pool.h"

#include <utility>

namespace khabar::serve {

Pool::Pool(std::size_t threads) : own_(threads) {
    threads_.reserve(threads);
    for (std::size_t thread = 0; thread < threads; ++thread) {
        threads_.emplace_back([this, thread] { run(thread); });
    }
}

void Pool::post(Task task) {
    {
        const std::scoped_lock lock(mutex_);
        shared_.push_back(std::move(task));
    }
    any_.notify_one();
}

void Pool::post_to(std::size_t thread, Task task) {
    {
        const std::scoped_lock lock(mutex_);
        own_[thread].push_back(std::move(task));
    }
    any_.notify_all();
}

std::size_t Pool::waiting() const {
    const std::scoped_lock lock(mutex_);
    std::size_t sum = shared_.size();
    for (const auto& tasks : own_) {
        sum += tasks.size();
    }
    return sum;
}

void Pool::run(std::size_t thread) {
    bool shared_next = true;  // in turn: neither long answers nor new requests starve
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            any_.wait(lock, [&] { return stopping_ || !shared_.empty() || !own_[thread].empty(); });
            if (stopping_) {
                return;
            }
            auto& from =
                own_[thread].empty() || (shared_next && !shared_.empty()) ? shared_ : own_[thread];
            shared_next = &from != &shared_;
            task = std::move(from.front());
            from.pop_front();
        }
        task(thread);
    }
}

void Pool::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    any_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
    shared_.clear();
    own_.clear();
}

}  // namespace khabar::serve
