#include "khabar/live/patient_store.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

namespace khabar::live {

namespace {

using namespace std::chrono_literals;

// why: a database that is begun again is back in some 100 ms, one that is repaired in minutes
constexpr std::chrono::milliseconds first_pause = 100ms;
constexpr std::chrono::milliseconds longest_pause = 5s;
constexpr std::chrono::milliseconds step = 50ms;

}  // namespace

void pause_unless_stopped(std::chrono::milliseconds time, const std::function<bool()>& stopped) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (!stopped() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(step);
    }
}

std::optional<Error> PatientStore::open() {
    if (store_) {
        return std::nullopt;
    }
    auto opened = store::open_store(address_, store::Cache::small);
    if (!opened) {
        return opened.error();
    }
    store_ = *std::move(opened);
    return std::nullopt;
}

void PatientStore::answered() {
    if (gone_since_) {
        const std::chrono::duration<double> time = Clock::now() - *gone_since_;
        hooks_.trouble(fmt::format("the store answers again, after {:.1f} s", time.count()));
        gone_since_.reset();
        --counts_.waiting;
    }
    pause_ = 0ms;
}

bool PatientStore::wait(const Error& error) {
    if (hooks_.stopped()) {
        return false;
    }
    if (!gone_since_) {
        gone_since_ = Clock::now();
        ++counts_.waiting;
        hooks_.trouble(fmt::format("the store is waited for: {}: {}", error.where, error.detail));
    }
    ++counts_.retries;
    pause_ = std::clamp(pause_ * 2, first_pause, longest_pause);
    pause_unless_stopped(pause_, hooks_.stopped);
    return !hooks_.stopped();
}

}  // namespace khabar::live
