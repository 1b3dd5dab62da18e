#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <CLI/App.hpp>

#include "khabar/core/expected.h"
#include "khabar/serve/http_server.h"
#include "khabar/serve/hub.h"
#include "output.h"

namespace khabar::cli {

/// Answers GET /metrics on an address of its own, and nothing else, on a thread of its own.
class MetricsServer {
public:
    /// text: what it answers, in Prometheus' text format; called on the server's thread.
    /// Errors: io (cannot be listened on).
    static Expected<std::unique_ptr<MetricsServer>> open(const serve::Address& address,
                                                         std::function<std::string()> text);
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

struct MetricsOptions {
    std::string address;  ///< empty: none are answered
};

/// --metrics
void add_metrics_option(CLI::App& command, MetricsOptions& options);

/// Opens what was asked for, and says where it is unless `quiet`. command: "work", as it is said.
/// Failures: wrong use (no address), unusable (cannot be listened on).
std::optional<Failure> open_metrics(const MetricsOptions& options, std::string_view command,
                                    bool quiet, std::function<std::string()> text,
                                    std::unique_ptr<MetricsServer>& metrics);

}  // namespace khabar::cli
