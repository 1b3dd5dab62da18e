#include "khabar/tables/table_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cstring>
#include <future>

#include "khabar/tables/layout.h"
#include "khabar/tables/pool.h"

namespace khabar {

namespace {

using tables::pool_text;

template <class T>
const T* at(const char* data, std::uint64_t offset) {
    return reinterpret_cast<const T*>(data + offset);
}

}  // namespace

/// Proves that arrays and texts lie inside the file.
class tables::Bounds {
public:
    Bounds(const char* data, std::uint64_t size, std::uint64_t pool)
        : data_(data), size_(size), pool_(pool) {}

    [[nodiscard]] bool array(std::uint64_t offset, std::uint64_t count, std::uint64_t each) const {
        return offset % 8 == 0 && offset <= pool_ && count <= (pool_ - offset) / each;
    }
    [[nodiscard]] bool text(std::uint32_t offset) const {
        const std::uint64_t room = size_ - pool_;
        if (room < sizeof(std::uint32_t) || offset > room - sizeof(std::uint32_t)) {
            return false;
        }
        std::uint32_t length = 0;
        std::memcpy(&length, data_ + pool_ + offset, sizeof length);
        return length <= room - sizeof(std::uint32_t) - offset;
    }
    [[nodiscard]] bool texts(const std::uint32_t* offsets, std::uint64_t count) const {
        for (std::uint64_t i = 0; i < count; ++i) {
            if (!text(offsets[i])) {
                return false;
            }
        }
        return true;
    }

private:
    const char* data_;
    std::uint64_t size_;
    std::uint64_t pool_;
};

using tables::Bounds;

void Sheet::add_column(std::string_view name) {
    std::uint8_t& guess = guesses_[slot_of(name)];
    if (guess == none) {
        guess = static_cast<std::uint8_t>(columns_.size());  // of max_columns at most
    }
    columns_.push_back(name);
}

std::optional<std::uint32_t> Sheet::search(std::string_view name) const noexcept {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    return found == columns_.end()
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(found - columns_.begin()));
}

std::uint32_t Sheet::line(std::uint32_t row) const noexcept {
    return lines_[row];
}

std::string Sheet::place(std::uint32_t row) const {
    return fmt::format("lexicon/{}.tsv:{}", name_, line(row));
}

Index::Found Index::look_up(const HashedKey& key) const noexcept {
    const std::uint32_t tag = tag_of(key);
    for (std::uint32_t i = static_cast<std::uint32_t>(key.hash) & mask_;; i = (i + 1) & mask_) {
        const Slot& slot = slots_[i];
        if (slot.key == 0) {
            return {};
        }
        if (slot.tag == tag && pool_text(pool_, slot.key) == key.text) {
            return {true, slot.begins != 0, {postings_ + slot.first, slot.count}};
        }
    }
}

TableFile::~TableFile() {
    if (data_ != nullptr) {
        munmap(const_cast<char*>(data_), size_);  // NOLINT: mmap gave it; nobody writes to it
    }
}

const Sheet* TableFile::sheet(std::string_view name) const noexcept {
    for (const Sheet& each : sheets_) {
        if (each.name() == name) {
            return &each;
        }
    }
    return nullptr;
}

const WordTable& TableFile::words(std::string_view name) const noexcept {
    for (const auto& [each, words] : words_) {
        if (each == name) {
            return words;
        }
    }
    return no_words_;
}

const Index& TableFile::index(std::string_view name) const noexcept {
    const auto found = indices_.find(name);
    return found == indices_.end() ? none_ : found->second;
}

Expected<std::shared_ptr<const TableFile>> TableFile::open(const std::filesystem::path& file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        return Error{ErrorCode::io, file.string(),
                     fmt::format("cannot open the lexicon: {}", std::strerror(errno))};
    }
    struct stat status {};
    void* mapped = MAP_FAILED;
    if (fstat(handle, &status) == 0 && status.st_size > 0) {
        mapped = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED,
                      handle, 0);
    }
    close(handle);
    if (mapped == MAP_FAILED) {
        return Error{ErrorCode::bad_table, file.string(), "the lexicon is empty or unreadable"};
    }
    std::shared_ptr<TableFile> tables(new TableFile);
    tables->data_ = static_cast<const char*>(mapped);
    tables->size_ = static_cast<std::size_t>(status.st_size);
    if (auto proved = tables->prove(); !proved) {
        Error error = proved.error();
        error.where = file.string();
        return error;
    }
    return std::shared_ptr<const TableFile>(std::move(tables));
}

