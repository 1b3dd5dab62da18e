#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>

#include "khabar/input/web/fetch.h"
#include "khabar/live/moment.h"

namespace khabar::live {

/// How hosts are treated.
struct Manners {
    std::chrono::milliseconds pause{2'000};        ///< between two requests to one host
    std::chrono::milliseconds first_wait{30'000};  ///< after a failure; doubled for each in a row
    std::chrono::milliseconds longest_wait = std::chrono::hours(6);  ///< whatever a host asks
};

/// How long to wait after so many failures in a row, 1 and more.
std::chrono::milliseconds wait_after(unsigned failures, const Manners& manners);

/// Which host may be asked when: one request at a time, a pause between two, and a longer one where
/// a host asks for it (429, 503, Retry-After) or does not answer at all. Knows neither clock nor
/// network.
class HostTurns {
public:
    explicit HostTurns(Manners manners) : manners_(manners) {}

    /// When the host may be asked next; nothing: a request to it is on its way.
    [[nodiscard]] std::optional<Moment> turn(const std::string& host) const;
    /// Until when the host asked to be left alone, or has to be; in the past for most.
    [[nodiscard]] Moment held_until(const std::string& host) const;
    void asked(const std::string& host);
    /// pause: by the host's robots.txt, where that is longer than our own
    void answered(const std::string& host, const input::Answer& answer,
                  std::chrono::milliseconds pause, Moment now);
    /// The next request is to wait so long from now.
    void slow_down(const std::string& host, std::chrono::milliseconds pause, Moment now);

private:
    struct Host {
        bool busy = false;
        Moment next{};
        Moment held{};
        unsigned failures = 0;
    };

    Manners manners_;
    std::unordered_map<std::string, Host> hosts_;
};

}  // namespace khabar::live
