#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <CLI/App.hpp>

#include "common.h"
#include "khabar/queue/stream.h"

namespace khabar::cli {

/// What the commands on a queue share.
struct QueueOptions {
    std::string servers;  ///< empty: KHABAR_QUEUE
    std::string stream = "khabar";
    unsigned replicas = 1;
    std::uint64_t most = 0;  ///< messages; 0: as it is, or usual
};

/// --queue, --stream, --replicas, --stream-max
void add_queue_options(CLI::App& command, QueueOptions& options);

/// Failures: wrong use (no queue, a name that is none).
std::optional<Failure> read_queue(const QueueOptions& options, queue::Stream& stream);

/// What is said of a stream that will soon be full.
std::string fill_warning(const queue::Fill& fill);

}  // namespace khabar::cli
