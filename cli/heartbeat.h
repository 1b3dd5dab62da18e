#pragma once

#include <functional>
#include <thread>

namespace khabar::cli {

/// A thread that calls `beat` every 50 ms, and `stop` when SIGINT or SIGTERM comes: for a command
/// whose main thread waits for input and yet has something to do. It takes these signals from all
/// threads that are begun later, so make it first; stopped() no longer tells of them.
class Heartbeat {
public:
    Heartbeat(std::function<void()> beat, std::function<void()> stop);
    ~Heartbeat() { end(); }
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    void end();

private:
    void run(const std::stop_token& ended);

    std::function<void()> beat_;
    std::function<void()> stop_;
    std::jthread thread_;
};

}  // namespace khabar::cli
