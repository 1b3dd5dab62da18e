#include "khabar/live/joiner.h"

#include <chrono>
#include <cstdint>
#include <new>
#include <string>

#include "khabar/keeping/join_all.h"

namespace khabar::live {

namespace {

constexpr std::size_t join_after = 5000;  // documents; why: docs/stages/live.md, "Stories"
// Under load it rests so many times as long as it works: joining costs the database more than
// putting does, and is not to take its cores from documents that wait.
constexpr int rests = 4;

}  // namespace

Joiner::Joiner(const std::string& address, const WorkHooks& hooks, WorkCounts& counts)
    : hooks_(hooks),
      own_hooks_{
          [this] {
              const std::scoped_lock lock(mutex_);
              return ended_ || hooks_.stopped();
          },
          [this](std::string_view line) { hooks_.trouble("stories: " + std::string(line)); }},
      store_(address, nullptr, own_hooks_, counts),
      thread_([this] { run(); }) {}

Joiner::~Joiner() {
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Joiner::kept(std::size_t documents) {
    const std::scoped_lock lock(mutex_);
    unjoined_ += documents;
    idle_ = false;
    wanted_ = wanted_ || unjoined_ >= join_after;
    changed_.notify_all();
}

void Joiner::idle() {
    const std::scoped_lock lock(mutex_);
    wanted_ = wanted_ || unjoined_ > 0;
    idle_ = true;
    changed_.notify_all();
}

void Joiner::finish() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    wanted_ = true;  // other workers may have kept some since we were idle, and be stopped by now
    idle_ = true;
    changed_.notify_all();
    while ((wanted_ || joining_) && !hooks_.stopped()) {
        changed_.wait_for(lock, 100ms);
    }
}

void Joiner::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ended_ || wanted_; });
        if (ended_) {
            return;
        }
        wanted_ = false;
        joining_ = true;
        unjoined_ = 0;
        lock.unlock();
        try {
            join_all();
        } catch (const std::bad_alloc&) {
            hooks_.trouble("stories cannot be joined just now: there is no memory for it");
        }
        lock.lock();
        joining_ = false;
        changed_.notify_all();
    }
}

// Up to where it was when it began, about: what comes meanwhile wakes us again.
void Joiner::join_all() {
    std::uint64_t most_steps = 0;
    for (std::uint64_t step = 0; step <= most_steps && !own_hooks_.stopped(); ++step) {
        const auto begin = std::chrono::steady_clock::now();
        const auto left = store_.run<std::uint64_t>(
            [](store::Store& store) { return store.join(keeping::join_at_a_time); });
        if (left && !*left) {
            hooks_.trouble("stories cannot be joined: " + left->error().detail);
        }
        if (!left || !*left || **left == 0) {
            return;
        }
        most_steps = step == 0 ? **left / keeping::join_at_a_time + 1 : most_steps;
        rest((std::chrono::steady_clock::now() - begin) * rests);
    }
}

void Joiner::rest(std::chrono::steady_clock::duration time) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, time, [this] { return idle_ || ended_; });
}

}  // namespace khabar::live
