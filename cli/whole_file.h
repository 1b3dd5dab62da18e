#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "khabar/core/expected.h"

namespace khabar::cli {

/// A file that is there whole or not at all. It is written under another name beside its own,
/// "NAME.part-0", and given its name at the end. Who runs at the same time writes "NAME.part-1",
/// and the one that ends last stands. What a killed run left behind is written anew by the next
/// one.
class WholeFile {
public:
    /// Errors: io.
    [[nodiscard]] static Expected<std::unique_ptr<WholeFile>> open(std::filesystem::path path);
    /// What was not committed is taken away.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// Where to write.
    [[nodiscard]] int descriptor() const noexcept { return file_; }
    /// Gives the file its name, once all of it lies on the disk. 0, or the errno of what failed:
    /// then nothing is changed, but where a disk fails to keep the name itself.
    int commit();

private:
    WholeFile(std::filesystem::path path, std::filesystem::path part, int file);

    std::filesystem::path path_;
    std::filesystem::path part_;
    int file_;
};

}  // namespace khabar::cli
