#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// The lines of a file, one after the other, in little memory.
class LineReader {
public:
    static constexpr std::size_t max_line = 1u << 20u;  // why: GeoNames has at most 20 KB

    /// Errors: io.
    static Expected<LineReader> open(const std::filesystem::path& file);

    /// The next line without its end (LF, or CR LF), good until the next call; false at the end.
    /// Of a line over max_line the first bytes, and too_long(). Errors: io.
    Expected<bool> next(std::string_view& line);
    [[nodiscard]] bool too_long() const noexcept { return too_long_; }
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }  ///< 1 the first
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }    ///< read so far
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }      ///< of the file
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return path_; }
    /// "allCountries.txt:41", for the line that next() gave last.
    [[nodiscard]] std::string place() const;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    LineReader(std::filesystem::path path, std::FILE* file, std::uint64_t size);
    /// Reads on; false at the end.
    Expected<bool> fill();

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t size_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::string line_;  ///< one that lies in two buffers
    bool too_long_ = false;
    std::uint64_t number_ = 0;
    std::uint64_t bytes_ = 0;
};

/// The parts of a line between tabs, into `columns`.
void split_columns(std::string_view line, std::vector<std::string_view>& columns);

}  // namespace khabar::gazetteer
