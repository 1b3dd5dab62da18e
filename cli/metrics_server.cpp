#include "metrics_server.h"

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common.h"
#include "khabar/serve/request.h"

namespace khabar::cli {

namespace {

/// "127.0.0.1:9100", "[::1]:9100", "9100".
std::optional<serve::Address> read_address(std::string_view text) {
    serve::Address address;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        address.host = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    if (address.host.starts_with('[') && address.host.ends_with(']')) {
        address.host = address.host.substr(1, address.host.size() - 2);
    }
    const char* end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, address.port);
    return fault == std::errc() && at == end && !address.host.empty() ? std::optional(address)
                                                                      : std::nullopt;
}

serve::Handlers handlers_of(std::function<std::string()> text) {
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
    handlers.open = [text = std::move(text)](bool) -> Expected<serve::Handlers::Answerer> {
        return serve::Handlers::Answerer([text](const serve::Request&, const serve::Admission&) {
            serve::Response response;
            response.type = "text/plain; version=0.0.4";
            response.body = std::make_shared<const std::string>(text());
            return response;
        });
    };
    return handlers;
}

}  // namespace

Expected<std::unique_ptr<MetricsServer>> MetricsServer::open(const serve::Address& address,
                                                             std::function<std::string()> text) {
    std::unique_ptr<MetricsServer> metrics(new MetricsServer);
    metrics->stop_ = eventfd(0, EFD_CLOEXEC);
    if (metrics->stop_ < 0) {
        return Error{ErrorCode::io, "eventfd", std::generic_category().message(errno)};
    }
    serve::Limits limits;
    limits.connections = 16;  // why: a scraper or two, and a person
    limits.quick_threads = 1;
    limits.slow_threads = 1;
    auto server =
        serve::HttpServer::open(address, handlers_of(std::move(text)), metrics->hub_, limits);
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

void add_metrics_option(CLI::App& command, MetricsOptions& options) {
    command
        .add_option("--metrics", options.address,
                    "Answer /metrics there, for Prometheus; nothing is asked for a token")
        ->type_name("HOST:PORT");
}

std::optional<Failure> open_metrics(const MetricsOptions& options, std::string_view command,
                                    bool quiet, std::function<std::string()> text,
                                    std::unique_ptr<MetricsServer>& metrics) {
    if (options.address.empty()) {
        return std::nullopt;
    }
    const auto address = read_address(options.address);
    if (!address) {
        return Failure{exit_wrong_use, "--metrics " + options.address +
                                           ": no such address; write it as 127.0.0.1:9100"};
    }
    auto opened = MetricsServer::open(*address, std::move(text));
    if (!opened) {
        return failure_of(opened.error());
    }
    metrics = *std::move(opened);
    if (!quiet) {
        say(fmt::format("khabar {}: metrics at http://{}:{}/metrics", command, address->host,
                        metrics->port()));
    }
    return std::nullopt;
}

}  // namespace khabar::cli
