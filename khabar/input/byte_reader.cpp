#include "khabar/input/byte_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace khabar::input {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10u;

}  // namespace

ByteReader::ByteReader(const std::string& path) : buffer_(buffer_bytes, '\0') {
    if (path == "-") {
        file_ = STDIN_FILENO;
    } else {
        file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        own_ = true;
    }
}

ByteReader::ByteReader(Bytes bytes)
    : ended_(true), buffer_(std::move(bytes.held)), end_(buffer_.size()) {}

ByteReader::~ByteReader() {
    if (own_ && file_ >= 0) {
        ::close(file_);
    }
}

bool ByteReader::fill() {
    if (ended_ || failed_) {
        return false;
    }
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    ssize_t got = 0;
    do {
        got = ::read(file_, buffer_.data() + end_, buffer_.size() - end_);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        failed_ = true;
        return false;
    }
    if (got == 0) {
        ended_ = true;
        return false;
    }
    end_ += static_cast<std::size_t>(got);
    return true;
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
            if (failed_) {
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
    struct stat file {};
    if (file_ >= 0 && ::fstat(file_, &file) == 0 && file.st_size > 0) {
        bytes.reserve(std::min(static_cast<std::size_t>(file.st_size), limit));
    }
    for (;;) {
        if (begin_ == end_ && !fill()) {
            return failed_ ? End::failed : End::line;
        }
        if (bytes.size() + (end_ - begin_) > limit) {
            return End::too_long;
        }
        bytes.append(buffer_.data() + begin_, end_ - begin_);
        begin_ = end_;
    }
}

}  // namespace khabar::input
