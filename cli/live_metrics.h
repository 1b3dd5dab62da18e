#pragma once

#include <string>

#include "khabar/live/watch_counts.h"
#include "khabar/live/work_counts.h"

namespace khabar::cli {

/// The counts in Prometheus' text format. Any thread may ask at any time.
std::string metrics_text(const live::WorkCounts& counts);
std::string metrics_text(const live::WatchCounts& counts);

}  // namespace khabar::cli
