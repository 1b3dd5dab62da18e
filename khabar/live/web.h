#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "khabar/input/web/fetch.h"
#include "khabar/live/watcher.h"

namespace khabar::live {

// why: the readers of pages stop there (page/html_tree.h).
constexpr std::size_t max_live_page_bytes = std::size_t{8} << 20u;

/// The real world: libcurl in a few threads, and the clock.
class Web final : public World {
public:
    /// rules    address bounds, times, agent; sizes and media are by What
    /// stop     safe to call from any thread; requests on their way are broken off once it says so
    /// threads  as many as requests that may be on their way
    Web(const input::FetchRules& rules, bool (*stop)(), std::size_t threads);
    ~Web() override;
    Web(const Web&) = delete;
    Web& operator=(const Web&) = delete;

    Moment now() override;
    void ask(Request request) override;
    std::optional<Reply> wait(Moment until) override;
    bool stopped() override { return stopped_(); }

private:
    void work();
    [[nodiscard]] input::FetchRules rules_for(What what) const;

    input::FetchRules rules_;
    bool (*stopped_)();
    std::mutex mutex_;
    std::condition_variable asked_there_;
    std::condition_variable reply_there_;
    std::deque<Request> asked_;
    std::deque<Reply> replies_;
    bool ended_ = false;
    /// Time goes on from the start of the run as it passes, whatever somebody does to the clock.
    Moment begin_ = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::chrono::steady_clock::time_point steady_begin_ = std::chrono::steady_clock::now();
    std::vector<std::thread> threads_;
};

}  // namespace khabar::live
