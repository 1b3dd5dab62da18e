#include "heartbeat.h"

#include <csignal>
#include <ctime>
#include <utility>

namespace khabar::cli {

namespace {

constexpr timespec period{0, 50'000'000};

sigset_t stop_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

Heartbeat::Heartbeat(std::function<void()> beat, std::function<void()> stop)
    : beat_(std::move(beat)), stop_(std::move(stop)) {
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    thread_ = std::jthread([this](const std::stop_token& ended) { run(ended); });
}

void Heartbeat::end() {
    thread_.request_stop();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Heartbeat::run(const std::stop_token& ended) {
    const sigset_t signals = stop_signals();
    while (!ended.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &period) > 0) {
            stop_();
        } else {
            beat_();
        }
    }
}

}  // namespace khabar::cli
