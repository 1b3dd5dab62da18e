#include "khabar/mentions/english/prominence.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "khabar/mentions/place_kinds.h"

namespace khabar::places {

namespace {

constexpr double points_a_tenfold = 8;  // why: a town of ten thousand against one of ten million
                                        // loses more than the country of the story gives
constexpr double least_tenfolds = 3;    // why: the layers have no town below a thousand
constexpr double of_noted_town = 5;     // why: a row is written for what the news names
constexpr double of_noted_division = 6;
constexpr double of_division = 5.3;

bool is_division(const PlaceCandidate& place) {
    return precision_of(place.kind) == PlacePrecision::region;
}

/// How many tenfolds of people know of it.
double prominence(const PlaceCandidate& place, bool noted) {
    const double people =
        place.population > 0 ? std::log10(static_cast<double>(place.population)) : 0;
    const double least = noted ? (is_division(place) ? of_noted_division : of_noted_town)
                         : is_division(place) ? of_division
                                              : least_tenfolds;
    return std::max(people, least);
}

void add_population(PlaceCandidate& place, std::int32_t points) {
    if (points == 0) {
        return;
    }
    const auto told = std::find_if(place.parts.begin(), place.parts.end(), [](const auto& part) {
        return part.reason == PlaceReason::population;
    });
    if (told != place.parts.end()) {
        told->points += points;
    } else {
        place.parts.push_back({PlaceReason::population, points});
    }
    place.score += points;
}

}  // namespace

void score_prominence(std::vector<PlaceCandidate>& places, std::size_t noted) {
    const auto begin = places.begin() + static_cast<std::ptrdiff_t>(noted);
    const auto division = std::find_if(places.begin(), begin, is_division);
    if (division != begin) {
        const PlaceCandidate whole = *division;
        places.erase(
            std::remove_if(begin, places.end(),
                           [&](const PlaceCandidate& place) {
                               return (is_division(place) && place.country == whole.country) ||
                                      (place.population == 0 && !is_division(place));
                           }),
            places.end());
    }
    double most = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        most = std::max(most, prominence(places[i], i < noted));
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto less = static_cast<std::int32_t>(
            std::lround(points_a_tenfold * (prominence(places[i], i < noted) - most)));
        add_population(places[i], less);
    }
}

}  // namespace khabar::places
