#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "khabar/story/features.h"
#include "khabar/story/packed.h"

// The layout of Telling::features, the least byte first; a list is its length in one byte, then its
// members; a mark is 4 bytes.
//
//   layout           1 byte: 1, counts when this changes
//   type, status, headline, language   1 byte each
//   modes, contexts, sources   lists of marks
//   actors           list of {id, country, sector: marks; state: 1; words: list of marks}
//   recipients       the same
//   places           list of {at: 1, id, country: marks, precision: 1, has point: 1,
//                             lat, lon: 4 + 4 where it has one, radius: float, words: list of
//                             marks}
//   towns            the same
//   days             1 byte: whether there are any; then start, end: 4 + 4
//   amounts          list of {kind: mark, min, max: floats}
//   words            list of marks
//
// Some 150 to 300 bytes.

namespace khabar::story {

namespace {

constexpr std::uint8_t layout = 1;

void put_marks(Packer& out, const std::vector<Mark>& marks) {
    out.number(static_cast<std::uint8_t>(marks.size()));
    for (const Mark mark : marks) {
        out.number(mark);
    }
}

void put_parties(Packer& out, const std::vector<Party>& parties) {
    out.number(static_cast<std::uint8_t>(parties.size()));
    for (const Party& party : parties) {
        out.number(party.id);
        out.number(party.country);
        out.number(party.sector);
        out.number(static_cast<std::uint8_t>(party.state ? 1 : 0));
        put_marks(out, party.words);
    }
}

void put_place(Packer& out, const Where& place) {
    out.number(static_cast<std::uint8_t>(place.at ? 1 : 0));
    out.number(place.id);
    out.number(place.country);
    out.number(static_cast<std::uint8_t>(place.precision));
    out.number(static_cast<std::uint8_t>(place.has_point ? 1 : 0));
    if (place.has_point) {
        out.number(place.lat);
        out.number(place.lon);
    }
    out.number(place.radius_km);
    put_marks(out, place.words);
}

void put_places(Packer& out, const std::vector<Where>& places) {
    out.number(static_cast<std::uint8_t>(places.size()));
    for (const Where& place : places) {
        put_place(out, place);
    }
}

/// Reads a list; a length that lies ends with the bytes.
template <class Member, class Read>
std::vector<Member> list(Unpacker& in, const Read& read) {
    std::vector<Member> members;
    const std::size_t count = in.number<std::uint8_t>();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        members.push_back(read(in));
    }
    return members;
}

std::vector<Mark> marks(Unpacker& in) {
    return list<Mark>(in, [](Unpacker& one) { return one.number<Mark>(); });
}

Party party(Unpacker& in) {
    Party party;
    party.id = in.number<Mark>();
    party.country = in.number<Mark>();
    party.sector = in.number<Mark>();
    party.state = in.number<std::uint8_t>() != 0;
    party.words = marks(in);
    return party;
}

Where place(Unpacker& in) {
    Where place;
    place.at = in.number<std::uint8_t>() != 0;
    place.id = in.number<Mark>();
    place.country = in.number<Mark>();
    place.precision = static_cast<Precision>(in.number<std::uint8_t>());
    place.has_point = in.number<std::uint8_t>() != 0;
    if (place.has_point) {
        place.lat = in.number<std::int32_t>();
        place.lon = in.number<std::int32_t>();
    }
    place.radius_km = in.number<float>();
    place.words = marks(in);
    return place;
}

Amount amount(Unpacker& in) {
    Amount amount;
    amount.kind = in.number<Mark>();
    amount.min = in.number<float>();
    amount.max = in.number<float>();
    return amount;
}

}  // namespace

std::vector<std::uint8_t> pack(const Features& features) {
    Packer out;
    out.number(layout);
    out.number(features.type);
    out.number(static_cast<std::uint8_t>(features.status));
    out.number(static_cast<std::uint8_t>(features.headline ? 1 : 0));
    out.number(features.language);
    put_marks(out, features.modes);
    put_marks(out, features.contexts);
    put_marks(out, features.sources);
    put_parties(out, features.actors);
    put_parties(out, features.recipients);
    put_places(out, features.places);
    put_places(out, features.towns);
    const bool dated = features.start && features.end;
    out.number(static_cast<std::uint8_t>(dated ? 1 : 0));
    if (dated) {
        out.number(*features.start);
        out.number(*features.end);
    }
    out.number(static_cast<std::uint8_t>(features.amounts.size()));
    for (const Amount& one : features.amounts) {
        out.number(one.kind);
        out.number(one.min);
        out.number(one.max);
    }
    put_marks(out, features.words);
    return out.take();
}

std::optional<Features> unpack(std::span<const std::uint8_t> bytes) {
    Unpacker in(bytes);
    if (in.number<std::uint8_t>() != layout) {
        return std::nullopt;
    }
    Features features;
    features.type = in.number<std::uint8_t>();
    features.status = static_cast<Status>(in.number<std::uint8_t>());
    features.headline = in.number<std::uint8_t>() != 0;
    features.language = in.number<std::uint8_t>();
    features.modes = marks(in);
    features.contexts = marks(in);
    features.sources = marks(in);
    features.actors = list<Party>(in, party);
    features.recipients = list<Party>(in, party);
    features.places = list<Where>(in, place);
    features.towns = list<Where>(in, place);
    if (in.number<std::uint8_t>() != 0) {
        features.start = in.number<std::int32_t>();
        features.end = in.number<std::int32_t>();
    }
    features.amounts = list<Amount>(in, amount);
    features.words = marks(in);
    if (!in.done()) {
        return std::nullopt;
    }
    return features;
}

}  // namespace khabar::story
