#pragma once

#include <memory>
#include <string>
#include <thread>

#include "khabar/core/expected.h"
#include "khabar/live/work_counts.h"
#include "khabar/serve/http_server.h"
#include "khabar/serve/hub.h"

namespace khabar::cli {

/// The counts in Prometheus' text format.
std::string metrics_text(const live::WorkCounts& counts);

/// Answers GET /metrics on an address of its own, and nothing else, on a thread of its own.
class MetricsServer {
public:
    /// counts outlive it. Errors: io (cannot be listened on).
    static Expected<std::unique_ptr<MetricsServer>> open(const serve::Address& address,
                                                         const live::WorkCounts& counts);
    ~MetricsServer();
    MetricsServer(const MetricsServer&) = delete;
    MetricsServer& operator=(const MetricsServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return server_->port(); }

private:
    MetricsServer() = default;
    int stop_ = -1;
    serve::Hub hub_;
    std::unique_ptr<serve::HttpServer> server_;
    std::thread thread_;
};

}  // namespace khabar::cli
