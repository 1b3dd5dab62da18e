#include "khabar/input/shards/cuts.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "khabar/input/archives/packed_bytes.h"
#include "khabar/input/archives/packing.h"
#include "khabar/input/archives/warc_record.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/kind.h"
#include "khabar/input/raw_bytes.h"

namespace khabar {

namespace {

using namespace input;  // NOLINT(google-build-using-namespace): this file is of that room

constexpr std::size_t piece_bytes = std::size_t{64} << 10u;

// why: what begins there is known within two pieces, but for padding and for deflate blocks of
// nothing, which may go on for ever
constexpr std::size_t max_held = std::size_t{1} << 20u;

/// Holds a file's bytes back until it is known whether a part begins among them.
class Cutter {
public:
    Cutter(std::uint64_t size, const std::function<void(std::string_view, bool)>& read)
        : size_(std::max<std::uint64_t>(size, 1)), read_(read) {}

    /// The next bytes of the file.
    void arrive(std::string_view bytes) {
        if (held_.size() - held_at_ > max_held) {
            pass(arrived());
        }
        held_.erase(0, held_at_);
        held_at_ = 0;
        held_.append(bytes);
    }
    /// How many bytes have come.
    [[nodiscard]] std::uint64_t arrived() const { return given_ + (held_.size() - held_at_); }
    /// The first offset that the next cut may be at.
    [[nodiscard]] std::uint64_t next() const { return cuts_.back() + size_; }
    /// A part begins there, if it is far enough behind the one before. Offsets rise.
    void may_cut(std::uint64_t at) {
        pass(at);
        if (at == given_ && at >= next()) {
            cuts_.push_back(at);
            begins_ = true;
        }
    }
    /// No part begins before `at` that was not told yet.
    void pass(std::uint64_t at) {
        if (at > given_) {
            const auto count = static_cast<std::size_t>(at - given_);
            read_(std::string_view(held_).substr(held_at_, count), begins_);
            held_at_ += count;
            given_ = at;
            begins_ = false;
        }
    }
    /// The rest of the file is one part.
    std::vector<std::uint64_t> finish() {
        pass(arrived());
        if (cuts_.size() == 1 || cuts_.back() != given_) {
            cuts_.push_back(given_);
        }
        return std::move(cuts_);
    }

private:
    std::uint64_t size_;
    const std::function<void(std::string_view, bool)>& read_;
    std::vector<std::uint64_t> cuts_{0};
    bool begins_ = true;
    std::string held_;
    std::size_t held_at_ = 0;
    std::uint64_t given_ = 0;
};

void cut_lines(RawBytes& file, Cutter& cutter) {
    std::string piece(piece_bytes, '\0');
    std::uint64_t begin = 0;
    while (const std::size_t got = file.read(piece.data(), piece.size())) {
        const std::string_view bytes(piece.data(), got);
        const std::uint64_t end = begin + got;
        while (cutter.next() <= end) {
            const std::uint64_t earliest = cutter.next() > begin ? cutter.next() - 1 - begin : 0;
            const std::size_t newline = bytes.find('\n', static_cast<std::size_t>(earliest));
            if (newline == std::string_view::npos) {
                break;
            }
            cutter.may_cut(begin + newline + 1);
        }
        cutter.pass(end);
        begin = end;
    }
}

// A record's begin is believed where the one before ends well: behind a fault the reader searches,
// and parts must not find what it would not.
void cut_records(std::unique_ptr<RawBytes> file, Cutter& cutter) {
    ByteReader reader(std::move(file));
    std::string text;
    for (;;) {
        skip_line_breaks(reader);
        const std::uint64_t begin = reader.position();
        text.clear();
        if (!read_warc_text(reader, text)) {
            return;
        }
        const Expected<WarcHead> head = read_warc_head(text);
        if (!head) {
            return;
        }
        cutter.may_cut(begin);
        for (std::uint64_t left = head->length; left > 0;) {
            const std::uint64_t gone = reader.skip(std::min<std::uint64_t>(left, piece_bytes));
            if (gone == 0) {
                return;
            }
            left -= gone;
            cutter.pass(reader.position());
        }
    }
}

void cut_members(std::unique_ptr<RawBytes> file, InputKind kind, Cutter& cutter) {
    PackedBytes members(std::move(file), Packing::gzip, PackedBytes::Members::apart);
    std::string piece(piece_bytes, '\0');
    bool behind_line = true;
    while (members.next_member()) {
        std::size_t filled = 0;
        while (filled < ByteReader::peek_bytes) {
            const std::size_t got = members.read(piece.data() + filled, piece.size() - filled);
            if (got == 0) {
                break;
            }
            filled += got;
        }
        const std::string_view head(piece.data(), filled);
        if (kind == InputKind::warc ? looks_like_warc(head) : behind_line) {
            cutter.may_cut(members.member());
        }
        while (filled > 0) {
            behind_line = piece[filled - 1] == '\n';
            filled = members.read(piece.data(), piece.size());
            cutter.pass(members.file_position());
        }
    }
}

void find_in(std::unique_ptr<RawBytes> file, const std::string& path, InputKind asked,
             Cutter& cutter) {
    const std::string head(file->peek());
    const std::string unpacked = unpack_head(head);
    const std::optional<InputKind> kind = kind_of_file(path, asked, head, unpacked);
    const bool lines = kind == InputKind::ndjson && !is_whole_json(unpacked);
    if (!lines && kind != InputKind::warc) {
        return;
    }
    switch (packing_of(head)) {
        case Packing::none:
            return lines ? cut_lines(*file, cutter) : cut_records(std::move(file), cutter);
        case Packing::gzip:
            return cut_members(std::move(file), *kind, cutter);
        case Packing::zstd:
            return;
    }
}

}  // namespace

Expected<std::vector<std::uint64_t>> find_cuts(
    const std::string& path, InputKind kind, std::uint64_t size,
    const std::function<void(std::string_view bytes, bool begins)>& read) {
    auto file = std::make_unique<RawBytes>(path);
    if (!file->is_open()) {
        return *file->fault_of_opening(path);
    }
    Cutter cutter(size, read);
    file->watch([&cutter](std::string_view bytes) { cutter.arrive(bytes); });
    const std::uint64_t bytes = file->size_hint();
    if (bytes == 0 || bytes > size) {  // a shorter file is one part: nothing needs to be unpacked
        find_in(std::move(file), path, kind, cutter);
    }

    // What no cut was looked for in, or could be found in any more.
    RawBytes rest(path, cutter.arrived());
    std::string piece(piece_bytes, '\0');
    while (const std::size_t got = rest.read(piece.data(), piece.size())) {
        cutter.arrive({piece.data(), got});
        cutter.pass(cutter.arrived());
    }
    if (const Error* fault = rest.fault()) {
        return Error{fault->code, path, fault->detail};
    }
    return cutter.finish();
}

}  // namespace khabar
