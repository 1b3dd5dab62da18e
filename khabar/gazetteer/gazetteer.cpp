#include "khabar/gazetteer/gazetteer.h"

#include <cstring>

#include <fmt/format.h>

#include "khabar/core/hash.h"

namespace khabar::gazetteer {

namespace {

/// Takes a text and the length before it off the front; false where there is none.
template <class Length>
bool take_text(std::string_view& bytes, std::string_view& text) {
    Length length = 0;
    if (bytes.size() < sizeof length) {
        return false;
    }
    std::memcpy(&length, bytes.data(), sizeof length);
    if (bytes.size() - sizeof length < length) {
        return false;
    }
    text = bytes.substr(sizeof length, length);
    bytes.remove_prefix(sizeof length + length);
    return true;
}

bool take_figure(std::string_view& bytes, std::uint64_t& figure) {
    if (bytes.size() < sizeof figure) {
        return false;
    }
    std::memcpy(&figure, bytes.data(), sizeof figure);
    bytes.remove_prefix(sizeof figure);
    return true;
}

/// Precondition: the bytes begin on a border of T, as bordered parts of mapped files do.
template <class T>
std::span<const T> array(std::string_view bytes) {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

Expected<std::shared_ptr<const Gazetteer>> Gazetteer::open(const std::filesystem::path& file) {
    auto bytes = Bytes::map(file);
    if (!bytes) {
        return bytes.error();
    }
    return prove(*std::move(bytes), file.string());
}

Expected<std::shared_ptr<const Gazetteer>> Gazetteer::from_bytes(std::string bytes) {
    return prove(Bytes(std::move(bytes)), "");
}

Expected<std::shared_ptr<const Gazetteer>> Gazetteer::prove(Bytes bytes, const std::string& where) {
    std::shared_ptr<Gazetteer> gazetteer(new Gazetteer(std::move(bytes)));
    std::string_view fault = gazetteer->take_parts();
    if (fault.empty() && gazetteer->bytes_.view().size() <= small_file && !gazetteer->is_whole()) {
        fault = "wrong checksum";
    }
    if (!fault.empty()) {
        return Error{ErrorCode::bad_table, where,
                     fmt::format("not a gazetteer of this version: {}", fault)};
    }
    return std::shared_ptr<const Gazetteer>(std::move(gazetteer));
}

std::string_view Gazetteer::part(const Part& part) const {
    return bytes_.view().substr(part.offset, part.size);
}

std::string_view Gazetteer::take_parts() {
    const std::string_view bytes = bytes_.view();
    Header header{};
    if (bytes.size() < sizeof header) {
        return "too short";
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic || header.version != format_version) {
        return "another magic or version";
    }
    if (header.size != bytes.size()) {
        return "it was cut, or has grown";
    }
    for (const Part* each : {&header.records, &header.boxes, &header.pool, &header.postings,
                             &header.keys, &header.blocks, &header.groups, &header.lists}) {
        if (each->offset % 8 != 0) {
            return "a part does not lie on its border";
        }
        if (each->offset > bytes.size() || each->size > bytes.size() - each->offset) {
            return "a part lies outside";
        }
    }
    const std::string_view lists = part(header.lists);
    const std::uint64_t head = std::exchange(header.head, 0);
    std::string proved(reinterpret_cast<const char*>(&header), sizeof header);
    if (hash64(proved.append(lists)) != head) {
        return "wrong checksum of its head";
    }
    if (header.records.size != std::uint64_t{header.places} * sizeof(PlaceRecord) ||
        header.boxes.size != std::uint64_t{BoxLevels(header.places).boxes} * sizeof(Box) ||
        header.postings.size != header.names * sizeof(std::uint32_t) ||
        header.blocks.size % sizeof(KeyBlock) != 0 ||
        header.groups.size !=
            KeyIndex::groups_of(header.blocks.size / sizeof(KeyBlock)) * sizeof(KeyHead) ||
        header.sources > max_sources || header.kinds > max_kinds ||
        header.countries > max_countries) {
        return "sizes do not fit";
    }
    if (!take_lists(lists, header)) {
        return "its lists are cut";
    }
    records_ = part(header.records);
    boxes_ = part(header.boxes);
    pool_ = part(header.pool);
    names_ = header.names;
    checksum_ = header.checksum;
    keys_ =
        KeyIndex(part(header.keys), array<KeyBlock>(part(header.blocks)),
                 array<KeyHead>(part(header.groups)), array<std::uint32_t>(part(header.postings)));
    return {};
}

bool Gazetteer::take_lists(std::string_view lists, const Header& header) {
    for (std::uint32_t i = 0; i < header.sources; ++i) {
        Source source;
        if (!take_figure(lists, source.rows) || !take_figure(lists, source.malformed) ||
            !take_text<std::uint16_t>(lists, source.name) ||
            !take_text<std::uint16_t>(lists, source.version) ||
            !take_text<std::uint16_t>(lists, source.attribution)) {
            return false;
        }
        sources_.push_back(source);
    }
    kinds_.resize(header.kinds);
    countries_.resize(header.countries);
    for (auto* texts : {&kinds_, &countries_}) {
        for (std::string_view& text : *texts) {
            if (!take_text<std::uint16_t>(lists, text)) {
                return false;
            }
        }
    }
    return true;
}

bool Gazetteer::is_whole() const {
    return hash64(bytes_.view().substr(sizeof(Header))) == checksum_;
}

Gazetteer::Found Gazetteer::find(std::string_view key) const {
    const KeyIndex::Found found = keys_.find(key);
    return {found.known, found.postings};
}

std::uint32_t Gazetteer::size() const noexcept {
    return static_cast<std::uint32_t>(records_.size() / sizeof(PlaceRecord));
}

Place Gazetteer::place(std::uint32_t number) const {
    Place place;
    if (number >= size()) {
        return place;
    }
    PlaceRecord record{};
    std::memcpy(&record, records_.data() + std::size_t{number} * sizeof record, sizeof record);
    place.lat = record.lat / micro;
    place.lon = record.lon / micro;
    place.population = record.population;
    place.kind = record.kind < kinds_.size() ? kinds_[record.kind] : std::string_view();
    place.country =
        record.country < countries_.size() ? countries_[record.country] : std::string_view();
    if (record.region < pool_.size()) {
        std::string_view bytes = pool_.substr(record.region);
        take_text<std::uint16_t>(bytes, place.region);
    }
    if (record.texts < pool_.size()) {
        std::string_view bytes = pool_.substr(record.texts);
        // what the pool is cut before stays empty
        static_cast<void>(take_text<std::uint8_t>(bytes, place.id) &&
                          take_text<std::uint16_t>(bytes, place.name) &&
                          take_text<std::uint16_t>(bytes, place.name_ar));
    }
    return place;
}

std::vector<Gazetteer::Near> Gazetteer::near(double lat, double lon, double km,
                                             std::size_t most) const {
    return near_places(records_, boxes_, lat, lon, km, most);
}

std::vector<Source> Gazetteer::sources() const {
    return sources_;
}

}  // namespace khabar::gazetteer
