#include "khabar/live/host_queues.h"

#include <algorithm>
#include <utility>

namespace khabar::live {

namespace {

Job pop_front(std::deque<Job>& jobs) {
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
}

}  // namespace

std::deque<Job>& HostQueues::like(const Job& job) {
    Host& host = hosts_[job.host];
    switch (job.what) {
        case What::robots:
            return host.urgent;
        case What::feed:
            return host.polls;
        case What::page:
            break;
    }
    return host.pages;
}

void HostQueues::add(Job job) {
    std::deque<Job>& jobs = like(job);
    jobs.push_back(std::move(job));
}

void HostQueues::add_first(Job job) {
    std::deque<Job>& jobs = like(job);
    jobs.push_front(std::move(job));
}

void HostQueues::add_urgent(Job job) {
    std::deque<Job>& jobs = hosts_[job.host].urgent;
    jobs.push_front(std::move(job));
}

void HostQueues::add_later(Moment not_before, Job job) {
    std::multimap<Moment, Job>& later = hosts_[job.host].later;
    later.emplace(not_before, std::move(job));
}

std::optional<Job> HostQueues::take(const HostTurns& turns, Moment now, bool later) {
    auto each = behind_ ? hosts_.upper_bound(last_) : hosts_.lower_bound(last_);
    for (std::size_t left = hosts_.size(); left > 0; --left) {
        if (each == hosts_.end()) {
            each = hosts_.begin();
        }
        Host& host = each->second;
        if (!host.is_ready() && host.later.empty()) {
            each = hosts_.erase(each);
            continue;
        }
        if (later) {
            ripen(host, now);
        }
        const std::optional<Moment> turn = turns.turn(each->first);
        if (turn && *turn <= now && host.is_ready()) {
            last_ = each->first;
            behind_ = false;
            return pop(host);
        }
        ++each;
    }
    return std::nullopt;
}

void HostQueues::ripen(Host& host, Moment now) {
    while (!host.later.empty() && host.later.begin()->first <= now) {
        Job job = std::move(host.later.begin()->second);
        host.later.erase(host.later.begin());
        std::deque<Job>& jobs = job.what == What::feed ? host.polls : host.pages;
        jobs.push_back(std::move(job));
    }
}

Job HostQueues::pop(Host& host) {
    if (!host.urgent.empty()) {
        return pop_front(host.urgent);
    }
    const bool page = host.polls.empty() || (host.page_next && !host.pages.empty());
    host.page_next = !page;
    return pop_front(page ? host.pages : host.polls);
}

Moment HostQueues::wake(const HostTurns& turns, Moment now, bool later, Moment held_until) const {
    Moment first = Moment::max();
    for (const auto& [name, host] : hosts_) {
        const std::optional<Moment> turn = turns.turn(name);
        if (!turn || turns.held_until(name) > held_until) {
            continue;
        }
        if (host.is_ready()) {
            first = std::min(first, std::max(*turn, now));
        } else if (later && !host.later.empty()) {
            first = std::min(first, std::max(*turn, host.later.begin()->first));
        }
    }
    return first;
}

}  // namespace khabar::live
