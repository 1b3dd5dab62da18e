#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/core/hash.h"
#include "khabar/core/hash_filter.h"
#include "khabar/tables/pool.h"
#include "khabar/tables/word_table.h"

namespace khabar {

namespace tables {
class Bounds;
struct SheetEntry;
struct IndexEntry;
struct WordEntry;
}  // namespace tables

enum class SheetId : std::uint16_t {};

/// A row of the lexicon: which sheet, and which row of it (0 is the first after the header).
struct RowId {
    SheetId sheet{};
    std::uint32_t row = 0;
    auto operator<=>(const RowId&) const = default;
};

/// What an index says of a key: a row, and the flags of names (tables/names.h) or 0.
struct Posting {
    std::uint32_t row;
    std::uint16_t sheet;
    std::uint16_t cell;  ///< which of the alternatives of a cell, 0 the first
    std::uint64_t flags;
    [[nodiscard]] RowId id() const noexcept { return {SheetId{sheet}, row}; }
};

/// One TSV file of lexicon/, as it stands there: cells as text, empty where empty.
class Sheet {
public:
    [[nodiscard]] std::string_view name() const noexcept { return name_; }  ///< "ar/verbs"
    [[nodiscard]] std::uint32_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::span<const std::string_view> columns() const noexcept { return columns_; }
    /// Nothing when there is no such column.
    [[nodiscard]] std::optional<std::uint32_t> column(std::string_view name) const noexcept {
        const std::uint8_t guess = guesses_[slot_of(name)];
        if (guess == none) {
            return std::nullopt;
        }
        return columns_[guess] == name ? std::optional<std::uint32_t>(guess) : search(name);
    }
    /// Precondition: row < rows(), column < columns().size().
    [[nodiscard]] std::string_view cell(std::uint32_t row, std::uint32_t column) const noexcept {
        return tables::pool_text(pool_, cells_[row * columns_.size() + column]);
    }
    /// The cell under a column's name; empty when the sheet has no such column.
    [[nodiscard]] std::string_view cell(std::uint32_t row, std::string_view name) const noexcept {
        const auto found = column(name);
        return found ? cell(row, *found) : std::string_view();
    }
    /// The line in the file, 1 the header.
    [[nodiscard]] std::uint32_t line(std::uint32_t row) const noexcept;
    /// "lexicon/ar/verbs.tsv:41".
    [[nodiscard]] std::string place(std::uint32_t row) const;

private:
    friend class TableFile;

    // Cells are asked for by name for nearly every word: the names of a sheet part by their length,
    // first and last letter, so that one comparison tells the column, or that there is none. Where
    // two do not, search() tells them apart.
    static constexpr std::uint32_t slots = 64;
    static constexpr std::uint8_t none = 0xFF;
    static constexpr std::uint32_t slot_of(std::string_view name) noexcept {
        if (name.empty()) {
            return 0;
        }
        const auto first = static_cast<unsigned char>(name.front());
        const auto last = static_cast<unsigned char>(name.back());
        return (static_cast<std::uint32_t>(name.size()) * 12u + first * 2u + last * 7u) % slots;
    }
    static constexpr std::array<std::uint8_t, slots> no_guesses = [] {
        std::array<std::uint8_t, slots> all{};
        all.fill(none);
        return all;
    }();

    void add_column(std::string_view name);
    [[nodiscard]] std::optional<std::uint32_t> search(std::string_view name) const noexcept;

