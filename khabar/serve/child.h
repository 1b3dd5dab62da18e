#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::serve {

struct ChildLimits {
    std::size_t memory = 1024u << 20u;  ///< of address space, bytes
    std::chrono::seconds processor{10};
    std::chrono::milliseconds time{20'000};    ///< by the clock; then it is killed
    std::size_t output = 64u << 20u;           ///< bytes; then it is killed
    const std::atomic<bool>* ended = nullptr;  ///< once it is true, it is killed
};

struct ChildAnswer {
    int status = 0;  ///< exit status; of one that a signal ended 128 + the signal
    std::string out;
};

/// Runs `program` with `arguments` in a process of its own, with nothing of our environment but
/// what it needs, no file of ours open but its three streams, writing nowhere else; gives it `in`,
/// takes what it writes. Its faults end it alone, and what it began ends with it. Thread-safe.
/// Errors: io (cannot be started); too_large, too_costly (over `output`, `time`); busy (`ended`).
Expected<ChildAnswer> run_child(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::string_view in,
                                const ChildLimits& limits = {});

}  // namespace khabar::serve
