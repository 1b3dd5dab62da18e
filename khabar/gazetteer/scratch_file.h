#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// A file without a name: it is gone with the object, and with the process however that ends.
class ScratchFile {
public:
    /// In `folder`, on whose disk there is room for it. Errors: io.
    static Expected<ScratchFile> make(const std::filesystem::path& folder);
    ~ScratchFile();
    ScratchFile(ScratchFile&& other) noexcept;
    ScratchFile& operator=(ScratchFile&& other) noexcept;
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// 0, or errno.
    [[nodiscard]] int append(std::string_view bytes);
    /// Reads `size` bytes from `offset` on. Precondition: they were written. 0, or errno.
    [[nodiscard]] int read(std::uint64_t offset, char* to, std::size_t size) const;

private:
    explicit ScratchFile(int file) : file_(file) {}
    int file_ = -1;
    std::uint64_t size_ = 0;
};

/// Reads `size` bytes from a place in a file; 0, or errno (EIO where it ends before).
[[nodiscard]] int read_fully(int file, std::uint64_t offset, char* to, std::size_t size);
/// All bytes to a place in a file; 0, or errno.
[[nodiscard]] int write_fully(int file, std::uint64_t offset, std::string_view bytes);

}  // namespace khabar::gazetteer
