#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common.h"

namespace khabar::cli {

/// One line on stderr that tells how far a long run is: documents done and of how many, how fast,
/// errors, time left. It is there only on a terminal, only after a second, and rewritten at most
/// five times a second. While it may be there, all that the run says and writes goes through here,
/// so that nothing shares its line. Inputs are counted at the start.
class Progress {
public:
    Progress(std::string command, const Options& options, const Inputs& inputs, Output& output);
    ~Progress() { clear(); }  // also of a run that memory ended
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more document is done.
    void count(bool failed);
    /// As the function say.
    void say(std::string_view line);
    /// As Output::write.
    bool write(std::string_view bytes);
    /// Takes the line away. Call it before anything else writes.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void draw(std::string_view bytes, bool shown);
    [[nodiscard]] std::string line(Clock::time_point now) const;

    std::string command_;
    Output& output_;
    bool wanted_;
    std::optional<std::uint64_t> total_;
    std::uint64_t done_ = 0;
    std::uint64_t failed_ = 0;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point drawn_ = begin_;
    bool shown_ = false;
};

}  // namespace khabar::cli
