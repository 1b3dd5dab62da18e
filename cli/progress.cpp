#include "progress.h"

#include <cmath>
#include <cstdlib>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "stop.h"

namespace khabar::cli {

namespace {

constexpr std::chrono::milliseconds patience{1000};  // why: what is done sooner needs no line
constexpr std::chrono::milliseconds pace{200};       // why: faster nobody can read figures
constexpr std::size_t narrow = 80;                   // why: where a terminal does not tell

bool can_rewrite() {
    const char* terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): before threads
    return isatty(STDERR_FILENO) != 0 &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

std::size_t width() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : narrow;
}

/// "1 h 5 min", "3 min 20 s", "7 s".
std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole >= 3600) {
        return fmt::format("{} h {} min", grouped(whole / 3600), whole % 3600 / 60);
    }
    return whole >= 60 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                       : fmt::format("{} s", whole);
}

}  // namespace

Progress::Progress(std::string command, const Options& options, const Inputs& inputs,
                   Output& output)
    : command_(std::move(command)), output_(output), wanted_(!options.quiet && can_rewrite()) {
    if (wanted_) {
        total_ = inputs.count();
    }
}

void Progress::count(bool failed) {
    ++done_;
    failed_ += failed ? 1u : 0u;
    if (!wanted_) {
        return;
    }
    const Clock::time_point now = Clock::now();
    if (now - begin_ < patience || now - drawn_ < pace) {
        return;
    }
    drawn_ = now;
    draw("\r" + line(now).substr(0, width() - 1) + "\x1b[K", true);
}

void Progress::say(std::string_view line) {
    clear();
    cli::say(line);
}

bool Progress::write(std::string_view bytes) {
    if (output_.is_terminal()) {
        clear();
    }
    return output_.write(bytes);
}

void Progress::draw(std::string_view bytes, bool shown) {
    line_stands(true);  // before it does: a signal may come between
    if (::write(STDERR_FILENO, bytes.data(), bytes.size()) < 0) {
        wanted_ = false;
    }
    shown_ = shown;
    line_stands(shown);
}

void Progress::clear() {
    if (shown_) {
        draw("\r\x1b[K", false);
    }
}

// "khabar read: 1,234 of 5,000 documents, 56 a second, 3 errors, 1 min 7 s left"
std::string Progress::line(Clock::time_point now) const {
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double rate = static_cast<double>(done_) / seconds;
    const bool known = total_ && *total_ >= done_;
    std::string text = fmt::format("khabar {}: {}", command_, grouped(done_));
    text += known ? " of " + counted(*total_, "document") : done_ == 1 ? " document" : " documents";
    text += fmt::format(", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
    text += ", " + counted(failed_, "error");
    if (known) {
        text += ", " + duration(static_cast<double>(*total_ - done_) / rate) + " left";
    }
    return text;
}

}  // namespace khabar::cli
