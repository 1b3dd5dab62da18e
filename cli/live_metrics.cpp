#include "live_metrics.h"

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "khabar/serve/metrics.h"

namespace khabar::cli {

namespace {

using serve::metric;

/// Seconds, and how often: a summary without quantiles.
std::string timed(std::string_view name, std::string_view help, std::uint64_t nanoseconds,
                  std::uint64_t times) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} summary\n{0}_sum {2:.6f}\n{0}_count {3}\n", name,
                       help, static_cast<double>(nanoseconds) / 1e9, times);
}

}  // namespace

std::string metrics_text(const live::WorkCounts& counts) {
    return metric("khabar_work_pending", "Messages that no worker was given yet.", "gauge",
                  counts.pending) +
           metric("khabar_work_waiting", "1 while the store is gone and waited for.", "gauge",
                  counts.waiting > 0 ? 1 : 0) +
           metric("khabar_work_queue_gone", "1 while the queue does not answer.", "gauge",
                  counts.queue_gone) +
           metric("khabar_work_stream_messages", "Messages in the stream, done or not.", "gauge",
                  counts.stream_messages) +
           metric("khabar_work_stream_max", "Messages that the stream may hold; 0: not known.",
                  "gauge", counts.stream_most) +
           metric("khabar_work_documents_total", "Documents kept.", "counter", counts.documents) +
           metric("khabar_work_unchanged_total", "Documents that were there already.", "counter",
                  counts.unchanged) +
           metric("khabar_work_events_total", "Events kept.", "counter", counts.events) +
           metric("khabar_work_bytes_total", "Bytes of messages.", "counter", counts.bytes) +
           metric("khabar_work_dead_letters_total", "Messages that can never be documents.",
                  "counter", counts.letters) +
           metric("khabar_work_redeliveries_total", "Messages that a worker was given before.",
                  "counter", counts.redeliveries) +
           metric("khabar_work_retries_total", "Trials of a store or queue that was gone.",
                  "counter", counts.retries) +
           timed("khabar_work_code_seconds", "How long batches were coded.",
                 counts.code_nanoseconds, counts.code_batches) +
           timed("khabar_work_put_seconds", "How long batches were put.", counts.put_nanoseconds,
                 counts.put_batches);
}

std::string metrics_text(const live::WatchCounts& counts) {
    return metric("khabar_watch_feeds", "Feeds and sitemaps that are polled.", "gauge",
                  counts.feeds) +
           metric("khabar_watch_failing_feeds", "Of those: whose last poll failed.", "gauge",
                  counts.failing) +
           metric("khabar_watch_waiting", "Pages that are still to be fetched.", "gauge",
                  counts.waiting) +
           metric("khabar_watch_polls_total", "Polls of feeds.", "counter", counts.polls) +
           metric("khabar_watch_unchanged_total", "Polls that found a feed unchanged.", "counter",
                  counts.unchanged) +
           metric("khabar_watch_items_total", "Pages that feeds named for the first time.",
                  "counter", counts.items) +
           metric("khabar_watch_fetched_total", "Answers to requests for pages.", "counter",
                  counts.fetched) +
           metric("khabar_watch_kept_total", "Pages kept or published.", "counter", counts.added) +
           metric("khabar_watch_same_total", "Pages that were there already.", "counter",
                  counts.same) +
           metric("khabar_watch_errors_total", "Polls and pages that failed.", "counter",
                  counts.failed);
}

}  // namespace khabar::cli
