#include "khabar/gazetteer/sorter.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <system_error>
#include <utility>

namespace khabar::gazetteer {

namespace {

constexpr std::size_t max_merged = 64;  // why: more make the reads too short for the disk
constexpr std::size_t length_bytes = sizeof(std::uint32_t);
constexpr std::size_t write_bytes = 1u << 20u;

std::uint64_t head_of(std::string_view record) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i) {
        head = (head << 8u) | (i < record.size() ? static_cast<unsigned char>(record[i]) : 0u);
    }
    return head;
}

/// Collects records and appends them to a file as a run.
class RunWriter {
public:
    explicit RunWriter(ScratchFile& file) : file_(file) {}
    int put(std::string_view record) {
        const auto length = static_cast<std::uint32_t>(record.size());
        char raw[length_bytes];
        std::memcpy(raw, &length, sizeof raw);
        buffer_.append(raw, sizeof raw);
        buffer_.append(record);
        return buffer_.size() < write_bytes ? 0 : flush();
    }
    int flush() {
        const int error = file_.append(buffer_);
        buffer_.clear();
        return error;
    }

private:
    ScratchFile& file_;
    std::string buffer_;
};

/// Reads one run, some bytes at a time.
class RunReader {
public:
    RunReader(const ScratchFile& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer)
        : file_(&file), at_(begin), end_(end), wanted_(buffer) {}

    /// 0, or errno; at the end done() is true.
    int advance() {
        if (const int error = need(length_bytes); error != 0 || done_) {
            return error;
        }
        std::uint32_t length = 0;
        std::memcpy(&length, buffer_.data() + used_, sizeof length);
        if (const int error = need(length_bytes + length); error != 0) {
            return error;
        }
        record_ = std::string_view(buffer_).substr(used_ + length_bytes, length);
        used_ += length_bytes + length;
        return 0;
    }
    [[nodiscard]] bool done() const { return done_; }
    [[nodiscard]] std::string_view record() const { return record_; }

private:
    /// Sees to it that `size` bytes lie behind used_, or that the end is known.
    int need(std::size_t size) {
        if (buffer_.size() - used_ >= size) {
            return 0;
        }
        buffer_.erase(0, used_);
        used_ = 0;
        const std::size_t had = buffer_.size();
        const std::uint64_t more =
            std::min<std::uint64_t>(end_ - at_, std::max(wanted_, size - had));
        if (had + more < size) {
            done_ = true;
            return 0;
        }
        buffer_.resize(had + more);
        const int error = file_->read(at_, buffer_.data() + had, more);
        at_ += more;
        return error;
    }

    const ScratchFile* file_;
    std::uint64_t at_;
    std::uint64_t end_;
    std::size_t wanted_;
    std::string buffer_;
    std::size_t used_ = 0;
    std::string_view record_;
    bool done_ = false;
};

}  // namespace

/// Some runs read as one, in order.
class Sorter::Merge {
public:
    Merge(const ScratchFile& file, const Run* begin, const Run* end, std::size_t memory) {
        const auto count = static_cast<std::size_t>(end - begin);
        for (const Run* run = begin; run != end; ++run) {
            readers_.emplace_back(file, run->begin, run->end, memory / count);
        }
    }

    int start() {
        for (std::size_t i = 0; i < readers_.size(); ++i) {
            if (const int error = push(i); error != 0) {
                return error;
            }
        }
        return 0;
    }

    /// 0, or errno. The record is good until the next call; nothing at the end.
    int next(std::optional<std::string_view>& record) {
        if (last_) {
            const std::size_t reader = *last_;
            last_.reset();
            if (const int error = push(reader); error != 0) {
                return error;
            }
        }
        record.reset();
        if (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), later_);
            last_ = heap_.back();
            heap_.pop_back();
            record = readers_[*last_].record();
        }
        return 0;
    }

private:
    int push(std::size_t reader) {
        const int error = readers_[reader].advance();
        if (error == 0 && !readers_[reader].done()) {
            heap_.push_back(reader);
            std::push_heap(heap_.begin(), heap_.end(), later_);
        }
        return error;
    }

    struct Later {
        const std::vector<RunReader>* readers;
        bool operator()(std::size_t a, std::size_t b) const {
            const int order = (*readers)[a].record().compare((*readers)[b].record());
            return order != 0 ? order > 0 : a > b;
        }
    };

    std::vector<RunReader> readers_;
    Later later_{&readers_};
    std::vector<std::size_t> heap_;
    std::optional<std::size_t> last_;
};

