#include "khabar/input/raw_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace khabar::input {

namespace {

constexpr int stop_asked_every = 100;  // ms; why: a signal that comes just before poll() is seen

/// The size of a file that lies on a disk; nothing for a pipe or a terminal.
std::optional<std::uint64_t> size_of(int file) {
    struct stat facts {};
    if (file < 0 || ::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(facts.st_size);
}

bool go_to(int file, std::uint64_t at) {
    return ::lseek(file, static_cast<off_t>(at), SEEK_SET) >= 0;
}

}  // namespace

RawBytes::RawBytes(const std::string& path, std::uint64_t begin, std::uint64_t end)
    : begin_(begin), end_(end), next_(begin) {
    if (path == "-") {
        file_ = STDIN_FILENO;
        return;
    }
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    own_ = file_ >= 0;
    if (!own_ || (begin > 0 && !go_to(file_, begin))) {
        open_errno_ = errno;
    }
}

std::optional<Error> RawBytes::fault_of_opening(const std::string& path) const {
    if (is_open()) {
        return std::nullopt;
    }
    return Error{ErrorCode::io, path,
                 open_errno_ == ENOENT ? "no such file"
                                       : "the file cannot be opened: " +
                                             std::generic_category().message(open_errno_)};
}

RawBytes::RawBytes(Bytes bytes) : held_(std::move(bytes.held)) {}

RawBytes::~RawBytes() {
    if (own_) {
        ::close(file_);
    }
}

std::size_t RawBytes::read_file(char* to, std::size_t most) {
    most = static_cast<std::size_t>(std::min<std::uint64_t>(most, end_ - std::min(next_, end_)));
    if (file_ < 0 || fault_ || ended_ || most == 0) {
        return 0;
    }
    if (stopped_ && !wait()) {
        fault_ = Error{ErrorCode::io, "", "it was stopped"};
        return 0;
    }
    ssize_t got = 0;
    do {
        got = ::read(file_, to, most);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        fault_ = Error{ErrorCode::io, "",
                       "the file cannot be read: " + std::generic_category().message(errno)};
        return 0;
    }
    const auto count = static_cast<std::size_t>(got);
    ended_ = count == 0;
    next_ += count;
    if (watch_ && count > 0) {
        watch_({to, count});
    }
    return count;
}

/// For bytes, or the end; false: it was stopped meanwhile. Of a file both are there at once.
bool RawBytes::wait() const {
    pollfd file{file_, POLLIN, 0};
    while (!stopped_()) {
        const int ready = ::poll(&file, 1, stop_asked_every);
        if (ready > 0 || (ready < 0 && errno != EINTR)) {
            return true;
        }
    }
    return false;
}

std::string_view RawBytes::peek() {
    if (file_ >= 0) {
        const std::size_t room = peek_bytes;
        std::size_t filled = held_.size();
        held_.resize(room);
        while (filled < room) {
            const std::size_t got = read_file(held_.data() + filled, room - filled);
            if (got == 0) {
                break;
            }
            filled += got;
        }
        held_.resize(filled);
    }
    return std::string_view(held_).substr(0, peek_bytes);
}

std::size_t RawBytes::read(char* to, std::size_t most) {
    if (held_at_ == held_.size()) {
        return read_file(to, most);
    }
    const std::size_t count = std::min(most, held_.size() - held_at_);
    std::memcpy(to, held_.data() + held_at_, count);
    held_at_ += count;
    return count;
}

bool RawBytes::seek(std::uint64_t at) {
    if (file_ < 0) {
        if (at > held_.size()) {
            return false;
        }
        held_at_ = static_cast<std::size_t>(at);
        return true;
    }
    const std::optional<std::uint64_t> size = size_of(file_);
    if (!own_ || watch_ || !size || at > std::min(*size, end_) - std::min({*size, end_, begin_}) ||
        !go_to(file_, begin_ + at)) {
        return false;
    }
    next_ = begin_ + at;
    held_.clear();
    held_at_ = 0;
    ended_ = false;
    fault_.reset();
    return true;
}

std::uint64_t RawBytes::size_hint() const {
    if (file_ < 0) {
        return held_.size();
    }
    const std::uint64_t end = std::min(size_of(file_).value_or(0), end_);
    return end - std::min(end, begin_);
}

}  // namespace khabar::input
