#pragma once

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is of POSIX

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>

namespace khabar::tests {

/// A folder of its own, gone with the object.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "khabar-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no folder for the test");
        }
        path_ = name;
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// How many files lie in it.
    [[nodiscard]] std::size_t files() const {
        std::size_t count = 0;
        for (const auto& each : std::filesystem::directory_iterator(path_)) {
            count += each.is_regular_file() ? 1u : 0u;
        }
        return count;
    }

private:
    std::filesystem::path path_;
};

}  // namespace khabar::tests
