#include "khabar/mentions/place_choice.h"

#include <algorithm>
#include <cmath>

#include "khabar/mentions/place_kinds.h"

namespace khabar::places {

namespace {

constexpr std::size_t max_candidates = 6;  // RECORD.md: the identity and up to five alternatives
constexpr double near_km = 100;
constexpr double far_km = 300;
constexpr double inside_km = 60;  // why: a large town with its villages
// FINDINGS: a told distance is 1.15 times the straight line (median), the bearing off by 18 degrees
constexpr double road = 1.15;
constexpr double spread = 0.35;
constexpr double least_spread_km = 5;
constexpr double thousand = 1000;  // why: the words are not exact to a hundred metres

namespace weights {
constexpr std::int32_t named = 50;
constexpr std::int32_t weak = -12;
constexpr std::int32_t kind_word = 20;
constexpr std::int32_t bare_name = 6;
constexpr std::int32_t containment = 30;
constexpr std::int32_t exact = 50;  // why: more than the story and a large namesake
constexpr std::int32_t sentence = 8;
constexpr std::int32_t story = 16;
constexpr std::int32_t same_sense = 12;
constexpr std::int32_t near = 8;
constexpr std::int32_t not_far = 4;
constexpr std::int32_t told_distance = 25;
constexpr std::int32_t own_layer = 10;
constexpr std::int32_t notes_layer = 4;
constexpr std::int32_t imported_layer = -4;
}  // namespace weights

void add(PlaceCandidate& candidate, PlaceReason reason, std::int32_t points) {
    constexpr std::size_t usual_parts = 4;  // why: few places have more, so that they grow once
    if (points != 0) {
        if (candidate.parts.empty()) {
            candidate.parts.reserve(usual_parts);
        }
        candidate.parts.push_back({reason, points});
        candidate.score += points;
    }
}

std::int32_t of_layer(PlaceLayer layer) {
    switch (layer) {
        case PlaceLayer::own:
            return weights::own_layer;
        case PlaceLayer::notes:
            return weights::notes_layer;
        case PlaceLayer::base:
            return 0;
        case PlaceLayer::imported:
            return weights::imported_layer;
    }
    return 0;
}

/// One point for each tenfold above a thousand people.
std::int32_t of_population(std::uint64_t people) {
    std::int32_t points = 0;
    for (constexpr std::uint64_t ten = 10; people >= 10000; people /= ten) {
        ++points;
    }
    return points;
}

std::optional<Point> point_of(const PlaceCandidate& candidate) {
    return candidate.lat && candidate.lon ? std::optional(Point{*candidate.lat, *candidate.lon})
                                          : std::nullopt;
}

/// Whether a division's names are those of one: "Georgia (US state)|Ga." and "Georgia", "Maine"
/// and "State of Maine".
bool same_division(std::string_view region, std::string_view names) {
    const std::string_view name = names.substr(0, std::min(names.find('|'), names.find(" (")));
    const auto begins = [](std::string_view longer, std::string_view shorter) {
        return longer.starts_with(shorter) &&
               (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
    };
    const bool ends = region.ends_with(name) && region.size() > name.size() &&
                      region[region.size() - name.size() - 1] == ' ';
    return !name.empty() && (begins(name, region) || begins(region, name) || ends);
}

}  // namespace

void score_alone(PlaceCandidate& candidate, std::string_view kind_word, bool weak) {
    add(candidate, PlaceReason::named, weights::named);
    add(candidate, PlaceReason::common_word, weak ? weights::weak : 0);
    const bool agrees =
        !kind_word.empty() && precision_of(candidate.kind) == precision_of(kind_word);
    add(candidate, PlaceReason::kind_word, agrees ? weights::kind_word : 0);
    // "Kuwait" is the state rather than its capital, another name the town rather than the region
    const bool usual = kind_word.empty() && !candidate.capital &&
                       (candidate.kind == "town" || candidate.kind == "country");
    add(candidate, PlaceReason::bare_name, usual ? weights::bare_name : 0);
    add(candidate, PlaceReason::population, of_population(candidate.population));
    add(candidate, PlaceReason::layer, of_layer(candidate.layer));
}

void make_usual(PlaceCandidate& capital, std::string_view kind_word) {
    add(capital, PlaceReason::bare_name, kind_word.empty() ? weights::bare_name : 0);
}

PlaceChooser::PlaceChooser(const mentions::Lookups& lookups, std::vector<Mention>& found,
                           std::span<const Told> told)
    : in_(lookups), found_(found), told_(told), countries_(lookups) {
    for (const Told& one : told_) {
        const PlaceMention& place = place_of(one);
        if (place.candidates.size() == 1 && place.candidates.front().kind != "country") {
            const auto point = point_of(place.candidates.front());
            // named again it is no other anchor, and each costs a distance for every candidate
            if (point && std::find(anchors_.begin(), anchors_.end(), *point) == anchors_.end()) {
                anchors_.push_back(*point);
            }
        }
    }
}

/// Names with their country first, since they tell what the same name means elsewhere; what a
/// distance from another place tells last.
void PlaceChooser::choose() {
    const auto is_full = [](const Told& told) { return !told.within.empty() && !told.told_by; };
    for (const Told& told : told_) {
        if (is_full(told)) {
            choose(told);
            const PlaceMention& place = place_of(told);
            if (!place.candidates.empty()) {
                senses_.emplace(key(place), place.candidates.front());
            }
        }
    }
    for (const Told& told : told_) {
        if (!is_full(told) && !told.told_by) {
            choose(told);
        }
    }
    for (const Told& told : told_) {
        if (told.told_by) {
            choose(told);
        }
    }
}

void PlaceChooser::choose(const Told& told) {
    PlaceMention& place = place_of(told);
    if (place.candidates.empty()) {
        return;
    }
    for (PlaceCandidate& candidate : place.candidates) {
        weigh(told, place, candidate);
        candidate.score = std::clamp(candidate.score, 0, 100);
    }
    std::stable_sort(place.candidates.begin(), place.candidates.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    if (place.candidates.size() > max_candidates) {
        place.candidates.resize(max_candidates);
    }
    finish(told, place);
}

bool lies_in(const PlaceCandidate& inner, const PlaceCandidate& outer) {
    if (outer.kind == "country") {
        return inner.kind != "country" && inner.country == outer.country;
    }
    if (!inner.region.empty() && inner.country == outer.country && !inner.same_place(outer) &&
        precision_of(outer.kind) == PlacePrecision::region &&
        same_division(inner.region, outer.en)) {
        return true;
    }
    const auto a = point_of(inner);
    const auto b = point_of(outer);
    return a && b && distance_km(*a, *b) <= inside_km;
}

void PlaceChooser::weigh(const Told& told, const PlaceMention& place,
                         PlaceCandidate& candidate) const {
    const std::string_view country = candidate.country;
    if (!country.empty()) {
        add(candidate, PlaceReason::containment,
            country == told.within && !told.exact ? weights::containment : 0);
        add(candidate, PlaceReason::story, country == countries_.story() ? weights::story : 0);
    }
    if (place.candidates.size() == 1) {
        return;  // nothing to tell it from
    }
    const TokenRange sentence = in_.text.tokens.sentences[told.sentence].tokens;
    add(candidate, PlaceReason::sentence,
        !country.empty() && countries_.in(sentence, country) ? weights::sentence : 0);
    if (const auto sense = senses_.find(key(place));
        told.within.empty() && sense != senses_.end() && sense->second.same_place(candidate)) {
        add(candidate, PlaceReason::same_sense, weights::same_sense);
    }
    if (told.holds) {
        const PlaceMention& inner = place_of(told_[*told.holds]);
        const bool holds =
            std::any_of(inner.candidates.begin(), inner.candidates.end(),
                        [&](const auto& other) { return lies_in(other, candidate); });
        add(candidate, PlaceReason::containment, holds ? weights::containment : 0);
    }
    const auto point = point_of(candidate);
    if (!point || candidate.kind == "country") {
        return;
    }
    if (const auto km = nearest_anchor(*point); km && *km <= far_km) {
        add(candidate, PlaceReason::near_others, *km <= near_km ? weights::near : weights::not_far);
    }
    if (told.inside) {
        const PlaceMention& wider = place_of(told_[*told.inside]);
        const bool there =
            std::any_of(wider.candidates.begin(), wider.candidates.end(),
                        [&](const auto& other) { return lies_in(candidate, other); });
        add(candidate, PlaceReason::containment,
            !there                   ? 0
            : told.exact             ? weights::exact
            : country != told.within ? weights::containment
                                     : 0);
    }
    if (told.told_by) {
        const PlaceMention& from = place_of(told_[*told.told_by]);
        if (from.lat && from.lon && distance_km(*point, {*from.lat, *from.lon}) <= from.radius_km) {
            add(candidate, PlaceReason::told_distance, weights::told_distance);
        }
    }
}

std::optional<double> PlaceChooser::nearest_anchor(Point point) const {
    std::optional<double> nearest;
    for (const Point& anchor : anchors_) {
        const double km = distance_km(point, anchor);
        if (!nearest || km < *nearest) {
            nearest = km;
        }
    }
    return nearest;
}

std::string PlaceChooser::key(const PlaceMention& place) const {
    std::string key;
    for (std::uint32_t at = place.name.begin; at < place.name.end; ++at) {
        key += at == place.name.begin
                   ? std::string_view(in_.text.document.text(in_.text.best(at).stem))
                   : in_.text.folded(at);
        key += ' ';
    }
    return key;
}

void PlaceChooser::finish(const Told& told, PlaceMention& place) const {
    const PlaceCandidate& chosen = place.candidates.front();
    place.precision = precision_of(chosen.kind);
    const double whole = radius_of(place.precision, chosen.confirmed);
    // "Krasnodar region" where only the town is known: around it
    const bool wider = precision_of(told.kind) == PlacePrecision::district ||
                       precision_of(told.kind) == PlacePrecision::region;
    if (told.kind == "sector" || (wider && place.precision == PlacePrecision::town)) {
        place.precision = precision_of(told.kind);
    }
    place.lat = chosen.lat;
    place.lon = chosen.lon;
    // the east of a state lies somewhere in it
    place.radius_km = std::max(radius_of(place.precision, chosen.confirmed), whole);
    if (!told.distance || !place.lat || !place.lon) {
        return;
    }
    const double km = told.distance->km / road;
    const Point there = towards({*place.lat, *place.lon}, km, told.distance->bearing);
    place.precision = PlacePrecision::sector;
    place.lat = std::round(there.lat * thousand) / thousand;
    place.lon = std::round(there.lon * thousand) / thousand;
    // without a bearing it lies anywhere on the ring
    place.radius_km = told.distance->bearing.empty()
                          ? std::ceil(km)
                          : std::max(least_spread_km, std::ceil(km * spread));
}

}  // namespace khabar::places
