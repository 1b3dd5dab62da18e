#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

#include "khabar/live/patient_store.h"

namespace khabar::live {

/// Puts events into stories on a thread and a connection of its own, so that no document waits for
/// it: when nothing else is to do; under load now and then, behind each some thousand documents.
class Joiner {
public:
    Joiner(const std::string& address, const WorkHooks& hooks, WorkCounts& counts);
    /// Ends at the next step.
    ~Joiner();
    Joiner(const Joiner&) = delete;
    Joiner& operator=(const Joiner&) = delete;

    /// So many documents more were kept.
    void kept(std::size_t documents);
    /// Nothing is to do: whatever was kept is joined now.
    void idle();
    /// Waits until all that was kept, by whomever, is joined, or we are to stop.
    void finish();

private:
    void run();
    void join_all();
    /// Until the time is over, or nothing else is to do.
    void rest(std::chrono::steady_clock::duration time);

    const WorkHooks& hooks_;
    WorkHooks own_hooks_;  ///< stops also when we end
    PatientStore store_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t unjoined_ = 1;  ///< documents; why not 0: a worker before us may have left some
    bool wanted_ = false;
    bool joining_ = false;
    bool idle_ = false;
    bool ended_ = false;
    std::thread thread_;
};

}  // namespace khabar::live