/// Whether all that look-ups will follow lies inside the file; fills sheets, indices and words.
Expected<bool> TableFile::prove() {
    const auto bad = [](std::string_view what) {
        return Error{ErrorCode::bad_table, "",
                     fmt::format("not a lexicon of this version: {}", what)};
    };
    tables::Header header{};
    if (size_ < sizeof header) {
        return bad("too short");
    }
    std::memcpy(&header, data_, sizeof header);
    if (header.magic != tables::magic || header.version != tables::format_version) {
        return bad("another magic or version");
    }
    if (header.size != size_ || header.pool > size_ || header.sheets > tables::max_sheets ||
        header.indices > tables::max_indices || header.word_tables > tables::max_word_tables) {
        return bad("sizes do not fit");
    }
    // All bytes are read for it, while the parts are proved here.
    std::future<std::uint64_t> checksum = std::async([this] {
        return hash64({data_ + sizeof header, size_ - sizeof header});
    });
    hash_ = {header.hash_high, header.hash_low};
    const Bounds bounds(data_, size_, header.pool);
    const std::uint64_t sheets = sizeof header;
    const std::uint64_t indices = sheets + header.sheets * sizeof(tables::SheetEntry);
    const std::uint64_t words = indices + header.indices * sizeof(tables::IndexEntry);
    if (!bounds.array(sheets, header.sheets, sizeof(tables::SheetEntry)) ||
        !bounds.array(indices, header.indices, sizeof(tables::IndexEntry)) ||
        !bounds.array(words, header.word_tables, sizeof(tables::WordEntry))) {
        return bad("its parts lie outside");
    }
    const char* pool = data_ + header.pool;
    for (std::uint32_t i = 0; i < header.sheets; ++i) {
        if (!take_sheet(bounds, pool, at<tables::SheetEntry>(data_, sheets)[i])) {
            return bad("a sheet lies outside");
        }
    }
    for (std::uint32_t i = 0; i < header.indices; ++i) {
        if (!take_index(bounds, pool, at<tables::IndexEntry>(data_, indices)[i])) {
            return bad("an index points outside");
        }
    }
    for (std::uint32_t i = 0; i < header.word_tables; ++i) {
        if (!take_words(bounds, pool, at<tables::WordEntry>(data_, words)[i])) {
            return bad("a table of words points outside");
        }
    }
    if (checksum.get() != header.checksum) {
        return bad("wrong checksum");
    }
    return true;
}

bool TableFile::take_sheet(const Bounds& bounds, const char* pool,
                           const tables::SheetEntry& entry) {
    const std::uint64_t cells = std::uint64_t{entry.rows} * entry.columns;
    if (entry.columns > tables::max_columns || !bounds.text(entry.name) ||
        !bounds.array(entry.names, entry.columns, sizeof(std::uint32_t)) ||
        !bounds.array(entry.lines, entry.rows, sizeof(std::uint32_t)) ||
        !bounds.array(entry.cells, cells, sizeof(std::uint32_t)) ||
        !bounds.texts(at<std::uint32_t>(data_, entry.names), entry.columns) ||
        !bounds.texts(at<std::uint32_t>(data_, entry.cells), cells)) {
        return false;
    }
    Sheet sheet;
    sheet.name_ = pool_text(pool, entry.name);
    sheet.rows_ = entry.rows;
    for (std::uint32_t c = 0; c < entry.columns; ++c) {
        sheet.add_column(pool_text(pool, at<std::uint32_t>(data_, entry.names)[c]));
    }
    sheet.lines_ = at<std::uint32_t>(data_, entry.lines);
    sheet.cells_ = at<std::uint32_t>(data_, entry.cells);
    sheet.pool_ = pool;
    sheets_.push_back(std::move(sheet));
    return true;
}

