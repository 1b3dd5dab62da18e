#include "khabar/serve/change.h"

#include <cstdint>

#include "khabar/record/json_line.h"
#include "khabar/serve/service.h"

namespace khabar::serve {

bool Told::is(std::string_view state) const {
    const std::scoped_lock lock(mutex_);
    return state_ == state;
}

bool Told::is_new(std::string_view state) {
    const std::scoped_lock lock(mutex_);
    if (state_ == state) {
        return false;
    }
    state_ = state;
    return true;
}

void tell_change(store::Store& store, Service& service) {
    const auto state = store.state();
    if (!state || service.told.is(*state)) {
        return;
    }
    // A state whose counts could not be read is told the next time.
    const auto counts = store.counts();
    if (!counts || !service.told.is_new(*state)) {
        return;
    }
    record::JsonLine json;
    json.open_object();
    json.field("state", *state);
    json.key("counts");
    json.raw(counts_json(*counts));
    json.close_object();
    service.hub.send("change", json.line());
}

std::string counts_json(const store::Counts& counts) {
    record::JsonLine json;
    json.open_object();
    json.field("documents", static_cast<std::int64_t>(counts.documents));
    json.field("events", static_cast<std::int64_t>(counts.events));
    json.field("stories", static_cast<std::int64_t>(counts.stories));
    json.field("unjoined", static_cast<std::int64_t>(counts.unjoined));
    json.field("reviews", static_cast<std::int64_t>(counts.reviews));
    json.close_object();
    return std::string(json.line());
}

}  // namespace khabar::serve
