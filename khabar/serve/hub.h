#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace khabar::serve {

/// Brings what happens to all open event streams. Thread-safe.
class Hub {
public:
    /// Takes one event as it goes over the wire ("event: change\ndata: {...}\n\n"). Shared by all
    /// streams, so 2,000 of them hold it once. Called from any thread; returns at once.
    using Listener = std::function<void(std::shared_ptr<const std::string>)>;
    /// `owner`: also what is sent to owners alone.
    std::uint64_t add(Listener listener, bool owner);
    void remove(std::uint64_t listener);

    /// name: "change", "job"; data: one line of JSON.
    void send(std::string_view name, std::string_view data, bool to_owners_alone = false);
    [[nodiscard]] std::size_t listeners() const;

private:
    struct Entry {
        Listener listener;
        bool owner = false;
    };
    mutable std::mutex mutex_;
    std::map<std::uint64_t, Entry> entries_;
    std::uint64_t next_ = 1;
};

}  // namespace khabar::serve
