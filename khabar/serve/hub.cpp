#include "khabar/serve/hub.h"

#include <utility>

namespace khabar::serve {

std::uint64_t Hub::add(Listener listener, bool owner) {
    const std::scoped_lock lock(mutex_);
    entries_.emplace(next_, Entry{std::move(listener), owner});
    return next_++;
}

void Hub::remove(std::uint64_t listener) {
    const std::scoped_lock lock(mutex_);
    entries_.erase(listener);
}

void Hub::send(std::string_view name, std::string_view data, bool to_owners_alone) {
    std::string event = "event: ";
    event.append(name).append("\ndata: ").append(data).append("\n\n");
    const auto shared = std::make_shared<const std::string>(std::move(event));
    const std::scoped_lock lock(mutex_);
    for (const auto& item : entries_) {
        if (item.second.owner || !to_owners_alone) {
            item.second.listener(shared);
        }
    }
}

std::size_t Hub::listeners() const {
    const std::scoped_lock lock(mutex_);
    return entries_.size();
}

}  // namespace khabar::serve
