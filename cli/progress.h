#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common.h"
#include "progress_lines.h"
#include "status_line.h"

namespace khabar::cli {

/// One line on stderr that tells how far a long run is: documents done and of how many, how fast,
/// errors, time left. While it may be there, all that the run says and writes goes through here, so
/// that nothing shares its line. Inputs are counted at the start. For a program (--progress lines)
/// the same as lines of JSON.
class Progress {
public:
    Progress(std::string command, const Options& options, const Inputs& inputs, Output& output);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more document is done.
    void count(bool failed);
    /// As the function say.
    void say(std::string_view line);
    /// As Output::write.
    bool write(std::string_view bytes);
    /// Takes the line away. Call it before anything else writes.
    void clear() {
        line_.clear();
        lines_.flush();
    }

private:
    [[nodiscard]] std::string line() const;

    std::string command_;
    Output& output_;
    StatusLine line_;
    ProgressLines lines_;
    std::optional<std::uint64_t> total_;
    std::uint64_t done_ = 0;
    std::uint64_t failed_ = 0;
};

}  // namespace khabar::cli
