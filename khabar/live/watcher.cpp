#include "khabar/live/watcher.h"

#include <algorithm>

#include "khabar/input/web/host_robots.h"
#include "khabar/input/web/url_source.h"
#include "khabar/input/web/web_address.h"

namespace khabar::live {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds idle_time{10'000};  // why: a shorter wait is a pause between two pages
// why: a state is kept after each page of a small feed, and of a large one (its state is a
// megabyte) so seldom that it does not cost more than the pages.
constexpr std::size_t state_bytes_a_page = std::size_t{16} << 10u;

Error too_many_redirects(const std::string& address) {
    return {ErrorCode::fetch, address,
            "more than " + std::to_string(input::max_redirects) + " redirects"};
}

}  // namespace

Watcher::Watcher(WatchRules rules, World& world, PageKeeper& keeper)
    : rules_(rules), world_(world), keeper_(keeper), turns_(rules.manners) {}

FeedCount& FeedCount::operator+=(const FeedCount& other) {
    polls += other.polls;
    unchanged += other.unchanged;
    items += other.items;
    fetched += other.fetched;
    added += other.added;
    same += other.same;
    failed += other.failed;
    unusable += other.unusable;
    waiting += other.waiting;
    return *this;
}

void Watcher::add(const std::string& address) {
    std::size_t number = 0;
    add_feed(address, true, number);
}

/// False: the keeper does not tell what was remembered.
bool Watcher::add_feed(const std::string& address, bool named, std::size_t& number) {
    const auto [known, fresh] = feed_numbers_.try_emplace(address, feeds_.size());
    number = known->second;
    if (!fresh || ended_) {
        return !ended_;
    }
    const Expected<std::string> state = keeper_.state_of(address);
    if (!state) {
        error_ = state.error();
        ended_ = true;
        return false;
    }
    Feed& feed = feeds_.emplace_back();
    feed.count.address = address;
    feed.named = named;
    feed.memory = FeedMemory(*state);
    feed.state_bytes = state->size();
    feed.next_poll = std::max(world_.now(), feed.memory.not_before);
    for (const Waiting& item : feed.memory.all_waiting()) {
        queue_page(number, item);
    }
    return true;
}

std::optional<Error> Watcher::run() {
    share_counts();
    while (!ended_ && !world_.stopped()) {
        const Moment now = world_.now();
        queue_polls(now);
        while (flights_.size() < rules_.at_once && start_one(now)) {
        }
        if (ended_) {
            break;
        }
        const Moment until = wake(now);
        if (flights_.empty() && until == Moment::max()) {
            break;  // nothing will ever be to do: the end of a round
        }
        if (is_time_to_idle(now, until)) {
            kept_since_idle_ = 0;
            ended_ = !keeper_.idle();
            continue;
        }
        if (std::optional<Reply> reply = world_.wait(until)) {
            answered(*std::move(reply));
            keep_states(false);
            share_counts();
        }
    }
    // Also where the keeper ended: if it can still keep states, less is fetched twice.
    keep_states(true);
    if (!ended_ && kept_since_idle_ > 0) {
        keeper_.idle();
    }
    return error_;
}

bool Watcher::is_time_to_idle(Moment now, Moment until) const {
    const bool rests = flights_.empty() && until > now + idle_time;
    return kept_since_idle_ > 0 && (rests || kept_since_idle_ >= pages_between_idles ||
                                    now - first_kept_ >= time_between_idles);
}

// --- what is to be asked ---

void Watcher::aim(Job& job, const std::string& address) {
    input::AddressParts parts = input::address_parts(address);
    job.address = address;
    job.host = std::move(parts.host);
    job.origin = std::move(parts.origin);
    job.path = std::move(parts.path);
}

void Watcher::queue_page(std::size_t feed, const Waiting& item) {
    Job job{What::page, feed, item.address, {}, {}, {}, {}};
    aim(job, item.address);
    if (item.not_before > world_.now()) {
        queues_.add_later(item.not_before, std::move(job));
    } else {
        queues_.add(std::move(job));
    }
}

void Watcher::queue_polls(Moment now) {
    for (std::size_t number = 0; number < feeds_.size(); ++number) {
        Feed& feed = feeds_[number];
        if (feed.next_poll && *feed.next_poll <= now && !(rules_.once && feed.polled)) {
            feed.next_poll.reset();
            feed.polled = true;
            feed.on_its_way = true;
            Job job{What::feed, number, {}, {}, {}, {}, {}};
            aim(job, feed.count.address);
            queues_.add(std::move(job));
        }
    }
}

// Begins a request to some host whose turn it is; false: there is none.
bool Watcher::start_one(Moment now) {
    while (!ended_) {
        // In one round what failed waits for the next run.
        std::optional<Job> job = queues_.take(turns_, now, !rules_.once);
        if (!job) {
            return false;
        }
        if (start(*std::move(job), now)) {
            queues_.served();
            return true;
        }
    }
    return false;
}

// False: the job needs no request, or not yet.
bool Watcher::start(Job job, Moment now) {
    if (job.what == What::page && done_elsewhere(job)) {
        page_done(job);
        return false;
    }
    if (!allowed(job, now)) {
        return false;
    }
    send(std::move(job));
    return true;
}

// Two feeds may name one page: the first to fetch it does it for both.
bool Watcher::done_elsewhere(const Job& job) const {
    return std::any_of(feeds_.begin(), feeds_.end(),
                       [&job](const Feed& feed) { return feed.memory.is_done(job.item); });
}

// Whether robots.txt lets the job be asked for now. Else the job has found another place: behind a
// request for robots.txt, or among those that failed.
bool Watcher::allowed(Job& job, Moment now) {
    if (job.what == What::robots || (job.what == What::feed && feeds_[job.feed].named)) {
        return true;
    }
    RobotsState& state = robots_[job.origin];
    if (!state.asked && now >= state.until) {
        state.asked = true;
        state.robots.reset();
        robots_bytes_ -= std::exchange(state.bytes, 0U);
        Job ask{What::robots, job.feed, job.origin, {}, {}, {}, {}};
        aim(ask, job.origin + "/robots.txt");
        queues_.add_urgent(std::move(ask));
    }
    if (state.asked) {
        state.blocked.push_back(std::move(job));
        return false;
    }
    if (!state.robots) {  // it could not be had just now
        queues_.add_later(state.until, std::move(job));
        return false;
    }
    if (state.robots->allows(job.path)) {
        return true;
    }
    const Error error{ErrorCode::forbidden, job.address,
                      "robots.txt of the host asks not to fetch it"};
    if (job.what == What::page) {
        page_failed(job, error, Again::never, {}, now);
    } else {
        feed_failed(feeds_[job.feed], error, {}, now);
    }
    return false;
}

void Watcher::send(Job job) {
    Request request{next_number_++, job.what, job.address, {}};
    if (job.what == What::feed && !feeds_[job.feed].index) {
        request.known = feeds_[job.feed].memory.validators;
    }
    turns_.asked(job.host);
    flights_.emplace(request.number, std::move(job));
    world_.ask(std::move(request));
}

// When something can be begun, if no reply comes before; max: never.
Moment Watcher::wake(Moment now) const {
    Moment first = Moment::max();
    if (flights_.size() >= rules_.at_once) {
        return first;  // a reply comes before
    }
    for (const Feed& feed : feeds_) {
        if (feed.next_poll && !rules_.once) {
            first = std::min(first, *feed.next_poll);
        }
    }
    const Moment held_until = rules_.once ? now + patience : Moment::max();
    return std::min(first, queues_.wake(turns_, now, !rules_.once, held_until));
}

// --- what came back ---

void Watcher::answered(Reply reply) {
    const auto flight = flights_.find(reply.number);
    if (flight == flights_.end() || world_.stopped()) {
        return;  // what a stop broke off is as if it had never been asked
    }
    Job job = std::move(flight->second);
    flights_.erase(flight);
    const Moment now = world_.now();
    const input::Answer& answer = reply.answer;
    const auto robots = robots_.find(job.origin);
    const bool known = robots != robots_.end() && robots->second.robots;
    turns_.answered(
        job.host, answer,
        known ? robots->second.robots->crawl_delay().value_or(milliseconds{}) : milliseconds{},
        now);
    if (!answer.location.empty() && job.redirects < input::max_redirects) {
        ++job.redirects;
        aim(job, answer.location);
        return queues_.add_urgent(std::move(job));
    }
    if (!answer.location.empty()) {
        reply.answer.page = too_many_redirects(job.address);
    }
    switch (job.what) {
        case What::robots:
            return robots_came(job, answer, now);
        case What::feed:
            return feed_came(job, answer, now);
        case What::page:
            return page_came(job, std::move(reply.answer), now);
    }
}

void Watcher::robots_came(const Job& job, const input::Answer& answer, Moment now) {
    RobotsState& state = robots_[job.item];
    state.asked = false;
    robots_bytes_ -= std::exchange(state.bytes, 0U);
    std::deque<Job> blocked = std::exchange(state.blocked, {});
    Expected<input::Robots> robots = input::robots_of(answer);
    if (!robots && robots.error().code == ErrorCode::forbidden && job.redirects == 0) {
        robots = input::Robots::all();  // the host itself is refused: each page will say so
    }
    if (robots) {
        state.robots = *std::move(robots);
        state.until = now + robots_good_for;
        state.failures = 0;
        state.bytes = state.robots->bytes();
        robots_bytes_ += state.bytes;
        if (const auto pause = state.robots->crawl_delay()) {
            turns_.slow_down(input::address_parts(job.item).host, *pause, now);
        }
        for (; !blocked.empty(); blocked.pop_back()) {
            queues_.add_first(std::move(blocked.back()));
        }
        return forget_robots(now);
    }
    state.robots.reset();
    state.until = now + wait_after(++state.failures, rules_.manners);
    // One has the error; the others wait, and find out in their turn.
    bool first = true;
    for (Job& each : blocked) {
        if (first && each.what == What::page) {
            page_failed(each, robots.error(), Again::while_out, answer.retry_after, now);
        } else if (each.what == What::feed) {
            feed_failed(feeds_[each.feed], robots.error(), answer.retry_after, now);
        } else {
            queues_.add_later(state.until, std::move(each));
            continue;
        }
        first = false;
    }
    forget_robots(now);
}

// Those that would be asked for again soonest go first; not that of a host that waits for it.
void Watcher::forget_robots(Moment now) {
    if (robots_.size() > max_robots_hosts) {
        std::erase_if(robots_, [now](const auto& entry) {
            return entry.second.bytes == 0 && !entry.second.asked && entry.second.until <= now;
        });
    }
    while (robots_bytes_ > rules_.robots_memory) {
        const auto first =
            std::min_element(robots_.begin(), robots_.end(), [](const auto& a, const auto& b) {
                return (a.second.bytes > 0 ? a.second.until : Moment::max()) <
                       (b.second.bytes > 0 ? b.second.until : Moment::max());
            });
        robots_bytes_ -= first->second.bytes;
        robots_.erase(first);
    }
}

void Watcher::page_came(const Job& job, input::Answer answer, Moment now) {
    Feed& feed = feeds_[job.feed];
    if (!answer.page) {
        return page_failed(job, answer.page.error(), again_after(answer), answer.retry_after, now);
    }
    ++feed.count.fetched;
    const InputKind kind = input::kind_of(*answer.page);
    if (kind != InputKind::html && kind != InputKind::text) {
        return page_failed(job,
                           {ErrorCode::not_text, answer.page->url, "this is JSON, and no page"},
                           Again::never, {}, now);
    }
    const Waiting* item = feed.memory.waiting(job.item);
    FoundPage page{feed.count.address, job.item, item == nullptr ? std::nullopt : item->day,
                   *std::move(answer.page)};
    switch (keeper_.keep(std::move(page))) {
        case Kept::added:
            ++feed.count.added;
            break;
        case Kept::same:
            ++feed.count.same;
            break;
        case Kept::failed:
            ++feed.count.failed;
            break;
        case Kept::ended:
            ended_ = true;
            return;
    }
    first_kept_ = kept_since_idle_++ == 0 ? now : first_kept_;
    page_done(job);
}

// Only an answer that is about the page counts against it.
Watcher::Again Watcher::again_after(const input::Answer& answer) {
    const bool silent = answer.status == 0 && answer.page.error().code == ErrorCode::fetch;
    if (silent || answer.status == 429 || answer.status / 100 == 5) {
        return Again::while_out;
    }
    return answer.status == 408 || answer.status == 425 ? Again::some_times : Again::never;
}

bool Watcher::may_try(Waiting& item, Again again) {
    switch (again) {
        case Again::never:
            return false;
        case Again::some_times:
            return ++item.tries < max_tries;
        case Again::while_out:
            break;
    }
    return ++item.outages < max_outages;
}

void Watcher::page_failed(const Job& job, const Error& error, Again again,
                          std::optional<std::chrono::seconds> retry, Moment now) {
    Feed& feed = feeds_[job.feed];
    ++feed.count.failed;
    ended_ = !keeper_.failed(feed.count.address, job.item, error) || ended_;
    Waiting* item = feed.memory.waiting(job.item);
    if (item == nullptr || !may_try(*item, again)) {
        return page_done(job);
    }
    Manners manners = rules_.manners;
    manners.longest_wait = std::max<milliseconds>(manners.longest_wait, longest_outage_wait);
    milliseconds wait = wait_after(item->tries + item->outages, manners);
    if (retry) {  // the host knows better
        wait = std::min<milliseconds>(*retry, rules_.manners.longest_wait);
    }
    item->not_before = now + wait;
    feed.dirty = true;
    queue_page(job.feed, *item);
}

void Watcher::page_done(const Job& job) {
    Feed& feed = feeds_[job.feed];
    feed.memory.done(job.item);
    feed.dirty = true;
    ++feed.pages_since_kept;
}

// --- what is remembered ---

void Watcher::keep_states(bool all) {
    for (Feed& feed : feeds_) {
        if (feed.dirty && (all || feed.pages_since_kept == 0 ||
                           feed.pages_since_kept * state_bytes_a_page >= feed.state_bytes)) {
            keep_state(feed);
        }
    }
}

void Watcher::keep_state(Feed& feed) {
    const std::string state = feed.memory.write();
    feed.state_bytes = state.size();
    feed.pages_since_kept = 0;
    feed.dirty = false;
    ended_ = !keeper_.keep_state(feed.count.address, state) || ended_;
}

std::vector<FeedCount> Watcher::counts() const {
    const Moment now = world_.now();
    std::vector<FeedCount> counts;
    for (const Feed& feed : feeds_) {
        counts.push_back(feed.count);
        counts.back().waiting = feed.memory.waiting_count();
        if (feed.next_poll && !feed.polled && feed.memory.not_before > now) {
            counts.back().left_alone_until = feed.memory.not_before;
        }
    }
    return counts;
}

void Watcher::share_counts() const {
    if (shared_ == nullptr) {
        return;
    }
    FeedCount sum;
    std::uint64_t feeds = 0;
    std::uint64_t failing = 0;
    for (const Feed& feed : feeds_) {
        sum += feed.count;
        sum.waiting += feed.memory.waiting_count();
        feeds += feed.wanted ? 1 : 0;
        failing += feed.wanted && feed.memory.failures > 0 ? 1 : 0;
    }
    shared_->feeds = feeds;
    shared_->failing = failing;
    shared_->waiting = sum.waiting;
    shared_->polls = sum.polls;
    shared_->unchanged = sum.unchanged;
    shared_->items = sum.items;
    shared_->fetched = sum.fetched;
    shared_->added = sum.added;
    shared_->same = sum.same;
    shared_->failed = sum.failed;
}

}  // namespace khabar::live
