#include "khabar/serve/metrics.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace khabar::serve {

namespace {

std::string head(std::string_view name, std::string_view help, std::string_view type) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

void Metrics::count(std::string_view route, int status, Time took) {
    const double seconds = std::chrono::duration<double>(took).count();
    const auto slot = static_cast<std::size_t>(
        std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin());
    const std::scoped_lock lock(mutex_);
    ++requests_[{std::string(route), status}];
    const auto found = times_.find(route);
    Times& times = found == times_.end() ? times_[std::string(route)] : found->second;
    ++times.counts.at(slot);
    ++times.all;
    times.seconds += seconds;
}

std::string Metrics::text() const {
    const std::scoped_lock lock(mutex_);
    std::string out = head("khabar_requests_total", "Requests answered.", "counter");
    for (const auto& [key, count] : requests_) {
        out += fmt::format("khabar_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                           key.second, count);
    }
    out += head("khabar_request_seconds", "How long answers took.", "histogram");
    for (const auto& [route, times] : times_) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            sum += times.counts.at(i);
            out += fmt::format("khabar_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                               route, bounds.at(i), sum);
        }
        out += fmt::format("khabar_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", route,
                           times.all);
        out += fmt::format("khabar_request_seconds_sum{{route=\"{}\"}} {}\n", route, times.seconds);
        out += fmt::format("khabar_request_seconds_count{{route=\"{}\"}} {}\n", route, times.all);
    }
    return out;
}

std::string metric(std::string_view name, std::string_view help, std::string_view type,
                   std::uint64_t value) {
    return head(name, help, type) + fmt::format("{} {}\n", name, value);
}

}  // namespace khabar::serve
