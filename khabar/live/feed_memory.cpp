#include "khabar/live/feed_memory.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <simdjson.h>

#include "khabar/core/hash.h"
#include "khabar/record/json_line.h"

namespace khabar::live {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t hash_digits = 16;
constexpr std::int64_t version = 1;  // of what is written

std::string text_of(dom::element json, std::string_view key) {
    std::string_view text;
    return json[key].get_string().get(text) == simdjson::SUCCESS ? std::string(text)
                                                                 : std::string();
}

std::int64_t number_of(dom::element json, std::string_view key) {
    std::int64_t number = 0;
    return json[key].get_int64().get(number) == simdjson::SUCCESS ? number : 0;
}

/// Of failures.
unsigned count_of(dom::element json, std::string_view key) {
    return static_cast<unsigned>(std::clamp<std::int64_t>(number_of(json, key), 0, 64));
}

Moment moment_of(dom::element json, std::string_view key) {
    constexpr std::int64_t most = std::int64_t{1} << 40;  // seconds; a state may hold anything
    return Moment(std::chrono::seconds(std::clamp<std::int64_t>(number_of(json, key), 0, most)));
}

std::int64_t seconds_of(Moment moment) {
    return std::chrono::ceil<std::chrono::seconds>(moment.time_since_epoch()).count();
}

void append_hash(std::string& out, std::uint64_t hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) {
        out += digits[(hash >> static_cast<unsigned>(shift)) & 15U];
    }
}

}  // namespace

FeedMemory::FeedMemory(std::string_view json) {
    dom::parser parser;
    dom::element state;
    if (parser.parse(json.data(), json.size()).get(state) != simdjson::SUCCESS ||
        number_of(state, "version") != version) {
        return;
    }
    validators = {text_of(state, "etag"), text_of(state, "modified")};
    changed = text_of(state, "changed");
    failures = count_of(state, "failures");
    not_before = moment_of(state, "not_before");
    const std::string hashes = text_of(state, "done");
    for (std::size_t at = 0; at + hash_digits <= hashes.size(); at += hash_digits) {
        std::uint64_t hash = 0;
        std::from_chars(hashes.data() + at, hashes.data() + at + hash_digits, hash, 16);
        if (is_done_.insert(hash).second) {
            done_.push_back(hash);
        }
    }
    dom::array items;
    if (state["waiting"].get_array().get(items) != simdjson::SUCCESS) {
        return;
    }
    for (const dom::element item : items) {
        add_waiting({text_of(item, "address"), parse_day(text_of(item, "day")),
                     count_of(item, "tries"), count_of(item, "outages"),
                     moment_of(item, "not_before")});
    }
}

std::string FeedMemory::write() const {
    record::JsonLine json;
    json.open_object();
    json.field("version", version);
    if (waiting_.size() <= max_written) {
        json.field_unless_empty("etag", validators.etag);
        json.field_unless_empty("modified", validators.modified);
        json.field_unless_empty("changed", changed);
    }
    if (failures > 0) {
        json.field("failures", static_cast<std::int64_t>(failures));
        json.field("not_before", seconds_of(not_before));
    }
    json.key("waiting");
    json.open_list();
    std::vector<Waiting> items = all_waiting();
    items.resize(std::min(items.size(), max_written));
    for (const Waiting& item : items) {
        json.open_object();
        json.field("address", item.address);
        if (item.day) {
            json.field("day", format_day(*item.day));
        }
        if (item.tries > 0) {
            json.field("tries", static_cast<std::int64_t>(item.tries));
        }
        if (item.outages > 0) {
            json.field("outages", static_cast<std::int64_t>(item.outages));
        }
        if (item.tries + item.outages > 0) {
            json.field("not_before", seconds_of(item.not_before));
        }
        json.close_object();
    }
    json.close_list();
    std::string hashes;
    hashes.reserve(done_.size() * hash_digits);
    for (const std::uint64_t hash : done_) {
        append_hash(hashes, hash);
    }
    json.field("done", hashes);
    json.close_object();
    return std::string(json.line());
}

bool FeedMemory::is_done(std::string_view address) const {
    return is_done_.contains(hash64(address));
}

void FeedMemory::done(std::string_view address) {
    const std::uint64_t hash = hash64(address);
    waiting_.erase(hash);
    if (is_done_.insert(hash).second) {
        done_.push_back(hash);
    }
}

Waiting* FeedMemory::waiting(std::string_view address) {
    const auto found = waiting_.find(hash64(address));
    return found == waiting_.end() ? nullptr : &found->second.item;
}

std::vector<Waiting> FeedMemory::all_waiting() const {
    std::vector<const Ordered*> sorted;
    sorted.reserve(waiting_.size());
    for (const auto& entry : waiting_) {
        sorted.push_back(&entry.second);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const Ordered* a, const Ordered* b) { return a->order < b->order; });
    std::vector<Waiting> items;
    items.reserve(sorted.size());
    for (const Ordered* each : sorted) {
        items.push_back(each->item);
    }
    return items;
}

void FeedMemory::add_waiting(Waiting item) {
    const std::uint64_t hash = hash64(item.address);
    if (!item.address.empty() && !is_done_.contains(hash)) {
        waiting_.try_emplace(hash, Ordered{std::move(item), next_order_++});
    }
}

std::vector<Waiting> FeedMemory::take(const std::vector<input::FeedItem>& items,
                                      std::optional<Day> since) {
    std::vector<Waiting> fresh;
    std::unordered_set<std::uint64_t> named;
    for (const input::FeedItem& item : items) {
        const std::uint64_t hash = hash64(item.address);
        named.insert(hash);
        if (is_full() || is_done_.contains(hash) || waiting_.contains(hash) ||
            (since && item.day && *item.day < *since)) {
            continue;
        }
        fresh.push_back({item.address, item.day});
        add_waiting(fresh.back());
    }
    // Those that the feed still names go to the end, and so are forgotten last.
    std::stable_partition(done_.begin(), done_.end(),
                          [&named](std::uint64_t hash) { return !named.contains(hash); });
    if (done_.size() > max_done) {
        const auto end = done_.end() - static_cast<std::ptrdiff_t>(max_done);
        std::for_each(done_.begin(), end, [this](std::uint64_t hash) { is_done_.erase(hash); });
        done_.erase(done_.begin(), end);
    }
    return fresh;
}

}  // namespace khabar::live
