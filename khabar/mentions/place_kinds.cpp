#include "khabar/mentions/place_kinds.h"

#include <algorithm>
#include <iterator>

namespace khabar::places {

namespace {

template <std::size_t size>
bool one_of(std::string_view kind, const std::string_view (&kinds)[size]) {
    return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

}  // namespace

PlacePrecision precision_of(std::string_view kind) {
    static constexpr std::string_view regions[] = {"region", "governorate", "area",  "sea",
                                                   "river",  "mountain",    "island"};
    static constexpr std::string_view districts[] = {"district", "front", "road"};
    static constexpr std::string_view towns[] = {"town", "village"};
    if (one_of(kind, towns)) {
        return PlacePrecision::town;  // as most places are
    }
    if (kind == "country") {
        return PlacePrecision::country;
    }
    if (kind == "sector") {
        return PlacePrecision::sector;
    }
    return one_of(kind, regions)     ? PlacePrecision::region
           : one_of(kind, districts) ? PlacePrecision::district
                                     : PlacePrecision::point;
}

/// A point that one layer alone tells may be off by the ten kilometres that the others are held to.
double radius_of(PlacePrecision precision, bool confirmed) {
    constexpr double unconfirmed = 10;
    switch (precision) {
        case PlacePrecision::point:
            return confirmed ? 2 : unconfirmed;
        case PlacePrecision::town:
            return confirmed ? 5 : unconfirmed;
        case PlacePrecision::district:
            return 15;
        case PlacePrecision::sector:
            return 60;
        case PlacePrecision::region:
            return 100;
        case PlacePrecision::country:
            return 500;
    }
    return 0;
}

bool is_way_off(const ReadText& text, TokenRange place) {
    static constexpr std::string_view compass[] = {"north", "south", "east", "west"};
    const std::string_view first = text.folded(place.begin);
    return place.end > place.begin + 2 && text.folded(place.begin + 1) == "of" &&
           std::any_of(std::begin(compass), std::end(compass),
                       [&](std::string_view point) { return first.ends_with(point); });
}

}  // namespace khabar::places
