#include "khabar/store/brief.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "khabar/store/row.h"
#include "khabar/story/packed.h"

namespace khabar::store {
namespace {

using story::Packer;
using story::Unpacker;

/// Its length in as few bytes as it needs, then itself.
void put_text(Packer& packer, std::string_view text) {
    packer.count(text.size());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
    packer.bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string take_text(Unpacker& unpacker) {
    const std::span<const std::uint8_t> bytes = unpacker.bytes(unpacker.count());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void put_name(Packer& packer, const record::Name& name) {
    put_text(packer, name.ar);
    put_text(packer, name.en);
}

record::Name take_name(Unpacker& unpacker) {
    std::string ar = take_text(unpacker);
    return {std::move(ar), take_text(unpacker)};
}

/// What `take_one` makes, as often as the count before it says.
template <class One>
std::vector<One> take_all(Unpacker& unpacker, One (*take_one)(Unpacker&)) {
    std::vector<One> all;
    for (std::size_t left = unpacker.count(); left > 0 && unpacker.ok(); --left) {
        all.push_back(take_one(unpacker));
    }
    return all;
}

void put_texts(Packer& packer, const std::vector<std::string>& texts) {
    packer.count(texts.size());
    for (const std::string& text : texts) {
        put_text(packer, text);
    }
}

std::vector<std::string> ids_of(const std::vector<record::Entity>& entities) {
    std::vector<std::string> ids;
    for (const record::Entity& entity : entities) {
        if (!entity.who.id.empty()) {
            ids.push_back(entity.who.id);
        }
        if (entity.holder && !entity.holder->id.empty()) {
            ids.push_back(entity.holder->id);
        }
    }
    return ids;
}

std::vector<std::string> countries_of(const std::vector<record::Place>& places) {
    std::vector<std::string> countries;
    for (const record::Place& place : places) {
        if (!place.country.empty() &&
            std::ranges::find(countries, place.country) == countries.end()) {
            countries.push_back(place.country);
        }
    }
    return countries;
}

std::int32_t meters(std::optional<double> km) {
    constexpr double most = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int32_t>(std::clamp(std::round(km.value_or(0) * 1000), 0.0, most));
}

void put_places(Packer& packer, const std::vector<record::Place>& places) {
    const auto pointed = [](const record::Place& place) { return place.lat && place.lon; };
    packer.count(static_cast<std::size_t>(std::ranges::count_if(places, pointed)));
    for (const record::Place& place : places) {
        if (!pointed(place)) {
            continue;
        }
        put_text(packer, place.role);
        put_text(packer, place.where.id);
        put_name(packer, place.where.name);
        packer.number(micro_of(*place.lat));
        packer.number(micro_of(*place.lon));
        packer.number(meters(place.radius_km));
        put_text(packer, place.precision);
        put_text(packer, place.country);
    }
}

Brief::Place take_place(Unpacker& unpacker) {
    Brief::Place place;
    place.role = take_text(unpacker);
    place.id = take_text(unpacker);
    place.name = take_name(unpacker);
    place.lat = unpacker.number<std::int32_t>();
    place.lon = unpacker.number<std::int32_t>();
    place.radius_m = unpacker.number<std::int32_t>();
    place.precision = take_text(unpacker);
    place.country = take_text(unpacker);
    return place;
}

using Chain = std::vector<std::pair<std::uint8_t, const record::Link*>>;

/// The links of a chain and those beside them, each with its place.
void add_links(Chain& links, const std::vector<record::Link>& chain, bool own) {
    std::uint8_t at = 0;
    for (const record::Link& link : chain) {
        const std::uint8_t place = own ? at : Brief::Source::beside;
        links.emplace_back(place, &link);
        for (const record::Link& other : link.with) {
            links.emplace_back(place, &other);
        }
        if (at + 1 < Brief::Source::beside) {
            ++at;
        }
    }
}

void put_sources(Packer& packer, const record::Record& record) {
    Chain links;
    add_links(links, record.claim.chain, true);
    for (const record::Evidence::Also& also : record.evidence.also) {
        add_links(links, also.claim.chain, false);
    }
    packer.count(links.size());
    for (const auto& [place, link] : links) {
        packer.count(place);
        put_text(packer, link->kind);
        put_text(packer, link->who.id);
        put_text(packer, link->holder ? std::string_view(link->holder->id) : std::string_view());
        put_text(packer, link->words.text);
    }
}

Brief::Source take_source(Unpacker& unpacker) {
    Brief::Source source;
    source.link =
        static_cast<std::uint8_t>(std::min<std::size_t>(unpacker.count(), Brief::Source::beside));
    source.kind = take_text(unpacker);
    source.id = take_text(unpacker);
    source.holder = take_text(unpacker);
    source.words = take_text(unpacker);
    return source;
}

}  // namespace

std::string brief_bytes(const record::Record& record) {
    Packer packer;
    put_text(packer, record.event);
    put_texts(packer, record.modes);
    put_text(packer, record.claim.status);
    put_text(packer, record.document.language);
    put_texts(packer, ids_of(record.actors));
    put_texts(packer, ids_of(record.recipients));
    put_texts(packer, countries_of(record.places));
    put_places(packer, record.places);
    put_sources(packer, record);
    const std::vector<std::uint8_t> bytes = packer.take();
    return {bytes.begin(), bytes.end()};
}

Expected<Brief> read_brief(std::string_view bytes) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
    Unpacker unpacker({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    Brief brief;
    brief.type = take_text(unpacker);
    brief.modes = take_all(unpacker, take_text);
    brief.status = take_text(unpacker);
    brief.language = take_text(unpacker);
    brief.actors = take_all(unpacker, take_text);
    brief.recipients = take_all(unpacker, take_text);
    brief.countries = take_all(unpacker, take_text);
    brief.places = take_all(unpacker, take_place);
    brief.sources = take_all(unpacker, take_source);
    if (!unpacker.done()) {
        return Error{ErrorCode::bad_table, "", "the brief of an event is damaged"};
    }
    return brief;
}

}  // namespace khabar::store