Sorter::Sorter(std::optional<std::filesystem::path> folder, std::size_t memory)
    : folder_(std::move(folder)), memory_(std::max(memory, min_memory)) {}

Sorter::~Sorter() = default;

Error Sorter::failed(int error) const {
    return {ErrorCode::io, folder_ ? folder_->string() : std::string(),
            "sorting: " + std::generic_category().message(error)};
}

Expected<bool> Sorter::add(std::string_view record) {
    assert(!merge_ && record.size() <= max_record);
    if (folder_ && entries_.capacity() == 0) {  // all at once: growing would need twice as much
        arena_.reserve(memory_ / 4 * 3);
        entries_.reserve(memory_ / 4 / sizeof(Entry));
    }
    const bool full =
        entries_.size() == entries_.capacity() || arena_.size() + record.size() > arena_.capacity();
    if (folder_ && full && !entries_.empty()) {
        if (auto spilled = spill(); !spilled) {
            return spilled;
        }
    }
    entries_.push_back({head_of(record), (arena_.size() << size_bits) | record.size()});
    arena_.append(record);
    ++count_;
    return true;
}

void Sorter::sort_entries() {
    std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
        return a.head != b.head ? a.head < b.head : record(a) < record(b);
    });
}

Expected<bool> Sorter::spill() {
    if (!file_) {
        auto file = ScratchFile::make(*folder_);
        if (!file) {
            return file.error();
        }
        file_.emplace(*std::move(file));
    }
    sort_entries();
    const std::uint64_t begin = file_->size();
    RunWriter run(*file_);
    int error = 0;
    for (const Entry& entry : entries_) {
        if (error = run.put(record(entry)); error != 0) {
            return failed(error);
        }
    }
    if (error = run.flush(); error != 0) {
        return failed(error);
    }
    runs_.push_back({begin, file_->size()});
    entries_.clear();
    arena_.clear();
    return true;
}

Expected<bool> Sorter::sort(const Watch& watch) {
    if (runs_.empty()) {
        sort_entries();
        return true;
    }
    if (!entries_.empty()) {
        if (auto spilled = spill(); !spilled) {
            return spilled;
        }
    }
    entries_ = {};
    arena_ = {};
    while (runs_.size() > max_merged) {
        if (auto merged = merge_to_fewer(watch); !merged) {
            return merged;
        }
    }
    merge_ = std::make_unique<Merge>(*file_, runs_.data(), runs_.data() + runs_.size(), memory_);
    const int error = merge_->start();
    return error == 0 ? Expected<bool>(true) : failed(error);
}

/// Too many to be merged at once: each 64 become a longer one.
Expected<bool> Sorter::merge_to_fewer(const Watch& watch) {
    auto file = ScratchFile::make(*folder_);
    if (!file) {
        return file.error();
    }
    std::vector<Run> longer;
    std::uint64_t done = 0;
    for (std::size_t from = 0; from < runs_.size(); from += max_merged) {
        const std::size_t to = std::min(runs_.size(), from + max_merged);
        Merge merge(*file_, runs_.data() + from, runs_.data() + to, memory_);
        RunWriter run(*file);
        const std::uint64_t begin = file->size();
        std::optional<std::string_view> record;
        int error = merge.start();
        while (error == 0 && (error = merge.next(record)) == 0 && record) {
            if (done++ % watch_every == 0 && watch && !watch({"sorting", done, count_})) {
                return stopped_error();
            }
            error = run.put(*record);
        }
        error = error == 0 ? run.flush() : error;
        if (error != 0) {
            return failed(error);
        }
        longer.push_back({begin, file->size()});
    }
    *file_ = *std::move(file);
    runs_ = std::move(longer);
    return true;
}

Expected<bool> Sorter::next(std::string_view& record) {
    if (!merge_) {
        if (at_ == entries_.size()) {
            return false;
        }
        record = this->record(entries_[at_++]);
        return true;
    }
    std::optional<std::string_view> some;
    if (const int error = merge_->next(some); error != 0) {
        return failed(error);
    }
    record = some.value_or(std::string_view());
    return some.has_value();
}

}  // namespace khabar::gazetteer
