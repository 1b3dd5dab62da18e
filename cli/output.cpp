#include "output.h"

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "stop.h"
#include "whole_file.h"
#include "zstd_frame.h"

namespace khabar::cli {

namespace {

/// Not a device, a pipe or a folder, whose place no file must take.
bool may_be_renamed(const std::string& path) {
    std::error_code fault;
    const auto status = std::filesystem::status(path, fault);
    return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
}

}  // namespace

Output::Output(const std::string& path, When when) : path_(path) {
    if (path == "-") {
        file_ = STDOUT_FILENO;
        return;
    }
    open(when);
    if (path.ends_with(".zst")) {
        frame_ = std::make_unique<ZstdFrame>();
    }
    if (whole_ || frame_) {
        half_done_ = std::make_unique<HalfDone>();
    }
}

void Output::open(When when) {
    if (when == When::whole && may_be_renamed(path_)) {
        auto whole = WholeFile::open(path_);
        if (!whole) {
            why_ = whole.error().detail;
            return;
        }
        whole_ = *std::move(whole);
        file_ = whole_->descriptor();
        return;
    }
    const int before = when == When::behind ? O_APPEND : O_TRUNC;
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | before, 0666);
    own_ = file_ >= 0;
    if (!own_) {
        why_ = "cannot be written: " + std::generic_category().message(errno);
    }
}

Output::~Output() {
    if (!whole_) {
        end_frame();  // of a command that has no finish()
    }
    if (own_) {
        ::close(file_);
    }
    whole_.reset();  // takes away what has no name, before a signal may end the program at once
}

bool Output::is_terminal() const {
    return file_ >= 0 && isatty(file_) != 0;
}

bool Output::write(std::string_view bytes) {
    return write_plain(frame_ ? frame_->add(bytes) : bytes);
}

bool Output::write_plain(std::string_view bytes) {
    if (closed_ || failed_ != 0) {
        return false;
    }
    const int error = write_all(file_, bytes);
    closed_ = error == EPIPE;
    if (!closed_) {
        failed_ = error;
    }
    return error == 0;
}

void Output::end_frame() {
    if (frame_ && is_open() && !closed_ && failed_ == 0) {
        write_plain(frame_->end());
    }
    frame_.reset();
}

std::optional<Failure> Output::finish() {
    end_frame();
    if (whole_ && failed_ == 0) {
        failed_ = whole_->commit();
    }
    half_done_.reset();
    return failure();
}

std::optional<Failure> Output::failure() const {
    if (failed_ == 0 && why_.empty()) {
        return std::nullopt;
    }
    return Failure{exit_unusable,
                   fmt::format("{}: {}", path_ == "-" ? "standard output" : path_,
                               why_.empty() ? std::generic_category().message(failed_) : why_)};
}

int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace khabar::cli