bool TableFile::take_index(const Bounds& bounds, const char* pool,
                           const tables::IndexEntry& entry) {
    const bool power_of_two = entry.slots != 0 && (entry.slots & (entry.slots - 1)) == 0;
    if (!power_of_two || entry.keys >= entry.slots || !bounds.text(entry.name) ||
        !bounds.array(entry.slot_data, entry.slots, sizeof(Index::Slot)) ||
        !bounds.array(entry.posting_data, entry.postings, sizeof(Posting))) {
        return false;
    }
    Index index;
    index.slots_ = at<Index::Slot>(data_, entry.slot_data);
    index.mask_ = entry.slots - 1;
    index.keys_ = entry.keys;
    index.postings_ = at<Posting>(data_, entry.posting_data);
    index.pool_ = pool;
    index.filter_ = HashFilter(entry.keys);
    std::uint32_t used = 0;
    for (std::uint32_t s = 0; s < entry.slots; ++s) {
        const Index::Slot& slot = index.slots_[s];
        if (slot.key != 0) {
            ++used;
            index.filter_.add(slot.tag);
        }
        if (!bounds.text(slot.key) || slot.count > entry.postings ||
            slot.first > entry.postings - slot.count) {
            return false;
        }
    }
    if (used != entry.keys) {  // a full table would make a look-up run for ever
        return false;
    }
    for (std::uint32_t p = 0; p < entry.postings; ++p) {
        if (!is_row(index.postings_[p].sheet, index.postings_[p].row)) {
            return false;
        }
    }
    indices_.emplace(pool_text(pool, entry.name), std::move(index));
    return true;
}

bool TableFile::take_words(const Bounds& bounds, const char* pool, const tables::WordEntry& entry) {
    if (!bounds.text(entry.name) ||
        !bounds.array(entry.state_data, entry.states, sizeof(WordTable::State)) ||
        !bounds.array(entry.arc_data, entry.arcs, sizeof(WordTable::Arc)) ||
        !bounds.array(entry.first_data, std::uint64_t{entry.forms} + 1, sizeof(std::uint32_t)) ||
        !bounds.array(entry.reading_data, entry.readings, sizeof(WordForm)) ||
        !bounds.array(entry.feature_data, entry.features, sizeof(std::uint32_t))) {
        return false;
    }
    WordTable words;
    words.arcs_ = at<WordTable::Arc>(data_, entry.arc_data);
    words.states_ = at<WordTable::State>(data_, entry.state_data);
    words.form_count_ = entry.forms;
    words.firsts_ = at<std::uint32_t>(data_, entry.first_data);
    words.forms_ = at<WordForm>(data_, entry.reading_data);
    words.features_ = at<std::uint32_t>(data_, entry.feature_data);
    words.feature_count_ = entry.features;
    words.pool_ = pool;
    if (entry.states == 0) {
        return false;
    }
    // Hundreds of thousands at each start, and all are sound: no loop ends early.
    bool sound = words.firsts_[0] == 0 && words.firsts_[entry.forms] == entry.readings;
    for (std::uint32_t i = 0; i < entry.states; ++i) {
        const WordTable::State& state = words.states_[i];
        const auto arcs = std::uint64_t(std::popcount(state.letters));
        sound &= state.first + arcs <= entry.arcs;
    }
    for (std::uint32_t i = 0; i < entry.arcs; ++i) {
        sound &= words.arcs_[i].target < entry.states;
    }
    for (std::uint32_t i = 0; i < entry.forms; ++i) {
        sound &= words.firsts_[i] <= words.firsts_[i + 1];
    }
    constexpr std::uint64_t none = ~std::uint64_t{0};
    std::uint64_t marks = none;  // those that were proved last: most words have the same
    for (std::uint32_t i = 0; i < entry.readings; ++i) {
        const WordForm& form = words.forms_[i];
        sound &= is_row(form.sheet, form.row) & (form.features < entry.features);
        if (form.marks != marks) {
            marks = form.marks;
            sound &= bounds.text(form.marks);
        }
    }
    if (!sound) {
        return false;
    }
    words_.emplace_back(pool_text(pool, entry.name), words);
    return true;
}

bool TableFile::is_row(std::uint16_t sheet, std::uint32_t row) const {
    return sheet < sheets_.size() && row < sheets_[sheet].rows_;
}

std::vector<std::string_view> alternatives(std::string_view cell) {
    std::vector<std::string_view> parts;
    if (!cell.empty()) {
        parts.reserve(1 + static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '|')));
    }
    while (!cell.empty()) {
        const std::size_t bar = cell.find('|');
        parts.push_back(cell.substr(0, bar));
        cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 1);
    }
    return parts;
}

}  // namespace khabar
