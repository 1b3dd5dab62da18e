#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/record/kept_event.h"
#include "khabar/store/query.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// All events that a query asks for, one after another; memory holds one page of them.
class EventReader {
public:
    enum class Order { of_query, by_document };

    /// by_document: the events of one document come one after another, and behind them what people
    /// found in it and the coder did not: events without a record. The ids of all are gathered
    /// first. `stopped`: then it is at its end. records: how much is read of events in the order of
    /// the query. The store outlives it.
    EventReader(store::Store& store, store::Query query, Order order, std::function<bool()> stopped,
                store::Records records = store::Records::read);

    /// Nothing at the end. Errors: those of the store.
    Expected<std::optional<record::KeptEvent>> next();

private:
    /// Reads more into `events_`; false where there are no more.
    Expected<bool> turn_page();
    Expected<bool> turn_document();
    std::optional<Error> gather();
    std::optional<Error> gather_missed();

    store::Store& store_;
    store::Query query_;
    Order order_;
    std::function<bool()> stopped_;
    store::Records records_;
    std::vector<record::KeptEvent> events_;
    std::size_t at_ = 0;
    bool begun_ = false;
    std::map<std::string, std::set<std::string>> documents_;  ///< those to come, with their events
    std::map<std::string, std::vector<record::KeptEvent>> missed_;
};

}  // namespace khabar::keeping
