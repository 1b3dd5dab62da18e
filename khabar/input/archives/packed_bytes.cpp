#include "khabar/input/archives/packed_bytes.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace khabar::input {

namespace {

constexpr std::size_t begin_bytes = 4;  // of a member, that tell that it may be one

// What is looked at of a member that may be none: enough for the head of a WARC record.
constexpr std::size_t head_bytes = 4096;

// How many bytes more than once may be read behind faults, beside as many as were read in all.
// why: members torn on purpose, each inside the other, would else take time by the square
constexpr std::uint64_t free_rereads = std::uint64_t{64} << 20u;

std::unique_ptr<Unpacker> unpacker_of(Packing packing) {
    return packing == Packing::zstd ? zstd_unpacker() : gzip_unpacker();
}

}  // namespace

PackedBytes::PackedBytes(std::unique_ptr<RawBytes> file, Packing packing, Members members)
    : file_(std::move(file)),
      members_(members),
      unpacker_(unpacker_of(packing)),
      in_(buffer_bytes, '\0') {}

/// Whether `count` packed bytes are at hand.
bool PackedBytes::need(std::size_t count) {
    if (in_end_ - in_at_ >= count) {
        return true;
    }
    std::memmove(in_.data(), in_.data() + in_at_, in_end_ - in_at_);
    in_offset_ += in_at_;
    in_end_ -= in_at_;
    in_at_ = 0;
    while (in_end_ < count) {
        const std::size_t got = file_->read(in_.data() + in_end_, in_.size() - in_end_);
        if (got == 0) {
            return false;
        }
        in_end_ += got;
    }
    return true;
}

void PackedBytes::fail(std::string_view detail) {
    inside_ = false;
    fault_ = file_->fault() != nullptr ? *file_->fault()
                                       : Error{ErrorCode::bad_archive, "", std::string(detail)};
}

bool PackedBytes::next_member() {
    if (fault_ || inside_) {
        return false;
    }
    while (need(1) && in_[in_at_] == '\0') {
        ++in_at_;
    }
    if (!need(1)) {
        if (file_->fault() != nullptr) {
            fail({});
        }
        return false;
    }
    member_ = in_offset_ + in_at_;
    need(begin_bytes);
    if (!unpacker_->may_begin(ahead())) {
        if (members_ != Members::alone || member_ == 0) {
            fail("bytes that are no " + std::string(unpacker_->name()));
        }
        return false;
    }
    if (const std::string_view refused = unpacker_->refused(ahead()); !refused.empty()) {
        fail(refused);
        return false;
    }
    unpacker_->reset();
    inside_ = true;
    return true;
}

std::size_t PackedBytes::read(char* to, std::size_t most) {
    while (most > 0) {
        if (!inside_ && (members_ == Members::apart || !next_member())) {
            return 0;
        }
        // At the file's end too: what was taken in may not be given out yet.
        const bool ended = in_at_ == in_end_ && !need(1);
        std::string_view in = ahead();
        std::size_t out = most;
        const Unpacker::Step step = unpacker_->step(in, to, out);
        in_at_ = in_end_ - in.size();
        inside_ = step != Unpacker::Step::ended;
        const std::string name(unpacker_->name());
        if (step == Unpacker::Step::torn) {
            const std::string why(unpacker_->why());
            fail("a " + name + " is torn" + (why.empty() ? why : ": " + why));
        } else if (inside_ && ended && out == 0) {
            fail("the file ends inside a " + name);
        }
        if (out > 0) {
            return out;
        }
    }
    return 0;
}

/// Makes `to` the next packed byte, or one as near behind it as can be.
void PackedBytes::go_back(std::uint64_t to) {
    const std::uint64_t at = in_offset_ + in_at_;
    if (to >= in_offset_) {
        in_at_ = static_cast<std::size_t>(to - in_offset_);
        return;
    }
    if (read_twice_ + (at - to) <= at + free_rereads && file_->seek(to)) {
        read_twice_ += at - to;
        in_offset_ = to;
        in_at_ = in_end_ = 0;
    } else {
        in_at_ = 0;
    }
}

std::string PackedBytes::head_of_member() {
    need(head_bytes);
    std::string head(head_bytes, '\0');
    std::size_t filled = 0;
    std::string_view in = ahead();
    unpacker_->reset();
    Unpacker::Step step = Unpacker::Step::going;
    std::size_t out = 0;
    while (step == Unpacker::Step::going && filled < head.size() && (!in.empty() || out > 0)) {
        out = head.size() - filled;
        step = unpacker_->step(in, head.data() + filled, out);
        filled += out;
    }
    head.resize(filled);
    return head;
}

bool PackedBytes::find_member(const std::function<bool(std::string_view head)>& fit) {
    const std::string_view magic = unpacker_->magic();
    fault_.reset();
    inside_ = false;
    go_back(member_ + 1);
    while (need(1)) {
        need(begin_bytes);
        const std::size_t found = ahead().find(magic);
        if (found == std::string_view::npos) {
            // the last bytes may begin one
            in_at_ = in_end_ - std::min(magic.size() - 1, ahead().size() - 1);
            if (!need(magic.size())) {
                break;
            }
            continue;
        }
        in_at_ += found;
        need(begin_bytes);
        if (unpacker_->may_begin(ahead()) && fit(head_of_member())) {
            member_ = in_offset_ + in_at_;
            unpacker_->reset();
            inside_ = true;
            return true;
        }
        ++in_at_;
    }
    in_at_ = in_end_;
    return false;
}

}  // namespace khabar::input