    std::string_view name_;
    std::uint32_t rows_ = 0;
    std::vector<std::string_view> columns_;
    std::array<std::uint8_t, slots> guesses_ = no_guesses;  ///< the first column of each slot
    const std::uint32_t* lines_ = nullptr;
    const std::uint32_t* cells_ = nullptr;  ///< pool offsets, row-major
    const char* pool_ = nullptr;
};

/// Exact look-up of folded keys. A key of several words has one space between them; every shorter
/// beginning (by words) of such a key is known too, with no postings, so that a longest match can
/// stop early.
class Index {
public:
    struct Slot {             // tables/layout.h tells how it lies in the file
        std::uint32_t key;    ///< pool offset of the key; 0 for an empty slot
        std::uint32_t tag;    ///< upper half of the key's hash
        std::uint32_t first;  ///< first posting
        std::uint32_t count : 31;
        std::uint32_t begins : 1;  ///< Found::begins
    };
    struct Found {
        bool known = false;                   ///< the key, or a longer one that begins with it
        bool begins = false;                  ///< a longer one begins with it
        std::span<const Posting> postings{};  ///< in the order of sheets and rows
    };
    [[nodiscard]] Found find(const HashedKey& key) const noexcept {
        return filter_.may_hold(tag_of(key)) ? look_up(key) : Found{};
    }
    [[nodiscard]] Found find(std::string_view key) const noexcept { return find(HashedKey(key)); }
    [[nodiscard]] std::uint32_t size() const noexcept { return keys_; }

private:
    friend class TableFile;
    static std::uint32_t tag_of(const HashedKey& key) noexcept {
        return static_cast<std::uint32_t>(key.hash >> 32u);
    }
    [[nodiscard]] Found look_up(const HashedKey& key) const noexcept;

    HashFilter filter_;  ///< of the tags; an index that the file does not hold lets none through
    const Slot* slots_ = nullptr;
    std::uint32_t mask_ = 0;
    std::uint32_t keys_ = 0;
    const Posting* postings_ = nullptr;
    const char* pool_ = nullptr;
};

/// A compiled lexicon, mapped read-only; magic, version, checksum, sizes and offsets are proved at
/// open, so that look-ups need no checks. Immutable: one serves every thread.
class TableFile {
public:
    ~TableFile();
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    /// The hash of all rows that went in: it stands in every record.
    [[nodiscard]] Hash128 lexicon_hash() const noexcept { return hash_; }
    [[nodiscard]] std::span<const Sheet> sheets() const noexcept { return sheets_; }
    /// nullptr when there is none of that name.
    [[nodiscard]] const Sheet* sheet(std::string_view name) const noexcept;
    [[nodiscard]] const Sheet& sheet(SheetId id) const noexcept {
        return sheets_[static_cast<std::size_t>(id)];
    }
    /// The written forms of a language's words, "ar/words"; empty where the file has none.
    [[nodiscard]] const WordTable& words(std::string_view name) const noexcept;
    /// An index by name: "ar/names", or that of a sheet by the sheet's name. An index
    /// that the file does not hold is empty: every look-up in it is unknown.
    [[nodiscard]] const Index& index(std::string_view name) const noexcept;
    /// The cell of a row under a column's name.
    [[nodiscard]] std::string_view cell(RowId id, std::string_view column) const noexcept {
        return sheet(id.sheet).cell(id.row, column);
    }

    /// Errors: io, bad_table.
    static Expected<std::shared_ptr<const TableFile>> open(const std::filesystem::path& file);

private:
    TableFile() = default;
    Expected<bool> prove();
    // Each takes one part of the file; false where it points outside.
    bool take_sheet(const tables::Bounds& bounds, const char* pool,
                    const tables::SheetEntry& entry);
    bool take_index(const tables::Bounds& bounds, const char* pool,
                    const tables::IndexEntry& entry);
    bool take_words(const tables::Bounds& bounds, const char* pool, const tables::WordEntry& entry);
    [[nodiscard]] bool is_row(std::uint16_t sheet, std::uint32_t row) const;

    const char* data_ = nullptr;
    std::size_t size_ = 0;
    Hash128 hash_;
    std::vector<Sheet> sheets_;
    std::unordered_map<std::string_view, Index> indices_;
    Index none_;
    std::vector<std::pair<std::string_view, WordTable>> words_;
    WordTable no_words_;
};

/// The alternatives of a cell, separated by '|'; none for an empty cell.
std::vector<std::string_view> alternatives(std::string_view cell);

}  // namespace khabar
