#include "work_metrics.h"

#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

#include <fmt/format.h>

#include "khabar/serve/metrics.h"
#include "khabar/serve/request.h"

namespace khabar::cli {

namespace {

using serve::metric;

/// Seconds, and how often: a summary without quantiles.
std::string timed(std::string_view name, std::string_view help, std::uint64_t nanoseconds,
                  std::uint64_t times) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} summary\n{0}_sum {2:.6f}\n{0}_count {3}\n", name,
                       help, static_cast<double>(nanoseconds) / 1e9, times);
}

serve::Handlers handlers_of(const live::WorkCounts& counts) {
    serve::Handlers handlers;
    handlers.file = [](const serve::Request&) { return std::optional<serve::Response>(); };
    handlers.admit = [](const serve::Request& head) {
        serve::Admission admission;
        if (head.path != "/metrics") {
            admission.refusal = serve::failure(404, "not_found", "there is /metrics alone");
        } else if (head.method != serve::Method::get && head.method != serve::Method::head) {
            admission.refusal = serve::failure(405, "bad_query", "/metrics is read with GET");
        }
        return admission;
    };
    handlers.open = [&counts](bool) -> Expected<serve::Handlers::Answerer> {
        return serve::Handlers::Answerer([&counts](const serve::Request&, const serve::Admission&) {
            serve::Response response;
            response.type = "text/plain; version=0.0.4";
            response.body = std::make_shared<const std::string>(metrics_text(counts));
            return response;
        });
    };
    return handlers;
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

Expected<std::unique_ptr<MetricsServer>> MetricsServer::open(const serve::Address& address,
                                                             const live::WorkCounts& counts) {
    std::unique_ptr<MetricsServer> metrics(new MetricsServer);
    metrics->stop_ = eventfd(0, EFD_CLOEXEC);
    if (metrics->stop_ < 0) {
        return Error{ErrorCode::io, "eventfd", std::generic_category().message(errno)};
    }
    serve::Limits limits;
    limits.connections = 16;  // why: a scraper or two, and a person
    limits.quick_threads = 1;
    limits.slow_threads = 1;
    auto server = serve::HttpServer::open(address, handlers_of(counts), metrics->hub_, limits);
    if (!server) {
        return server.error();
    }
    metrics->server_ = *std::move(server);
    metrics->thread_ = std::thread([raw = metrics.get()] { raw->server_->run(raw->stop_); });
    return metrics;
}

MetricsServer::~MetricsServer() {
    if (thread_.joinable()) {
        eventfd_write(stop_, 1);
        thread_.join();
    }
    if (stop_ >= 0) {
        ::close(stop_);
    }
}

}  // namespace khabar::cli
