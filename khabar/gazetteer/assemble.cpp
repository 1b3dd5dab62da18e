#include "khabar/gazetteer/assemble.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/hash.h"
#include "khabar/gazetteer/box_tree.h"
#include "khabar/gazetteer/hilbert.h"
#include "khabar/gazetteer/key_index.h"
#include "khabar/gazetteer/layout.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/row_bytes.h"

namespace khabar::gazetteer {

namespace {

constexpr std::uint64_t max_part = no_region - 1;  // why: offsets of 4 bytes
constexpr std::size_t max_regions = 1u << 16u;     // why: more than the world has; then each again

std::uint64_t bordered(std::uint64_t offset) {
    return (offset + 7) / 8 * 8;
}

std::int32_t micro_degrees(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * micro));
}

/// Big-endian, so that the order of the bytes is that of the numbers.
template <class T>
void put_ordered(std::string& out, T value) {
    for (std::size_t i = sizeof value; i-- > 0;) {
        out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFu));
    }
}

template <class T>
T take_ordered(std::string_view& bytes) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
        value = static_cast<T>((std::uint64_t{value} << 8u) | static_cast<unsigned char>(bytes[i]));
    }
    bytes.remove_prefix(sizeof value);
    return value;
}

void put_short_text(std::string& out, std::string_view text) {
    const auto size = static_cast<std::uint16_t>(text.size());
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(text);
}

/// The different texts of a column, numbered as they come.
class Numbered {
public:
    std::size_t number(const std::string& text) {
        const auto [at, fresh] = numbers_.emplace(text, texts_.size());
        if (fresh) {
            texts_.push_back(text);
        }
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> texts_;
};

class Assembler {
public:
    Assembler(Sorter& rows, Sorter& names, const std::vector<SourceNote>& notes, Sink& sink,
              const Watch& watch)
        : rows_(rows), names_(names), notes_(notes), sink_(sink), watch_(watch) {}

    Expected<Written> run() {
        if (rows_.count() > max_part) {
            return too_large("places");
        }
        if (auto done = rows_.sort(watch_); !done) {
            return done.error();
        }
        if (auto done = put_places(); !done) {
            return done.error();
        }
        if (names_.count() > max_part) {
            return too_large("names");
        }
        if (auto done = names_.sort(watch_); !done) {
            return done.error();
        }
        if (auto done = put_names(); !done) {
            return done.error();
        }
        return put_head();
    }

private:
    static Error too_large(std::string_view what) {
        return {ErrorCode::too_large, "", fmt::format("more {} than one file can hold", what)};
    }

    [[nodiscard]] bool goes_on(std::string_view work, std::uint64_t done,
                               std::uint64_t total) const {
        return !watch_ || done % watch_every != 0 || watch_({work, done, total});
    }

    /// The records, boxes and texts; the names go on to be sorted.
    Expected<bool> put_places() {
        const auto places = static_cast<std::uint32_t>(rows_.count());
        const BoxLevels shape(places);
        header_.places = places;
        header_.records = {sizeof(Header), std::uint64_t{places} * sizeof(PlaceRecord)};
        header_.boxes = {header_.records.offset + header_.records.size,
                         std::uint64_t{shape.boxes} * sizeof(Box)};
        header_.pool.offset = header_.boxes.offset + header_.boxes.size;
        Stream records(sink_, header_.records.offset);
        Stream pool(sink_, header_.pool.offset);
        BoxMaker boxes;
        std::string_view bytes;
        for (std::uint32_t number = 0;; ++number) {
            auto some = rows_.next(bytes);
            if (!some) {
                return some.error();
            }
            if (!*some) {
                break;
            }
            if (!goes_on("placing", number, places)) {
                return stopped_error();
            }
            const PlaceRow row = row_of(bytes.substr(sizeof(std::uint64_t)));
            const std::optional<PlaceRecord> record = record_of(row, pool);
            if (!record) {
                return too_large("texts, kinds or countries");
            }
            records.put_value(*record);
            boxes.add(record->lat, record->lon);
            if (auto added = add_names(row, number, record->population); !added) {
                return added;
            }
        }
        records.flush();
        pool.flush();
        header_.pool.size = pool.size();
        Stream out(sink_, header_.boxes.offset);
        for (const Box& box : boxes.finish()) {
            out.put_value(box);
        }
        out.flush();
        return true;
    }

    /// Nothing where a number does not fit.
    std::optional<PlaceRecord> record_of(const PlaceRow& row, Stream& pool) {
        PlaceRecord record{};
        record.lat = micro_degrees(row.lat);
        record.lon = micro_degrees(row.lon);
        record.population = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(row.population, std::numeric_limits<std::uint32_t>::max()));
        const std::size_t kind = kinds_.number(row.kind);
        const std::size_t country = countries_.number(row.country);
        record.region = region(row.region, pool);
        record.texts = static_cast<std::uint32_t>(pool.size());
        record.kind = static_cast<std::uint8_t>(kind);
        record.country = static_cast<std::uint16_t>(country);
        std::string texts(1, static_cast<char>(row.id.size()));
        texts += row.id;
        put_short_text(texts, row.names.empty() ? std::string_view() : row.names.front());
        put_short_text(texts, row.names_ar.empty() ? std::string_view() : row.names_ar.front());
        pool.put(texts);
        if (kind >= max_kinds || country >= max_countries || pool.size() > max_part) {
            return std::nullopt;
        }
        return record;
    }

