#include "status_line.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common.h"
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

}  // namespace

StatusLine::StatusLine(bool quiet) : wanted_(!quiet && can_rewrite()) {}

bool StatusLine::due() {
    if (!wanted_) {
        return false;
    }
    const Clock::time_point now = Clock::now();
    if (now - begin_ < patience || now - drawn_ < pace) {
        return false;
    }
    drawn_ = now;
    return true;
}

void StatusLine::show(const std::string& text) {
    draw("\r" + text.substr(0, width() - 1) + "\x1b[K", true);
}

void StatusLine::draw(std::string_view bytes, bool shown) {
    line_stands(true);  // before it does: a signal may come between
    if (::write(STDERR_FILENO, bytes.data(), bytes.size()) < 0) {
        wanted_ = false;
    }
    shown_ = shown;
    line_stands(shown);
}

void StatusLine::clear() {
    if (shown_) {
        draw("\r\x1b[K", false);
    }
}

double StatusLine::seconds() const {
    return std::chrono::duration<double>(drawn_ - begin_).count();
}

std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole >= 3600) {
        return fmt::format("{} h {} min", grouped(whole / 3600), whole % 3600 / 60);
    }
    return whole >= 60 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                       : fmt::format("{} s", whole);
}

}  // namespace khabar::cli
