#include "khabar/mentions/place_layers.h"

#include <algorithm>

#include "khabar/mentions/bare_word.h"
#include "khabar/mentions/geodesy.h"
#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_kinds.h"

namespace khabar::places {

namespace {

constexpr std::uint32_t max_name_tokens = 8;
constexpr std::size_t max_of_layer = 6;  // why: the most populous; RECORD.md shows six in all
constexpr double same_place_km = 25;     // why: a town's points in two sources lie that near

bool known(const std::vector<PlaceCandidate>& places, const gazetteer::Place& place) {
    return std::any_of(places.begin(), places.end(), [&](const PlaceCandidate& other) {
        return other.country == place.country && other.lat && other.lon &&
               distance_km({*other.lat, *other.lon}, {place.lat, place.lon}) <= same_place_km;
    });
}

}  // namespace

LayerNames::Found LayerNames::longest(const gazetteer::Gazetteer& layer, std::uint32_t at,
                                      const Reading& reading, std::uint32_t end) const {
    Found best;
    std::string key = mentions::bare_word(in_.text, at, reading);
    auto found = in_.keys.find(layer, key);
    for (std::uint32_t next = at + 1; found.known; ++next) {
        if (!found.places.empty()) {
            best = {next, key};
        }
        while (next < end && in_.words.joins(next)) {
            ++next;
        }
        if (next >= end || next - at >= max_name_tokens || in_.text.kind(next) != TokenKind::word) {
            break;
        }
        key += ' ';
        key += in_.text.folded(next);
        found = in_.keys.find(layer, key);
    }
    return best;
}

std::optional<LayerNames::Match> LayerNames::read(std::uint32_t at, std::uint32_t end,
                                                  std::string_view kind, bool supported) const {
    const gazetteer::Layers& layers = in_.layers;
    const auto readings = in_.text.readings.of(at);
    const bool unknown =
        supported && !in_.words.given_name(at) && (at == 0 || !in_.words.given_name(at - 1)) &&
        std::none_of(readings.begin(), readings.end(),
                     [](const Reading& reading) { return reading.lemma.has_value(); });
    if (in_.text.kind(at) != TokenKind::word || (!layers.own && !unknown)) {
        return std::nullopt;
    }
    Match match;
    std::string key;
    const auto take = [&](const gazetteer::Gazetteer& layer, const Reading& reading) {
        if (Found found = longest(layer, at, reading, end); found.end > match.tokens.end) {
            match.tokens = {at, found.end};
            match.reading = &reading;
            key = std::move(found.key);
        }
    };
    for (const Reading& reading : readings) {
        if (layers.own) {
            take(*layers.own, reading);
        }
        for (const auto& layer : {layers.base, layers.imported}) {
            if (layer && unknown) {
                take(*layer, reading);
            }
        }
    }
    if (match.reading == nullptr) {
        return std::nullopt;
    }
    if (layers.own) {
        add(*layers.own, PlaceLayer::own, key, kind, false, match.places);
    }
    add_namesakes(match.tokens, *match.reading, kind, false, match.places);
    return match;
}

void LayerNames::add_own(TokenRange tokens, const Reading& first, std::string_view kind,
                         std::vector<PlaceCandidate>& places) const {
    if (in_.layers.own) {
        add(*in_.layers.own, PlaceLayer::own, key_of(tokens, first), kind, false, places);
    }
}

std::string LayerNames::key_of(TokenRange tokens, const Reading& first) const {
    std::string key = mentions::bare_word(in_.text, tokens.begin, first);
    for (std::uint32_t at = tokens.begin + 1; at < tokens.end; ++at) {
        if (in_.text.kind(at) == TokenKind::word) {
            key += ' ';
            key += in_.text.folded(at);
        }
    }
    return key;
}

void LayerNames::add_namesakes(TokenRange tokens, const Reading& first, std::string_view kind,
                               bool weak, std::vector<PlaceCandidate>& places) const {
    add_named(key_of(tokens, first), kind, weak, places);
}

void LayerNames::add_named(std::string_view key, std::string_view kind, bool weak,
                           std::vector<PlaceCandidate>& places) const {
    if (in_.layers.base) {
        add(*in_.layers.base, PlaceLayer::base, key, kind, weak, places);
    }
    if (in_.layers.imported) {
        add(*in_.layers.imported, PlaceLayer::imported, key, kind, weak, places);
    }
}

void LayerNames::add(const gazetteer::Gazetteer& file, PlaceLayer layer, std::string_view key,
                     std::string_view kind, bool weak, std::vector<PlaceCandidate>& places) const {
    const bool of_town = precision_of(kind) == PlacePrecision::town ||
                         precision_of(kind) == PlacePrecision::district;
    std::size_t added = 0;
    for (const std::uint32_t number : in_.keys.find(file, key).places) {
        const gazetteer::Place place = file.place(number);
        if (added == max_of_layer) {
            return;
        }
        // a village is no province of its name
        const bool wider =
            !kind.empty() && of_town && precision_of(place.kind) == PlacePrecision::region;
        if (wider || known(places, place)) {
            continue;
        }
        PlaceCandidate candidate;
        candidate.layer = layer;
        candidate.confirmed = true;
        candidate.id = place.id;
        candidate.ar = place.name_ar;
        candidate.en = place.name;
        candidate.kind = place.kind;
        candidate.country = place.country;
        candidate.region = place.region;
        candidate.lat = place.lat;
        candidate.lon = place.lon;
        candidate.population = place.population;
        score_alone(candidate, kind, weak);
        places.push_back(std::move(candidate));
        ++added;
    }
}

}  // namespace khabar::places
