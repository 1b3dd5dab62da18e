#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace khabar::serve {

/// Counts for /metrics, in Prometheus' text format. Thread-safe.
class Metrics {
public:
    using Time = std::chrono::nanoseconds;

    /// `route`: its pattern in openapi.json; of what no route answers one of a few words
    /// ("refused", "file"). Never a path as it was asked: a stranger would make a count for each.
    void count(std::string_view route, int status, Time took);

    /// Requests by route and status, and how long they took.
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                       0.25,  0.5,    1.0,   2.5,  5.0,   10.0};
    struct Times {
        std::array<std::uint64_t, bounds.size() + 1> counts{};
        std::uint64_t all = 0;
        double seconds = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::uint64_t, std::less<>> requests_;
    std::map<std::string, Times, std::less<>> times_;
};

/// One metric that has a single value: its lines of help, type and value.
std::string metric(std::string_view name, std::string_view help, std::string_view type,
                   std::uint64_t value);

}  // namespace khabar::serve
