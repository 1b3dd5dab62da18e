#include "progress.h"

#include <utility>

#include <fmt/format.h>

namespace khabar::cli {

Progress::Progress(std::string command, const Options& options, const Inputs& inputs,
                   Output& output)
    : command_(std::move(command)),
      output_(output),
      line_(options.quiet || options.progress == "lines"),
      lines_(options.progress == "lines") {
    if (line_.wanted() || lines_.wanted()) {
        total_ = inputs.count();
    }
}

void Progress::count(bool failed) {
    ++done_;
    failed_ += failed ? 1u : 0u;
    lines_.tell(done_, failed_, total_);
    if (line_.due()) {
        line_.show(line());
    }
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

// "khabar read: 1,234 of 5,000 documents, 56 a second, 3 errors, 1 min 7 s left"
std::string Progress::line() const {
    const double rate = static_cast<double>(done_) / line_.seconds();
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
