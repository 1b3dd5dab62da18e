#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace khabar::cli {

/// Progress for a program that reads it: lines of {"done":3,"failed":1,"total":10} on stderr, four
/// a second at most, and one at the end.
class ProgressLines {
public:
    explicit ProgressLines(bool wanted) : wanted_(wanted) {}

    [[nodiscard]] bool wanted() const noexcept { return wanted_; }
    /// Where all of them are.
    void tell(std::uint64_t done, std::uint64_t failed, std::optional<std::uint64_t> total);
    /// Says what tell() was told last and has not said.
    void flush();

private:
    using Clock = std::chrono::steady_clock;
    void write();

    bool wanted_;
    bool unsaid_ = false;
    std::uint64_t done_ = 0;
    std::uint64_t failed_ = 0;
    std::optional<std::uint64_t> total_;
    Clock::time_point said_;
};

}  // namespace khabar::cli
