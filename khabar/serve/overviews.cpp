#include "khabar/serve/overviews.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace khabar::serve {

namespace {

constexpr std::size_t most_entries = 32;      // why: a view and those before it, facets apart
constexpr std::size_t most_events = 400'000;  // why: 120 MB, whatever people look at

std::string key_of(const store::Query& query, std::string_view state) {
    std::string key(state);
    for (const auto& [field, value] : store::fields_of(query)) {
        key.append("\n").append(field).append(" ").append(std::to_string(value.size()));
        key.append(" ").append(value);
    }
    return key;
}

}  // namespace

Expected<Overviews::Shared> Overviews::get(store::Store& store, store::Query query,
                                           std::string_view state, const Names& names) {
    query.sort = store::Sort::date;
    query.ascending = false;
    const std::string key = key_of(query, state);
    std::promise<Expected<Shared>> promise;
    bool mine = false;
    const Answer answer = find(key, promise, mine);
    if (!mine) {
        return answer.get();
    }
    try {
        auto read = store.scan(query, most_scanned);
        Expected<Shared> made =
            read ? Expected<Shared>(std::make_shared<const Overview>(*read, names))
                 : Expected<Shared>(read.error());
        settle(key, made);
        promise.set_value(made);
        return made;
    } catch (...) {  // no memory: those who wait are told the same
        forget(key);
        promise.set_exception(std::current_exception());
        throw;
    }
}

Overviews::Answer Overviews::find(const std::string& key, std::promise<Expected<Shared>>& promise,
                                  bool& mine) {
    const std::scoped_lock lock(mutex_);
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&key](const Entry& entry) { return entry.key == key; });
    if (found != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, found);
        return found->answer;
    }
    mine = true;
    entries_.push_front({key, promise.get_future().share(), 0});
    return entries_.front().answer;
}

void Overviews::settle(const std::string& key, const Expected<Shared>& answer) {
    if (!answer) {
        forget(key);  // what went wrong may not do so again
        return;
    }
    const std::scoped_lock lock(mutex_);
    std::size_t events = 0;
    std::size_t count = 0;
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        if (entry->key == key) {
            entry->events = (*answer)->events().size();
        }
        events += entry->events;
        ++count;
        const bool fits = events <= most_events && count <= most_entries;
        entry = fits || entry->key == key ? std::next(entry) : entries_.erase(entry);
    }
}

void Overviews::forget(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    entries_.remove_if([&key](const Entry& entry) { return entry.key == key; });
}

}  // namespace khabar::serve
