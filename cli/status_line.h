#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace khabar::cli {

/// One line on stderr that is rewritten in its place. It is there only on a terminal, only after a
/// second, and rewritten at most five times a second.
class StatusLine {
public:
    explicit StatusLine(bool quiet);
    ~StatusLine() { clear(); }  // also of a run that memory ended
    StatusLine(const StatusLine&) = delete;
    StatusLine& operator=(const StatusLine&) = delete;

    /// Whether there will ever be one.
    [[nodiscard]] bool wanted() const noexcept { return wanted_; }
    /// Whether it is time to show another.
    [[nodiscard]] bool due();
    /// What is wider than the terminal is cut. Precondition: the text is ASCII.
    void show(const std::string& text);
    /// Takes the line away. Call it before anything else writes.
    void clear();
    /// Since the beginning of the run, at the last due().
    [[nodiscard]] double seconds() const;

private:
    using Clock = std::chrono::steady_clock;
    void draw(std::string_view bytes, bool shown);

    bool wanted_;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point drawn_ = begin_;
    bool shown_ = false;
};

/// "1 h 5 min", "3 min 20 s", "7 s".
std::string duration(double seconds);

}  // namespace khabar::cli
