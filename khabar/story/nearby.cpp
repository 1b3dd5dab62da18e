#include "khabar/story/nearby.h"

#include <algorithm>
#include <cstddef>

namespace khabar::story {

namespace {

constexpr std::size_t max_kept = 100'000;  // why: some 80 MB; a month of a large store's family

std::uint64_t head_of(std::string_view id) {
    std::uint64_t head = 0;
    for (std::size_t at = 0; at < sizeof head; ++at) {
        head = (head << 8u) | (at < id.size() ? static_cast<unsigned char>(id[at]) : 0u);
    }
    return head;
}

/// Of all that compare() asks for, but the document.
Hash128 told(const Telling& telling) {
    std::string bytes(telling.features.begin(), telling.features.end());
    bytes.append(telling.sketch.bytes.begin(), telling.sketch.bytes.end());
    for (const std::int64_t figure :
         {std::int64_t{telling.family}, std::int64_t{telling.published},
          std::int64_t{telling.first_day.value_or(0)}, std::int64_t{telling.end_day.value_or(0)}}) {
        bytes += std::to_string(figure);
        bytes += ' ';
    }
    return hash128(bytes);
}

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
        const Telling& telling = joined.telling;
        slot->card = {hash64(telling.document), head_of(telling.event), telling.published,
                      kinds_.emplace(told(telling), kinds_.size()).first->second};
        slot->joined = std::move(joined);
    }
    return slot.get();
}

Nearby::Days Nearby::days_of(const Telling& telling) {
    if (!telling.first_day || !telling.end_day) {
        return {};
    }
    // why: bytes of a store may say anything
    return {*telling.first_day, std::min(*telling.end_day, *telling.first_day + max_days + 2)};
}

/// Those of a family that have not been read yet.
void Nearby::read_days(std::uint8_t family, Days days) {
    for (std::int32_t day = days.first; day < days.end; ++day) {
        if (cells_.contains({family, day})) {
            continue;
        }
        std::int32_t until = day + 1;
        while (until < days.end && !cells_.contains({family, until})) {
            ++until;
        }
        read_unknown_days(family, {day, until});
    }
}

void Nearby::read_unknown_days(std::uint8_t family, Days days) {
    for (std::int32_t day = days.first; day < days.end; ++day) {
        cells_[{family, day}];
    }
    if (error_) {
        return;
    }
    for (Joined& joined : given(tellings_.near(family, days.first, days.end))) {
        Entry* entry = keep(std::move(joined));
        const std::int32_t own = entry->telling().first_day.value_or(days.first);
        const std::int32_t end = std::min(days.end, entry->telling().end_day.value_or(days.first));
        for (std::int32_t day = std::max(days.first, own); day < end; ++day) {
            cells_[{family, day}].push_back({entry->card, own, entry});
        }
    }
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
        kinds_.clear();
        decisions_.clear();
    }
}

}  // namespace khabar::story
