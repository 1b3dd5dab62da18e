#include "khabar/gazetteer/scratch_file.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace khabar::gazetteer {

Expected<ScratchFile> ScratchFile::make(const std::filesystem::path& folder) {
    std::string name = (folder / ".khabar-sort-XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) {
        return Error{ErrorCode::io, folder.string(),
                     "no room to sort in: " + std::generic_category().message(errno)};
    }
    unlink(name.c_str());
    return ScratchFile(file);
}

ScratchFile::~ScratchFile() {
    if (file_ >= 0) {
        close(file_);
    }
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), size_(other.size_) {}

ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(size_, other.size_);
    return *this;
}

int ScratchFile::append(std::string_view bytes) {
    const int error = write_fully(file_, size_, bytes);
    size_ += error == 0 ? bytes.size() : 0;
    return error;
}

int ScratchFile::read(std::uint64_t offset, char* to, std::size_t size) const {
    return read_fully(file_, offset, to, size);
}

int read_fully(int file, std::uint64_t offset, char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = pread(file, to, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? errno : EIO;
        }
        to += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return 0;
}

int write_fully(int file, std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
    return 0;
}

}  // namespace khabar::gazetteer
