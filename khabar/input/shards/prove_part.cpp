#include "khabar/input/shards/prove_part.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "khabar/core/sha256.h"

namespace khabar::input {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10u;

/// An open file, closed at the end.
class File {
public:
    explicit File(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~File() {
        if (file_ >= 0) {
            ::close(file_);
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
    /// As pread, over interruptions.
    ssize_t read(std::string& buffer, std::uint64_t most, std::uint64_t at) const {
        ssize_t got = 0;
        do {
            got = ::pread(file_, buffer.data(),
                          static_cast<std::size_t>(std::min<std::uint64_t>(most, buffer.size())),
                          static_cast<off_t>(at));
        } while (got < 0 && errno == EINTR);
        return got;
    }

private:
    int file_;
};

Error changed(const Part& part) {
    return {ErrorCode::io, part.path,
            fmt::format("the file was changed since it was planned: bytes {} to {} are others",
                        part.begin, part.end)};
}

}  // namespace

std::optional<Error> prove_part(const PlannedPart& planned) {
    const Part& part = planned.part;
    if (auto error = prove_size(planned)) {
        return error;
    }
    const File file(part.path);
    if (!file.is_open()) {
        return Error{ErrorCode::io, part.path,
                     "the file cannot be opened: " + std::generic_category().message(errno)};
    }
    std::string buffer(buffer_bytes, '\0');
    Sha256 sum;
    for (std::uint64_t at = part.begin; at < part.end;) {
        const ssize_t got = file.read(buffer, part.end - at, at);
        if (got < 0) {
            return Error{ErrorCode::io, part.path, "the file cannot be read"};
        }
        if (got == 0) {
            return changed(part);  // it is shorter now
        }
        sum.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
        at += static_cast<std::uint64_t>(got);
    }
    return sum.take() == planned.sha256 ? std::nullopt : std::optional(changed(part));
}

std::optional<Error> prove_size(const PlannedPart& planned) {
    const Part& part = planned.part;
    struct stat status {};
    if (::stat(part.path.c_str(), &status) != 0) {
        return Error{ErrorCode::io, part.path, "no such file"};
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < part.end) {
        return changed(part);
    }
    if (planned.last && size > part.end) {
        return Error{ErrorCode::io, part.path,
                     fmt::format("the file has grown since it was planned, by {} bytes that no "
                                 "shard holds",
                                 size - part.end)};
    }
    return std::nullopt;
}

Expected<ShardProof> ShardProof::prove(const Shard& shard) {
    ShardProof proof;
    for (const PlannedPart& planned : shard.parts) {
        // Looked at first: what is written while the bytes are proved is seen by hold().
        std::optional<Seen> seen = see(planned.part.path);
        if (auto error = prove_part(planned)) {
            return *std::move(error);
        }
        if (!seen) {
            return Error{ErrorCode::io, planned.part.path, "the file cannot be looked at"};
        }
        proof.seen_.push_back(*std::move(seen));
    }
    return proof;
}

std::optional<Error> ShardProof::hold() const {
    for (const Seen& seen : seen_) {
        const std::optional<Seen> now = see(seen.path);
        if (!now || *now != seen) {
            return Error{ErrorCode::io, seen.path, "the file was changed while it was read"};
        }
    }
    return std::nullopt;
}

std::optional<ShardProof::Seen> ShardProof::see(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return Seen{path,           status.st_dev,         status.st_ino,
                status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

}  // namespace khabar::input
