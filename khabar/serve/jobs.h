#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::serve {

/// One long work: `khabar add` or `khabar import` of a file that was sent.
struct Job {
    enum class Kind : std::uint8_t { add, import };
    enum class State : std::uint8_t { waiting, running, stopped, done, failed };
    std::string id;
    Kind kind = Kind::add;
    std::string from;  ///< html, text, ndjson; of an import acled, ged, polecat, corrections
    std::string name;  ///< of the file, as its sender calls it
    State state = State::running;
    std::uint64_t done = 0;  ///< documents or rows
    std::uint64_t failed = 0;
    std::optional<std::uint64_t> total;
    std::string message;  ///< the program's last line; of a failed job why
    std::string begun;    ///< "2026-11-30T09:15:00Z"
};
/// One line of JSON, the schema `Job` of openapi.json.
std::string write_job(const Job& job);

/// Runs jobs in child processes, two at once, the others wait. Each lies in its own folder, so one
/// that was stopped, or that a restart cut off, can go on. Thread-safe.
class Jobs {
public:
    struct Place {
        std::filesystem::path program;
        std::filesystem::path folder;  ///< absolute; made when the first job comes
        std::string store;
        std::filesystem::path tables;  ///< empty: where the program finds them
    };
    /// `changed` is called from threads of its own at every change, 4 times a second at most for
    /// one job.
    Jobs(Place place, std::function<void(const Job&)> changed);
    ~Jobs();  ///< stops what runs, and waits for it
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// Errors: busy (too many), too_large, io (cannot be written), bad_query (`from`).
    Expected<Job> begin(Job::Kind kind, std::string from, std::string name, std::string_view bytes);
    [[nodiscard]] std::vector<Job> list() const;  ///< the newest first
    [[nodiscard]] std::optional<Job> find(std::string_view id) const;
    bool stop(std::string_view id);    ///< false: there is none that runs
    bool resume(std::string_view id);  ///< false: there is none that stands
    bool remove(std::string_view id);  ///< false: there is none, or it runs
    void close();                      ///< stops what runs and begins no more; returns at once

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace khabar::serve
