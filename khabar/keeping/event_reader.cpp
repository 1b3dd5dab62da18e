#include "khabar/keeping/event_reader.h"

#include <iterator>
#include <utility>

namespace khabar::keeping {

EventReader::EventReader(store::Store& store, store::Query query, Order order,
                         std::function<bool()> stopped, store::Records records)
    : store_(store),
      query_(std::move(query)),
      order_(order),
      stopped_(std::move(stopped)),
      records_(order == Order::of_query ? records : store::Records::read) {
    query_.limit = store::max_limit;
}

Expected<std::optional<record::KeptEvent>> EventReader::next() {
    while (at_ == events_.size()) {
        const auto more = order_ == Order::of_query ? turn_page() : turn_document();
        if (!more) {
            return more.error();
        }
        if (!*more) {
            return std::optional<record::KeptEvent>();
        }
    }
    if (stopped_()) {
        return std::optional<record::KeptEvent>();
    }
    return std::optional(std::move(events_[at_++]));
}

Expected<bool> EventReader::turn_page() {
    if (begun_ && query_.after.empty()) {
        return false;
    }
    auto found = store_.find(query_, records_);
    if (!found) {
        return found.error();
    }
    begun_ = true;
    query_.after = std::move(found->next);
    events_ = std::move(found->events);
    at_ = 0;
    return true;
}

std::optional<Error> EventReader::gather() {
    while (!stopped_()) {
        const auto more = turn_page();
        if (!more) {
            return more.error();
        }
        if (!*more) {
            break;
        }
        for (const record::KeptEvent& event : events_) {
            documents_[event.record.document.id].insert(event.record.id);
        }
    }
    return gather_missed();
}

std::optional<Error> EventReader::gather_missed() {
    auto reviews = store_.reviews();
    if (!reviews) {
        return reviews.error();
    }
    for (record::Review& review : *reviews) {
        if (review.kind == record::Review::Kind::missed) {
            record::KeptEvent event;
            event.record.document.id = review.document;
            std::vector<record::KeptEvent>& missed = missed_[review.document];
            event.reviews.push_back(std::move(review));
            missed.push_back(std::move(event));
        }
    }
    return std::nullopt;
}

Expected<bool> EventReader::turn_document() {
    if (!begun_) {
        if (auto error = gather()) {
            return *std::move(error);
        }
    }
    events_.clear();
    at_ = 0;
    if (documents_.empty()) {
        return false;
    }
    const auto document = documents_.extract(documents_.begin());
    auto events = store_.events_of(document.key());
    if (!events) {
        return events.error();
    }
    for (record::KeptEvent& event : *events) {
        if (document.mapped().contains(event.record.id)) {
            events_.push_back(std::move(event));
        }
    }
    if (const auto missed = missed_.find(document.key()); missed != missed_.end()) {
        std::move(missed->second.begin(), missed->second.end(), std::back_inserter(events_));
    }
    return true;
}

}  // namespace khabar::keeping
