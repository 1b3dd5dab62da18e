#include "khabar/keeping/keeper.h"

#include <utility>

#include "khabar/keeping/join_all.h"

namespace khabar::keeping {

Keeper::Keeper(store::Store& store, std::function<bool()> stopped)
    : Keeper(store, std::move(stopped), Bounds()) {}

Keeper::Keeper(store::Store& store, std::function<bool()> stopped, Bounds bounds)
    : store_(store), stopped_(std::move(stopped)), bounds_(bounds) {}

std::optional<Error> Keeper::take(store::CodedText coded) {
    bytes_ += coded.text.size() + coded.records.size();
    batch_.push_back(std::move(coded));
    return batch_.size() >= bounds_.documents || bytes_ >= bounds_.bytes ? flush() : std::nullopt;
}

std::optional<Error> Keeper::flush() {
    if (batch_.empty()) {
        return std::nullopt;
    }
    const auto puts = store_.put(batch_);
    if (!puts) {
        return puts.error();
    }
    for (const store::Put put : *puts) {
        ++put_.at(static_cast<std::size_t>(put));
    }
    unjoined_ += batch_.size();
    batch_.clear();
    bytes_ = 0;
    return unjoined_ >= bounds_.join_after ? join() : std::nullopt;
}

std::optional<Error> Keeper::join() {
    unjoined_ = 0;
    return join_all(store_, stopped_);
}

}  // namespace khabar::keeping
