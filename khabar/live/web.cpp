#include "khabar/live/web.h"

#include <algorithm>
#include <new>
#include <utility>

#include "khabar/input/web/feed_text.h"
#include "khabar/input/web/host_robots.h"

namespace khabar::live {

namespace {

constexpr std::chrono::milliseconds look_up_time{100};  // why: a signal cannot wake a condition

}  // namespace

Web::Web(const input::FetchRules& rules, bool (*stop)(), std::size_t threads)
    : rules_(rules), stopped_(stop) {
    rules_.stopped = stop;
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

Web::~Web() {
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    asked_there_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

Moment Web::now() {
    return begin_ + std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                  steady_begin_);
}

void Web::ask(Request request) {
    {
        const std::scoped_lock lock(mutex_);
        asked_.push_back(std::move(request));
    }
    asked_there_.notify_one();
}

std::optional<Reply> Web::wait(Moment until) {
    std::unique_lock lock(mutex_);
    while (replies_.empty()) {
        const Moment moment = now();
        if (stopped_() || moment >= until) {
            return std::nullopt;
        }
        reply_there_.wait_for(lock, std::min(look_up_time, until - moment));
    }
    Reply reply = std::move(replies_.front());
    replies_.pop_front();
    return reply;
}

input::FetchRules Web::rules_for(What what) const {
    input::FetchRules rules = rules_;
    switch (what) {
        case What::robots:
            return input::robots_rules(std::move(rules));
        case What::feed:
            rules.takes = input::takes_feeds;
            rules.max_bytes = input::max_feed_bytes;
            break;
        case What::page:
            rules.max_bytes = max_live_page_bytes;
            break;
    }
    return rules;
}

void Web::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        asked_there_.wait(lock, [this] { return ended_ || !asked_.empty(); });
        if (ended_) {
            return;
        }
        const Request request = std::move(asked_.front());
        asked_.pop_front();
        lock.unlock();
        input::Answer answer{Error{ErrorCode::fetch, request.address, "there is no memory for it"}};
        try {
            answer = input::fetch_once(request.address, rules_for(request.what), request.known);
        } catch (const std::bad_alloc&) {
            // the answer says so, and the others go on
        }
        lock.lock();
        replies_.push_back({request.number, std::move(answer)});
        reply_there_.notify_one();
    }
}

}  // namespace khabar::live
