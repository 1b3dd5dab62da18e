#include "khabar/serve/answer_cache.h"

#include <algorithm>
#include <utility>

#include "khabar/core/hash.h"

namespace khabar::serve {

namespace {

std::string whole_key(std::string_view asked, std::string_view state) {
    return std::string(state).append("\n").append(asked);
}

}  // namespace

KeptAnswer named(std::shared_ptr<const std::string> body) {
    std::string tag = "\"" + to_hex(hash128(*body)) + "\"";
    return {std::move(body), std::move(tag)};
}

bool holds_tag(std::string_view list, std::string_view tag) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
        one = one.substr(0, one.find_last_not_of(" \t") + 1);
        if (one.starts_with("W/")) {
            one.remove_prefix(2);
        }
        if (one == tag || one == "*") {
            return true;
        }
    }
    return false;
}

std::optional<KeptAnswer> AnswerCache::find(std::string_view asked, std::string_view state) {
    const std::string key = whole_key(asked, state);
    const std::scoped_lock lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        ++counts_.misses;
        return std::nullopt;
    }
    ++counts_.hits;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

void AnswerCache::keep(std::string_view asked, std::string_view state, KeptAnswer answer) {
    Entry entry{whole_key(asked, state), std::move(answer)};
    const std::size_t bytes = entry.bytes();
    const std::scoped_lock lock(mutex_);
    if (bytes > most_ / 4 || by_key_.contains(entry.key)) {
        return;  // one large answer does not drive all others out
    }
    while (counts_.bytes + bytes > most_) {
        drop(std::prev(entries_.end()));
    }
    entries_.push_front(std::move(entry));
    by_key_.emplace(entries_.front().key, entries_.begin());
    counts_.bytes += bytes;
}

void AnswerCache::drop(std::list<Entry>::iterator entry) {
    counts_.bytes -= entry->bytes();
    by_key_.erase(entry->key);
    entries_.erase(entry);
}

AnswerCache::Counts AnswerCache::counts() const {
    const std::scoped_lock lock(mutex_);
    return counts_;
}

}  // namespace khabar::serve
