#include "write.h"

#include <bit>
#include <cstring>
#include <fstream>
#include <unordered_map>

#include "khabar/tables/layout.h"
#include "khabar/tables/names.h"

namespace khabar::compile {

namespace {

constexpr std::uint32_t max_count = 0x7FFFFFFF;  // the bits of Index::Slot::count

/// Texts, each once, behind 4-byte lengths; offset 0 is the empty text.
class Pool {
public:
    Pool() { put(""); }
    std::uint32_t put(std::string_view text) {
        const auto found = known_.find(std::string(text));
        if (found != known_.end()) {
            return found->second;
        }
        const auto offset = static_cast<std::uint32_t>(bytes_.size());
        const auto length = static_cast<std::uint32_t>(text.size());
        char raw[sizeof length];
        std::memcpy(raw, &length, sizeof length);
        bytes_.append(raw, sizeof length);
        bytes_.append(text);
        known_.emplace(text, offset);
        return offset;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// The arrays between the entries and the pool, each on an 8-byte border.
class Arrays {
public:
    explicit Arrays(std::uint64_t base) : base_(base) {}
    template <class T>
    std::uint64_t put(const std::vector<T>& values) {
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
        const std::uint64_t offset = base_ + bytes_.size();
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        return offset;
    }
    std::string take() {
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
        return std::move(bytes_);
    }

private:
    std::uint64_t base_;
    std::string bytes_;
};

tables::SheetEntry put_sheet(const RawSheet& sheet, Pool& pool, Arrays& arrays) {
    std::vector<std::uint32_t> names;
    for (const std::string& column : sheet.columns) {
        names.push_back(pool.put(column));
    }
    std::vector<std::uint32_t> cells;
    for (const auto& row : sheet.rows) {
        for (const std::string& cell : row) {
            cells.push_back(pool.put(cell));
        }
    }
    tables::SheetEntry entry{};
    entry.name = pool.put(sheet.name);
    entry.rows = static_cast<std::uint32_t>(sheet.rows.size());
    entry.columns = static_cast<std::uint32_t>(sheet.columns.size());
    entry.names = arrays.put(names);
    entry.lines = arrays.put(sheet.lines);
    entry.cells = arrays.put(cells);
    return entry;
}

/// Whether a key of more words begins with a key.
bool has_longer(const RawIndex& index, const std::string& key) {
    const std::string beginning = key + ' ';
    const auto next = index.lower_bound(beginning);
    return next != index.end() && next->first.starts_with(beginning);
}

tables::IndexEntry put_index(const std::string& name, const RawIndex& index, Pool& pool,
                             Arrays& arrays) {
    const auto slots = static_cast<std::uint32_t>(std::bit_ceil(index.size() * 2 + 1));
    std::vector<Index::Slot> table(slots);
    std::vector<Posting> postings;
    for (const auto& [key, rows] : index) {
        const std::uint64_t hash = hash64(key);
        auto at = static_cast<std::uint32_t>(hash) & (slots - 1);
        while (table[at].key != 0) {
            at = (at + 1) & (slots - 1);
        }
        Index::Slot& slot = table[at];
        slot.key = pool.put(key);
        slot.tag = static_cast<std::uint32_t>(hash >> 32u);
        slot.first = static_cast<std::uint32_t>(postings.size());
        slot.count = static_cast<std::uint32_t>(rows.size()) & max_count;
        slot.begins = has_longer(index, key) ? 1 : 0;
        postings.insert(postings.end(), rows.begin(), rows.end());
    }
    tables::IndexEntry entry{};
    entry.name = pool.put(name);
    entry.keys = static_cast<std::uint32_t>(index.size());
    entry.slots = slots;
    entry.postings = static_cast<std::uint32_t>(postings.size());
    entry.slot_data = arrays.put(table);
    entry.posting_data = arrays.put(postings);
    return entry;
}

tables::WordEntry put_words(const std::string& name, const RawWords& words, Pool& pool,
                            Arrays& arrays) {
    std::vector<std::uint32_t> firsts;
    std::vector<WordForm> readings;
    std::vector<std::uint32_t> features;
    std::unordered_map<std::uint32_t, std::uint32_t> known;
    for (const auto& [key, forms] : words) {
        firsts.push_back(static_cast<std::uint32_t>(readings.size()));
        for (const RawForm& raw : forms) {
            const auto [place, fresh] =
                known.emplace(raw.form.features, static_cast<std::uint32_t>(features.size()));
            if (fresh) {
                features.push_back(raw.form.features);
            }
            readings.push_back(raw.form);
            readings.back().features = place->second;
            readings.back().marks = pool.put(raw.marks);
        }
    }
    firsts.push_back(static_cast<std::uint32_t>(readings.size()));
    const bool english = is_of_language(name, LanguageId::english);
    const RawAutomaton automaton =
        build_automaton(words, letter_code(english ? LanguageId::english : LanguageId::arabic));
    tables::WordEntry entry{};
    entry.name = pool.put(name);
    entry.states = static_cast<std::uint32_t>(automaton.states.size());
    entry.arcs = static_cast<std::uint32_t>(automaton.arcs.size());
    entry.forms = static_cast<std::uint32_t>(words.size());
    entry.readings = static_cast<std::uint32_t>(readings.size());
    entry.state_data = arrays.put(automaton.states);
    entry.arc_data = arrays.put(automaton.arcs);
    entry.first_data = arrays.put(firsts);
    entry.reading_data = arrays.put(readings);
    entry.features = static_cast<std::uint32_t>(features.size());
    entry.feature_data = arrays.put(features);
    return entry;
}

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Hash128 hash_rows(const std::vector<RawSheet>& sheets) {
    std::string all;
    for (const RawSheet& sheet : sheets) {
        all += sheet.name + '\n';
        for (const auto& row : sheet.rows) {
            for (const std::string& cell : row) {
                all += cell + '\t';
            }
            all += '\n';
        }
    }
    return hash128(all);
}

bool write_tables(const std::vector<RawSheet>& sheets, const Lookups& lookups, Hash128 hash,
                  const std::filesystem::path& file) {
    Pool pool;
    Arrays arrays(sizeof(tables::Header) + sheets.size() * sizeof(tables::SheetEntry) +
                  lookups.indices.size() * sizeof(tables::IndexEntry) +
                  lookups.words.size() * sizeof(tables::WordEntry));
    std::string body;
    for (const RawSheet& sheet : sheets) {
        append(body, put_sheet(sheet, pool, arrays));
    }
    for (const auto& [name, index] : lookups.indices) {
        append(body, put_index(name, index, pool, arrays));
    }
    for (const auto& [name, words] : lookups.words) {
        append(body, put_words(name, words, pool, arrays));
    }
    body += arrays.take();
    tables::Header header{};
    header.magic = tables::magic;
    header.version = tables::format_version;
    header.sheets = static_cast<std::uint32_t>(sheets.size());
    header.indices = static_cast<std::uint32_t>(lookups.indices.size());
    header.word_tables = static_cast<std::uint32_t>(lookups.words.size());
    header.pool = sizeof header + body.size();
    body += pool.bytes();
    header.size = sizeof header + body.size();
    header.checksum = hash64(body);
    header.hash_high = hash.high;
    header.hash_low = hash.low;

    std::filesystem::path draft = file;
    draft += ".new";
    {
        std::ofstream out(draft, std::ios::binary | std::ios::trunc);
        std::string head;
        append(head, header);
        out << head << body;
        if (!out.flush()) {
            return false;
        }
    }
    std::error_code error;
    std::filesystem::rename(draft, file, error);
    return !error;
}

}  // namespace khabar::compile
