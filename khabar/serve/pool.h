#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace khabar::serve {

/// Threads that work off tasks in the order in which they come. A task may be for one thread alone:
/// what that thread began, with its own connection to the store, it also goes on with.
class Pool {
public:
    /// Told the number of the thread that it runs on, from 0.
    using Task = std::function<void(std::size_t thread)>;

    explicit Pool(std::size_t threads);
    ~Pool() { stop(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    void post(Task task);
    void post_to(std::size_t thread, Task task);
    /// Tasks that wait.
    [[nodiscard]] std::size_t waiting() const;
    [[nodiscard]] std::size_t size() const noexcept { return threads_.size(); }
    /// Drops what waits, ends what runs.
    void stop();

private:
    void run(std::size_t thread);

    mutable std::mutex mutex_;
    std::condition_variable any_;
    std::deque<Task> shared_;
    std::vector<std::deque<Task>> own_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace khabar::serve
