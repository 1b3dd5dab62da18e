#include "khabar/input/byte_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace khabar::input {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10u;

}  // namespace

ByteReader::ByteReader(std::unique_ptr<ByteStream> stream)
    : stream_(std::move(stream)), buffer_(buffer_bytes, '\0') {}

bool ByteReader::fill() {
    if (ended_) {
        return false;
    }
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const std::size_t got = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
    ended_ = got == 0;
    end_ += got;
    filled_ += got;
    read_ += got;
    return !ended_;
}

std::string_view ByteReader::peek() {
    while (end_ - begin_ < peek_bytes && fill()) {
    }
    return {buffer_.data() + begin_, std::min(end_ - begin_, peek_bytes)};
}

ByteReader::End ByteReader::read_line(std::string& line, std::size_t limit) {
    line.clear();
    bool too_long = false;
    bool any = false;
    for (;;) {
        if (begin_ == end_ && !fill()) {
            if (fault() != nullptr) {
                return End::failed;
            }
            return !any ? End::done : too_long ? End::too_long : End::line;
        }
        any = true;
        const std::string_view held(buffer_.data() + begin_, end_ - begin_);
        const std::size_t newline = held.find('\n');
        const std::string_view part = held.substr(0, newline);
        if (line.size() + part.size() > limit) {
            too_long = true;
        }
        if (!too_long) {
            line.append(part);
        }
        if (newline != std::string_view::npos) {
            begin_ += newline + 1;
            return too_long ? End::too_long : End::line;
        }
        begin_ = end_;
    }
}

ByteReader::End ByteReader::read_all(std::string& bytes, std::size_t limit) {
    bytes.clear();
    bytes.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(stream_->size_hint(), limit)));
    for (;;) {
        if (begin_ == end_ && !fill()) {
            return fault() != nullptr ? End::failed : End::line;
        }
        if (bytes.size() + (end_ - begin_) > limit) {
            return End::too_long;
        }
        bytes.append(buffer_.data() + begin_, end_ - begin_);
        begin_ = end_;
    }
}

std::size_t ByteReader::take(std::string& bytes, std::size_t count) {
    std::size_t taken = 0;
    while (taken < count && (begin_ < end_ || fill())) {
        const std::size_t part = std::min(count - taken, end_ - begin_);
        bytes.append(buffer_.data() + begin_, part);
        begin_ += part;
        taken += part;
    }
    return taken;
}

std::uint64_t ByteReader::skip(std::uint64_t count) {
    if (count > buffer_.size() && seek(position() + count)) {
        return count;
    }
    std::uint64_t skipped = 0;
    while (skipped < count && (begin_ < end_ || fill())) {
        const auto part =
            static_cast<std::size_t>(std::min<std::uint64_t>(count - skipped, end_ - begin_));
        begin_ += part;
        skipped += part;
    }
    return skipped;
}

bool ByteReader::seek(std::uint64_t at) {
    if (!stream_->seek(at)) {
        return false;
    }
    ended_ = false;
    begin_ = end_ = 0;
    filled_ = at;
    return true;
}

void ByteReader::restart() {
    ended_ = false;
    begin_ = end_ = 0;
    filled_ = 0;
}

}  // namespace khabar::input