    std::uint32_t region(const std::string& name, Stream& pool) {
        if (name.empty()) {
            return no_region;
        }
        const auto offset = static_cast<std::uint32_t>(pool.size());
        if (const auto found = regions_.find(name); found != regions_.end()) {
            return found->second;
        }
        if (regions_.size() < max_regions) {
            regions_.emplace(name, offset);
        }
        std::string text;
        put_short_text(text, name);
        pool.put(text);
        return offset;
    }

    Expected<bool> add_names(const PlaceRow& row, std::uint32_t number, std::uint32_t population) {
        std::vector<std::string> keys;
        for (const auto* names : {&row.names, &row.names_ar}) {
            for (const std::string& name : *names) {
                keys.push_back(name_key(name));
            }
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (std::string& key : keys) {
            if (key.empty()) {
                continue;
            }
            key.push_back('\0');  // lower than any letter: a beginning comes before what is longer
            put_ordered(key, ~population);
            put_ordered(key, number);
            if (auto added = names_.add(key); !added) {
                return added;
            }
        }
        return true;
    }

    Expected<bool> put_names() {
        header_.names = names_.count();
        header_.postings = {bordered(header_.pool.offset + header_.pool.size),
                            header_.names * sizeof(std::uint32_t)};
        header_.keys.offset = bordered(header_.postings.offset + header_.postings.size);
        Stream postings(sink_, header_.postings.offset);
        Stream out(sink_, header_.keys.offset);
        KeyMaker keys;
        std::string key;
        std::uint32_t count = 0;
        std::string bytes;
        const auto close_key = [&] {
            if (count > 0) {
                bytes.clear();
                keys.add(key, count, bytes);
                out.put(bytes);
            }
        };
        std::string_view record;
        for (std::uint64_t done = 0;; ++done) {
            auto some = names_.next(record);
            if (!some) {
                return some;
            }
            if (!*some) {
                break;
            }
            if (!goes_on("writing names", done, header_.names)) {
                return stopped_error();
            }
            const std::string_view name = record.substr(0, record.find('\0'));
            if (count == 0 || name != key) {
                close_key();
                key = name;
                count = 0;
            }
            record.remove_prefix(name.size() + 1 + sizeof(std::uint32_t));
            postings.put_value(take_ordered<std::uint32_t>(record));
            ++count;
        }
        close_key();
        postings.flush();
        out.flush();
        if (keys.size() > max_part) {
            return too_large("bytes of names");
        }
        header_.keys.size = keys.size();
        header_.blocks = {bordered(header_.keys.offset + header_.keys.size),
                          keys.blocks().size() * sizeof(KeyBlock)};
        Stream blocks(sink_, header_.blocks.offset);
        for (const KeyBlock& block : keys.blocks()) {
            blocks.put_value(block);
        }
        blocks.flush();
        header_.groups = {header_.blocks.offset + header_.blocks.size,
                          KeyIndex::groups_of(keys.blocks().size()) * sizeof(KeyHead)};
        Stream groups(sink_, header_.groups.offset);
        for (std::size_t block = 0; block < keys.blocks().size(); block += group_blocks) {
            groups.put_value(keys.blocks()[block].head);
        }
        groups.flush();
        return true;
    }

    Expected<Written> put_head() {
        if (notes_.size() > max_sources) {
            return too_large("sources");
        }
        std::string lists;
        for (const SourceNote& note : notes_) {
            for (const std::uint64_t figure : {note.rows, note.malformed}) {
                lists.append(reinterpret_cast<const char*>(&figure), sizeof figure);
            }
            for (const std::string* text : {&note.name, &note.version, &note.attribution}) {
                put_short_text(lists, std::string_view(*text).substr(0, 0xFFFF));
            }
        }
        for (const Numbered* column : {&kinds_, &countries_}) {
            for (const std::string& text : column->texts()) {
                put_short_text(lists, text);
            }
        }
        header_.lists = {header_.groups.offset + header_.groups.size, lists.size()};
        header_.magic = magic;
        header_.version = format_version;
        header_.sources = static_cast<std::uint32_t>(notes_.size());
        header_.kinds = static_cast<std::uint32_t>(kinds_.texts().size());
        header_.countries = static_cast<std::uint32_t>(countries_.texts().size());
        header_.size = header_.lists.offset + header_.lists.size;
        sink_.write(header_.lists.offset, lists);
        header_.checksum = sink_.hash(sizeof(Header), header_.size);
        std::string head(reinterpret_cast<const char*>(&header_), sizeof header_);
        header_.head = hash64(head + lists);
        sink_.write(0, {reinterpret_cast<const char*>(&header_), sizeof header_});
        if (sink_.error() != 0) {
            return Error{ErrorCode::io, "", std::generic_category().message(sink_.error())};
        }
        return Written{header_.places, header_.names, header_.size};
    }

    Sorter& rows_;
    Sorter& names_;
    const std::vector<SourceNote>& notes_;
    Sink& sink_;
    const Watch& watch_;
    Header header_{};
    Numbered kinds_;
    Numbered countries_;
    std::unordered_map<std::string, std::uint32_t> regions_;
};

}  // namespace

void append_sorted_row(std::string& out, const PlaceRow& row) {
    put_ordered(out, hilbert_of(micro_degrees(row.lat), micro_degrees(row.lon)));
    append_row(out, row);
}

Expected<Written> assemble(Sorter& rows, Sorter& names, const std::vector<SourceNote>& notes,
                           Sink& sink, const Watch& watch) {
    return Assembler(rows, names, notes, sink, watch).run();
}

}  // namespace khabar::gazetteer
