#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/mention.h"

namespace khabar::places {

/// "80 km south-east of", as told before the name of a place.
struct Distance {
    double km;                 ///< as told: rather by road
    std::string_view bearing;  ///< N, NE ...; empty: none told
};

/// A place as its phrase tells it, before one is chosen among those of its name.
struct Told {
    std::size_t mention = 0;  ///< which of the places found
    std::uint32_t sentence = 0;
    std::string_view kind;              ///< of the place word before it; empty: none
    std::string_view within;            ///< the country told beside it; empty: none
    std::optional<std::size_t> inside;  ///< the Told of a place right behind it: "X in Y"
    bool exact = false;  ///< that place counts, and not its country alone: "Portland, Maine"
    std::optional<std::size_t> holds;    ///< the Told of a place right before it: "Y, X"
    std::optional<Distance> distance;    ///< what is meant lies that far from it
    std::optional<std::size_t> told_by;  ///< the Told from which a distance says where it lies
};

}  // namespace khabar::places
