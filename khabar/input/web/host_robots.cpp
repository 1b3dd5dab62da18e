#include "khabar/input/web/host_robots.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "khabar/input/web/web_address.h"

namespace khabar::input {

namespace {

constexpr std::chrono::milliseconds look_up_time{100};  // why: a stop is seen at once

}  // namespace

FetchRules robots_rules(FetchRules rules) {
    rules.takes = takes_all;
    rules.max_bytes = max_robots_bytes + 1;  // so that what is longer is known as cut
    rules.head_alone = true;
    return rules;
}

Expected<Robots> robots_of(const Answer& answer) {
    if (answer.page) {
        return Robots::read(answer.page->bytes);
    }
    const bool absent =
        answer.status / 100 == 3 || (answer.status / 100 == 4 && answer.status != 429);
    if (absent && answer.page.error().code != ErrorCode::forbidden) {
        return Robots::all();
    }
    Error error = answer.page.error();
    error.detail = "robots.txt cannot be read, so nothing of the host is fetched: " + error.detail;
    return error;
}

HostRobots::Host& HostRobots::host_of(const std::string& origin) {
    const auto now = Clock::now();
    const auto found = hosts_.find(origin);
    if (found != hosts_.end() && now < found->second.until) {
        return found->second;
    }
    Expected<Robots> robots = robots_of(fetch_permitted(origin + "/robots.txt", rules_, {}));
    const auto until = now + (robots ? Clock::duration(good_for) : failure_good_for);
    const std::size_t bytes = robots ? robots->bytes() : 0;
    if (found != hosts_.end()) {
        bytes_ += bytes - found->second.bytes;
        Host& host = found->second;
        host.robots = std::move(robots);
        host.until = until;
        host.bytes = bytes;
        return host;
    }
    while (!hosts_.empty() && (hosts_.size() >= max_hosts || bytes_ + bytes > max_bytes)) {
        forget_oldest();
    }
    bytes_ += bytes;
    order_.push_back(origin);
    return hosts_.emplace(origin, Host{std::move(robots), until, bytes}).first->second;
}

void HostRobots::forget_oldest() {
    const auto oldest = hosts_.find(order_.front());
    bytes_ -= oldest->second.bytes;
    hosts_.erase(oldest);
    order_.pop_front();
}

std::optional<Error> HostRobots::wait(Host& host) {
    while (Clock::now() < host.next_turn) {
        if (rules_.stopped != nullptr && rules_.stopped()) {
            return Error{ErrorCode::fetch, {}, "it was broken off"};
        }
        std::this_thread::sleep_for(
            std::min<Clock::duration>(look_up_time, host.next_turn - Clock::now()));
    }
    host.next_turn = Clock::now() + std::max(pause, host.robots->crawl_delay().value_or(pause));
    return std::nullopt;
}

std::optional<Error> HostRobots::may(const std::string& address) {
    const AddressParts parts = address_parts(address);
    Host& host = host_of(parts.origin);
    if (!host.robots) {
        return Error{host.robots.error().code, address, host.robots.error().detail};
    }
    if (!host.robots->allows(parts.path)) {
        return Error{ErrorCode::forbidden, address, "robots.txt of the host asks not to fetch it"};
    }
    if (const auto now = Clock::now(); now < host.closed_until) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(host.closed_until - now);
        return Error{
            ErrorCode::fetch, address,
            "the host asks to be left alone for " + std::to_string(left.count()) + " s more"};
    }
    if (auto error = wait(host)) {
        error->where = address;
        return error;
    }
    return std::nullopt;
}

bool HostRobots::put_off(const Answer& answer) {
    if (!answer.retry_after || (answer.status != 429 && answer.status != 503)) {
        return false;
    }
    // the address that failed: behind redirects it may be another host
    const auto host = hosts_.find(address_parts(answer.page.error().where).origin);
    if (host == hosts_.end()) {
        return false;
    }
    const auto until = Clock::now() + *answer.retry_after;
    if (*answer.retry_after > longest_wait) {
        host->second.closed_until = until;
        return false;
    }
    host->second.next_turn = std::max(host->second.next_turn, until);
    return true;
}

}  // namespace khabar::input
