#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <sys/types.h>

#include "khabar/core/expected.h"
#include "khabar/serve/jobs.h"
#include "khabar/serve/spawn.h"

namespace khabar::serve {

/// The program that works on one job. Serves the thread that began it, and does not outlive it.
class JobProcess {
public:
    /// Errors: io.
    static Expected<JobProcess> begin(const Jobs::Place& place, const Job& job);

    /// Waits a little for what it tells, and takes that into the job; false: nothing came.
    bool go_on(Job& job);
    /// Asks it to stop; once `patience` is over since the first time, ends it.
    void stop(std::chrono::seconds patience);
    /// As reap() tells it; nothing: it runs.
    [[nodiscard]] std::optional<int> status() const { return status_; }

private:
    JobProcess(pid_t process, Descriptor lines) : process_(process), lines_(std::move(lines)) {}
    bool read_lines(Job& job);

    pid_t process_;
    Descriptor lines_;
    std::string waiting_;  ///< the beginning of a line
    std::optional<std::chrono::steady_clock::time_point> asked_;
    std::optional<int> status_;
};

}  // namespace khabar::serve
