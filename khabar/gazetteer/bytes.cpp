#include "khabar/gazetteer/bytes.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace khabar::gazetteer {

Expected<Bytes> Bytes::map(const std::filesystem::path& file) {
    const auto failed = [&] {
        return Error{ErrorCode::io, file.string(), std::generic_category().message(errno)};
    };
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        return failed();
    }
    struct stat status {};
    if (fstat(handle, &status) != 0) {
        Error error = failed();
        close(handle);
        return error;
    }
    if (!S_ISREG(status.st_mode) || status.st_size == 0) {  // nothing that can be mapped
        close(handle);
        return Bytes(std::string());
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, handle, 0);
    if (mapped == MAP_FAILED) {
        Error error = failed();
        close(handle);
        return error;
    }
    close(handle);
    return Bytes(static_cast<const char*>(mapped), size);
}

Bytes::Bytes(Bytes&& other) noexcept
    : own_(std::move(other.own_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

Bytes::~Bytes() {
    if (mapped_ != nullptr) {
        munmap(const_cast<char*>(mapped_), size_);  // NOLINT: mmap gave it; nobody writes to it
    }
}

}  // namespace khabar::gazetteer
