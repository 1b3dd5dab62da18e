#include "progress_lines.h"

#include <fmt/format.h>

#include "common.h"

namespace khabar::cli {

namespace {

constexpr std::chrono::milliseconds pace{250};  // why: what reads it shows it to a person

}  // namespace

void ProgressLines::tell(std::uint64_t done, std::uint64_t failed,
                         std::optional<std::uint64_t> total) {
    if (!wanted_) {
        return;
    }
    done_ = done;
    failed_ = failed;
    total_ = total;
    unsaid_ = true;
    if (const auto now = Clock::now(); now - said_ >= pace) {
        said_ = now;
        write();
    }
}

void ProgressLines::flush() {
    if (unsaid_) {
        write();
    }
}

void ProgressLines::write() {
    unsaid_ = false;
    say(fmt::format("{{\"done\":{},\"failed\":{},\"total\":{}}}", done_, failed_,
                    total_ ? std::to_string(*total_) : "null"));
}

}  // namespace khabar::cli
