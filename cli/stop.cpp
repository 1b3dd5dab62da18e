#include "stop.h"

#include <unistd.h>
#include <csignal>
#include <string_view>

namespace khabar::cli {

namespace {

constexpr int stopped_status = 130;

// A signal's handler can reach nothing else.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t stop_asked = 0;
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t waiting = 0;
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t line = 0;

[[noreturn]] void end_at_once() {
    constexpr std::string_view clear = "\r\x1b[K";
    if (line != 0 && ::write(STDERR_FILENO, clear.data(), clear.size()) < 0) {
        // the terminal is gone, and the line with it
    }
    _exit(stopped_status);
}

extern "C" void on_stop(int) {
    if (waiting != 0 || stop_asked != 0) {
        end_at_once();
    }
    stop_asked = 1;
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
    return stop_asked != 0;
}

void line_stands(bool stands) {
    line = stands ? 1 : 0;
}

Waiting::Waiting() {
    waiting = 1;
    if (stop_asked != 0) {
        end_at_once();
    }
}

Waiting::~Waiting() {
    waiting = 0;
}

}  // namespace khabar::cli
