#include "stop.h"

#include <unistd.h>
#include <atomic>
#include <csignal>
#include <string_view>

namespace khabar::cli {

namespace {

constexpr int stopped_status = 130;

// A signal's handler can reach nothing else. Input is waited for, and answers are written, on two
// threads.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> stop_asked = false;
std::atomic<bool> waiting = false;
std::atomic<int> half_done = 0;
std::atomic<bool> line = false;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

bool may_end_at_once() {
    return waiting && half_done == 0;
}

[[noreturn]] void end_at_once() {
    constexpr std::string_view clear = "\r\x1b[K";
    if (line && ::write(STDERR_FILENO, clear.data(), clear.size()) < 0) {
        // the terminal is gone, and the line with it
    }
    _exit(stopped_status);
}

extern "C" void on_stop(int) {
    if (stop_asked.exchange(true) || may_end_at_once()) {
        end_at_once();
    }
}

}  // namespace

void watch_signals() {
    struct sigaction action {};
    action.sa_handler = on_stop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, nullptr);
}

bool stopped() {
    return stop_asked;
}

void line_stands(bool stands) {
    line = stands;
}

HalfDone::HalfDone() {
    ++half_done;
}

HalfDone::~HalfDone() {
    --half_done;
    if (stop_asked && may_end_at_once()) {
        end_at_once();
    }
}

Waiting::Waiting() {
    waiting = true;
    if (stop_asked && may_end_at_once()) {
        end_at_once();
    }
}

Waiting::~Waiting() {
    waiting = false;
}

}  // namespace khabar::cli
