#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "khabar/store/store.h"

namespace khabar::serve {

struct Service;

/// The state of the store that the event streams were last told.
class Told {
public:
    [[nodiscard]] bool is(std::string_view state) const;
    /// True where it is another than the last one, which it then is.
    bool is_new(std::string_view state);

private:
    mutable std::mutex mutex_;
    std::string state_;
};

/// Sends "change" to all event streams where the store holds something else than when they were
/// last told: after our own writes, and now and then for what others wrote. Says nothing where the
/// store cannot tell.
void tell_change(store::Store& store, Service& service);

/// {documents, events, ...}, as openapi.json has it.
std::string counts_json(const store::Counts& counts);

}  // namespace khabar::serve
