// The watcher's feeds: what an answer to a poll means, and when the next is due.
#include "khabar/live/watcher.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace khabar::live {

using std::chrono::milliseconds;

namespace {

// Whether it is we who may not ask for the address that was named, so that no request was made.
bool is_refused_by_us(const Job& job, const input::Answer& answer) {
    return job.redirects == 0 && answer.status == 0 &&
           answer.page.error().code == ErrorCode::forbidden;
}

}  // namespace

void Watcher::feed_came(const Job& job, const input::Answer& answer, Moment now) {
    Feed& feed = feeds_[job.feed];
    ++feed.count.polls;
    feed.on_its_way = false;
    if (!answer.unchanged() && !answer.page) {
        if (is_refused_by_us(job, answer)) {
            return feed_refused(feed, answer.page.error(), now);
        }
        return feed_failed(feed, answer.page.error(), answer.retry_after, now);
    }
    feed.next_poll = now + rules_.every;
    if (!feed.named && (!feed.change.empty() || !feed.wanted)) {
        feed.next_poll.reset();  // the index says when it is to be asked again
    }
    const bool had_failed = std::exchange(feed.memory.failures, 0U) > 0;
    feed.memory.not_before = {};
    feed.dirty = feed.dirty || had_failed;
    if (answer.unchanged()) {
        ++feed.count.unchanged;
        return;
    }
    const input::Fetched& page = *answer.page;
    Expected<input::Feed> found = input::read_feed(page.bytes, page.url, page.charset);
    if (found && found->kind == input::FeedKind::sitemap_index && !feed.named) {
        found =
            Error{ErrorCode::too_large, {}, "an index that another index names is not followed"};
    }
    if (!found) {
        return feed_failed(feed, {found.error().code, page.url, found.error().detail},
                           answer.retry_after, now);
    }
    if (found->cut ||
        (found->kind == input::FeedKind::sitemap_index && found->items.size() > max_children)) {
        const std::size_t most = found->cut ? input::max_items : max_children;
        ++feed.count.failed;
        ended_ = !keeper_.failed(feed.count.address, feed.count.address,
                                 {ErrorCode::too_large, page.url,
                                  "it names more than " + std::to_string(most) +
                                      " addresses; the others are left out"}) ||
                 ended_;
    }
    if (found->kind == input::FeedKind::sitemap_index) {
        feed.index = true;
        return take_children(job.feed, *found, now);
    }
    feed.count.unusable = found->unusable;
    feed.memory.validators = answer.validators;
    feed.memory.changed = feed.change;
    feed.dirty = true;
    take_items(job.feed, *found);
}

void Watcher::feed_failed(Feed& feed, const Error& error, std::optional<std::chrono::seconds> retry,
                          Moment now) {
    ++feed.memory.failures;
    const Manners& manners = rules_.manners;
    milliseconds wait = wait_after(
        feed.memory.failures + 1, {{}, rules_.every, std::max(rules_.every, manners.longest_wait)});
    if (retry) {
        wait = std::max(wait, std::min<milliseconds>(*retry, manners.longest_wait));
    }
    feed.memory.not_before = now + wait;
    poll_again(feed, feed.memory.not_before, error);
}

// Whoever mends the option or the address need not wait: the next run asks at once.
void Watcher::feed_refused(Feed& feed, const Error& error, Moment now) {
    feed.memory.failures = 1;
    feed.memory.not_before = {};
    poll_again(feed, now + rules_.every, error);
}

void Watcher::poll_again(Feed& feed, Moment when, const Error& error) {
    ++feed.count.failed;
    feed.on_its_way = false;
    feed.next_poll = feed.wanted ? std::optional(when) : std::nullopt;
    feed.dirty = true;
    ended_ = !keeper_.failed(feed.count.address, feed.count.address, error) || ended_;
}

void Watcher::take_items(std::size_t number, const input::Feed& found) {
    FeedMemory& memory = feeds_[number].memory;
    const std::vector<Waiting> fresh = memory.take(found.items, rules_.since);
    if (memory.is_full()) {  // what had no room is named again when it is asked for as a whole
        memory.validators = {};
        memory.changed.clear();
    }
    feeds_[number].count.items += fresh.size();
    for (const Waiting& item : fresh) {
        queue_page(number, item);
    }
}

// The sitemaps of an index are feeds that the index names. One that says when it last changed is
// asked for when that is another time than at the last poll.
void Watcher::take_children(std::size_t index, const input::Feed& found, Moment now) {
    forget_children(index, found);
    std::size_t count = 0;
    for (const input::FeedItem& item : found.items) {
        if (rules_.since && item.day && *item.day < *rules_.since) {
            continue;
        }
        std::size_t number = 0;
        if (++count > max_children || !add_feed(item.address, false, number)) {
            return;
        }
        Feed& child = feeds_[number];
        if (child.named) {
            continue;
        }
        child.change = item.changed;
        child.index_of = index;
        const bool returned = !std::exchange(child.wanted, true);
        const bool known = !item.changed.empty() && item.changed == child.memory.changed;
        if (known) {
            child.next_poll.reset();
        } else if ((returned || !item.changed.empty()) && child.memory.failures == 0 &&
                   !child.on_its_way) {
            child.next_poll = now;
        }
    }
}

// Those that the index no longer names are not asked for any more.
void Watcher::forget_children(std::size_t index, const input::Feed& found) {
    std::unordered_set<std::string_view> named;
    for (const input::FeedItem& item : found.items) {
        named.insert(item.address);
    }
    for (Feed& feed : feeds_) {
        if (!feed.named && feed.index_of == index && !named.contains(feed.count.address)) {
            feed.wanted = false;
            feed.next_poll.reset();
        }
    }
}

}  // namespace khabar::live
