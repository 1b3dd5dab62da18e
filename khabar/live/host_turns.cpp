#include "khabar/live/host_turns.h"

#include <algorithm>

namespace khabar::live {

namespace {

// why: one page that drips or is cut off is that page's fault; three in a row are the host's.
constexpr unsigned patient = 2;
constexpr std::size_t max_idle_hosts = 10'000;  // why: a megabyte; those that rest are forgotten

}  // namespace

std::chrono::milliseconds wait_after(unsigned failures, const Manners& manners) {
    constexpr unsigned most_doublings = 20;  // 30 s become a year: longest_wait decides long before
    const unsigned doublings = std::min(std::max(failures, 1U) - 1, most_doublings);
    return std::min(manners.first_wait * (std::int64_t{1} << doublings), manners.longest_wait);
}

std::optional<Moment> HostTurns::turn(const std::string& host) const {
    const auto found = hosts_.find(host);
    if (found == hosts_.end()) {
        return Moment{};
    }
    return found->second.busy ? std::nullopt
                              : std::optional(std::max(found->second.next, found->second.held));
}

Moment HostTurns::held_until(const std::string& host) const {
    const auto found = hosts_.find(host);
    return found == hosts_.end() ? Moment{} : found->second.held;
}

void HostTurns::asked(const std::string& host) {
    hosts_[host].busy = true;
}

void HostTurns::answered(const std::string& host, const input::Answer& answer,
                         std::chrono::milliseconds pause, Moment now) {
    if (hosts_.size() > max_idle_hosts) {
        std::erase_if(hosts_, [now](const auto& entry) {
            return !entry.second.busy && entry.second.next <= now && entry.second.held <= now;
        });
    }
    Host& it = hosts_[host];
    it.busy = false;
    it.next = now + std::max(pause, manners_.pause);
    const bool overloaded = answer.status == 429 || answer.status == 503;
    const bool silent =
        answer.status == 0 && !answer.page && answer.page.error().code == ErrorCode::fetch;
    if (!overloaded && !silent) {
        it.failures = 0;
        return;
    }
    ++it.failures;
    std::chrono::milliseconds wait{};
    if (overloaded) {
        wait = wait_after(it.failures, manners_);
        if (answer.retry_after) {  // the host knows better
            wait = std::min<std::chrono::milliseconds>(*answer.retry_after, manners_.longest_wait);
        }
    } else if (it.failures > patient) {
        wait = wait_after(it.failures - patient, manners_);
    }
    it.held = std::max(it.held, now + wait);
}

void HostTurns::slow_down(const std::string& host, std::chrono::milliseconds pause, Moment now) {
    Moment& next = hosts_[host].next;
    next = std::max(next, now + pause);
}

}  // namespace khabar::live
