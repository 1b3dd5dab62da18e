#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// Puts documents into a store, many in one transaction, and their events into stories from time to
/// time. The same documents in the same order make the same store.
class Keeper {
public:
    struct Bounds {
        std::size_t documents = 64;     ///< a transaction; why: one costs as much as ten pages
        std::size_t bytes = 4u << 20u;  ///< why: what waits is bounded whatever the pages
        std::size_t join_after = 2000;  ///< documents; stories follow while a long run goes
    };
    /// Of a large load, whose indexes are made at the end: stories too, since they are found by
    /// them.
    static constexpr Bounds bulk() { return {2000, 32u << 20u, SIZE_MAX}; }

    /// stopped: then joining ends early. The store outlives it.
    Keeper(store::Store& store, std::function<bool()> stopped);
    Keeper(store::Store& store, std::function<bool()> stopped, Bounds bounds);

    /// Errors here and below: those of the store.
    std::optional<Error> take(store::CodedText coded);
    /// Puts what waits.
    std::optional<Error> flush();
    /// Puts into stories what stands in none.
    std::optional<Error> join();

    /// What became of the documents, by store::Put.
    [[nodiscard]] const std::array<std::uint64_t, 3>& put() const noexcept { return put_; }

private:
    store::Store& store_;
    std::function<bool()> stopped_;
    Bounds bounds_;
    std::vector<store::CodedText> batch_;
    std::size_t bytes_ = 0;
    std::size_t unjoined_ = 0;
    std::array<std::uint64_t, 3> put_{};
};

}  // namespace khabar::keeping
