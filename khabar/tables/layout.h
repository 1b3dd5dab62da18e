#pragma once

#include <cstdint>

namespace khabar::tables {

/// How a compiled lexicon lies in its file; little-endian, every part on an 8-byte border.
///
///   Header | SheetEntry x sheets | IndexEntry x indices | WordEntry x word tables | their arrays |
///   pool of texts
///
/// The pool holds each text once as a 4-byte length and its bytes; offset 0 is the empty text.
/// Written by tools/compile_lexicon, read by tables/table_file.cpp.
constexpr std::uint64_t magic = 0x31304241544B4148;  // "HAKTAB01"
constexpr std::uint32_t format_version = 3;
constexpr std::uint32_t max_sheets = 1024;  // why: some 30 are in use; a bound for foreign bytes
constexpr std::uint32_t max_columns = 64;   // why: the widest sheet has 13
constexpr std::uint32_t max_indices = 1024;
constexpr std::uint32_t max_word_tables = 16;  // why: one a language

struct Header {
    std::uint64_t magic;
    std::uint32_t version;
    std::uint32_t sheets;
    std::uint32_t indices;
    std::uint32_t word_tables;
    std::uint64_t size;      ///< of the whole file
    std::uint64_t pool;      ///< offset of the pool
    std::uint64_t checksum;  ///< hash64 of all that follows the header
    std::uint64_t hash_high;
    std::uint64_t hash_low;
};

struct SheetEntry {
    std::uint32_t name;  ///< pool
    std::uint32_t rows;
    std::uint32_t columns;
    std::uint32_t reserved;
    std::uint64_t names;  ///< file offset: a pool offset for each column
    std::uint64_t lines;  ///< file offset: a line number for each row
    std::uint64_t cells;  ///< file offset: pool offsets, row-major
};

struct IndexEntry {
    std::uint32_t name;  ///< pool
    std::uint32_t keys;
    std::uint32_t slots;  ///< a power of two
    std::uint32_t postings;
    std::uint64_t slot_data;     ///< file offset
    std::uint64_t posting_data;  ///< file offset
};

struct WordEntry {
    std::uint32_t name;  ///< pool
    std::uint32_t arcs;
    std::uint32_t forms;     ///< different written forms
    std::uint32_t readings;  ///< of all forms together
    std::uint32_t states;
    std::uint32_t features;      ///< different sets of features
    std::uint64_t state_data;    ///< file offset; a walk begins at the first
    std::uint64_t arc_data;      ///< file offset
    std::uint64_t first_data;    ///< file offset: for each form its first reading, and an end
    std::uint64_t reading_data;  ///< file offset
    std::uint64_t feature_data;  ///< file offset
};

}  // namespace khabar::tables
