#include "khabar/story/nearby.h"

#include <algorithm>
#include <cstddef>

#include "khabar/core/hash.h"

namespace khabar::story {

namespace {

constexpr std::size_t max_kept = 100'000;  // why: some 80 MB; a month of a large store's family

}  // namespace

template <class T>
T Nearby::given(Expected<T> answer) {
    if (!answer) {
        if (!error_) {
            error_ = answer.error();
        }
        return {};
    }
    return std::move(*answer);
}

Entry* Nearby::keep(Joined joined) {
    std::unique_ptr<Entry>& slot = entries_[joined.telling.event];
    if (!slot) {
        slot = std::make_unique<Entry>();
        slot->features = unpack(joined.telling.features).value_or(Features{});
        slot->document = hash64(joined.telling.document);
        slot->joined = std::move(joined);
    }
    return slot.get();
}

void Nearby::read_days(std::uint8_t family, std::int32_t first, std::int32_t end) {
    for (std::int32_t day = first; day < end; ++day) {
        cells_[{family, day}];
    }
    if (error_) {
        return;
    }
    for (Joined& joined : given(tellings_.near(family, first, end))) {
        Entry* entry = keep(std::move(joined));
        const std::int32_t from = std::max(first, entry->telling().first_day.value_or(first));
        const std::int32_t to = std::min(end, entry->telling().end_day.value_or(first));
        for (std::int32_t day = from; day < to; ++day) {
            cells_[{family, day}].push_back(entry);
        }
    }
}

std::vector<Entry*> Nearby::near(const Telling& telling) {
    std::vector<Entry*> found;
    if (!telling.first_day || !telling.end_day) {
        return found;
    }
    const std::int32_t first = *telling.first_day;
    // why: bytes of a store may say anything
    const std::int32_t end = std::min(*telling.end_day, first + max_days + 2);
    for (std::int32_t day = first; day < end; ++day) {
        if (cells_.contains({telling.family, day})) {
            continue;
        }
        std::int32_t until = day + 1;
        while (until < end && !cells_.contains({telling.family, until})) {
            ++until;
        }
        read_days(telling.family, day, until);
    }
    for (std::int32_t day = first; day < end; ++day) {
        for (Entry* entry : cells_[{telling.family, day}]) {
            // each once: in the first cell that both touch
            if (day == std::max(first, entry->telling().first_day.value_or(first))) {
                found.push_back(entry);
            }
        }
    }
    return found;
}

std::vector<Entry*> Nearby::led_by(const std::string& leader) {
    std::vector<Entry*> found;
    if (error_) {
        return found;
    }
    for (Joined& joined : given(tellings_.led_by(leader))) {
        found.push_back(keep(std::move(joined)));
    }
    return found;
}

Entry* Nearby::find(const std::string& event) {
    const auto known = entries_.find(event);
    if (known != entries_.end()) {
        return known->second.get();
    }
    if (error_) {
        return nullptr;
    }
    std::optional<Joined> joined = given(tellings_.find(event));
    if (!joined) {
        entries_.emplace(event, nullptr);
        return nullptr;
    }
    return keep(std::move(*joined));
}

const std::vector<Decision>& Nearby::decisions(const std::string& event) {
    const auto known = decisions_.find(event);
    if (known != decisions_.end()) {
        return known->second;
    }
    std::vector<Decision> all;
    if (!error_) {
        all = given(tellings_.decisions(event));
    }
    return decisions_.emplace(event, std::move(all)).first->second;
}

void Nearby::lead(Entry& entry, const std::string& leader) {
    if (error_) {
        return;
    }
    error_ = tellings_.lead(entry.id(), leader);
    entry.joined.leader = leader;
}

void Nearby::make_room() {
    if (entries_.size() > max_kept) {
        cells_.clear();
        entries_.clear();
        decisions_.clear();
    }
}

}  // namespace khabar::story
