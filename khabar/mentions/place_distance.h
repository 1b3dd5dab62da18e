#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/place_told.h"

namespace khabar::places {

/// Distances of a text that tell where from a place something lies.
class Distances {
public:
    Distances(const mentions::Lookups& lookups, std::span<const Mention> amounts)
        : in_(lookups), amounts_(amounts) {}

    struct Before {
        Distance distance;
        TokenRange tokens;  ///< of the amount
    };
    /// The distance that a place at `token` is the measure of: "80 km [to the south-east of]",
    /// nothing but points of the compass and prepositions between. Nothing for none.
    [[nodiscard]] std::optional<Before> before(std::uint32_t token) const;

private:
    [[nodiscard]] bool may_stand_between(std::uint32_t token) const;

    const mentions::Lookups& in_;
    std::span<const Mention> amounts_;
};

}  // namespace khabar::places
