#pragma once

#include <compare>
#include <cstdint>

namespace khabar::gazetteer {

/// How a gazetteer lies in its file; little-endian, every part on an 8-byte border.
///
///   Header | PlaceRecord x places | boxes | pool of texts | postings | keys | KeyBlock x blocks |
///   KeyHead x groups | lists
///
/// records   in the order of the Hilbert curve, so that neighbours on the ground are neighbours in
///           the file; a place's number is its place in this order
/// boxes     the static R-tree over the records (box_tree.h): implicit, 16 children each
/// pool      a record's texts: 1-byte length and id, 2-byte length and name, the same and Arabic
///           name; a region: 2-byte length and name, once for all its places
/// postings  4-byte numbers of places, one run a key, the most populous first
/// keys      all folded names in the order of their bytes, front coded, 16 a block (key_index.h)
/// groups    the head of every 64th block
/// lists     sources, kinds, countries: each a 2-byte length and its text, or 8-byte figures
///
/// docs/DECISIONS/0017-gazetteer-file.md says why it is so. Written by writer.h.
constexpr std::uint64_t magic = 0x315A41474241484B;  // "KHABGAZ1"
constexpr std::uint32_t format_version = 1;

constexpr std::uint32_t max_sources = 64;       // why: some 5 are in use; a bound for foreign bytes
constexpr std::uint32_t max_kinds = 255;        // why: one byte in a record; 20 are in use
constexpr std::uint32_t max_countries = 65535;  // why: two bytes in a record; 251 are in use

/// Offset from the beginning of the file, and size in bytes.
struct Part {
    std::uint64_t offset;
    std::uint64_t size;
};

struct Header {
    std::uint64_t magic;
    std::uint32_t version;
    std::uint32_t places;
    std::uint64_t size;      ///< of the whole file
    std::uint64_t checksum;  ///< hash64 of all that follows the header
    std::uint64_t head;      ///< hash64 of the header with this 0, and of the lists: proved at open
    std::uint64_t names;     ///< how many postings there are
    std::uint32_t sources;
    std::uint32_t kinds;
    std::uint32_t countries;
    std::uint32_t reserved;
    Part records;
    Part boxes;
    Part pool;
    Part postings;
    Part keys;
    Part blocks;
    Part groups;
    Part lists;
};
static_assert(sizeof(Header) == 64 + 8 * sizeof(Part));

struct PlaceRecord {
    std::int32_t lat;  ///< micro-degrees
    std::int32_t lon;
    std::uint32_t population;
    std::uint32_t texts;   ///< pool
    std::uint32_t region;  ///< pool; none: no_region
    std::uint16_t country;
    std::uint8_t kind;
    std::uint8_t reserved;
};
static_assert(sizeof(PlaceRecord) == 24);
constexpr std::uint32_t no_region = 0xFFFFFFFF;

/// The box around the places below a node of the R-tree, in micro-degrees, ends included.
struct Box {
    std::int32_t min_lat;
    std::int32_t min_lon;
    std::int32_t max_lat;
    std::int32_t max_lon;
};
constexpr std::uint32_t box_children = 16;

/// The first 16 bytes of a key, the first byte the highest; 0 behind a shorter one.
struct KeyHead {
    std::uint64_t high;
    std::uint64_t low;
    auto operator<=>(const KeyHead&) const = default;
};

struct KeyBlock {
    KeyHead head;          ///< of its first key
    std::uint32_t offset;  ///< of its first key, in keys
    std::uint32_t first;   ///< its first posting
};
static_assert(sizeof(KeyBlock) == 24);
constexpr std::uint32_t block_keys = 16;
constexpr std::uint32_t group_blocks = 64;

constexpr double micro = 1e6;  ///< micro-degrees a degree

}  // namespace khabar::gazetteer
