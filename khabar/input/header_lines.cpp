#include "khabar/input/header_lines.h"

#include <algorithm>

#include "khabar/input/kind.h"

namespace khabar::input {

HeaderLines::HeaderLines(std::string_view head) : left_(head), first_(take_line()) {}

std::string_view HeaderLines::take_line() {
    const std::size_t end = std::min(left_.find('\n'), left_.size());
    std::string_view line = left_.substr(0, end);
    left_.remove_prefix(std::min(end + 1, left_.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

std::optional<HeaderLine> HeaderLines::next() {
    for (;;) {
        const std::string_view line = take_line();
        if (line.empty()) {
            left_ = {};
            return std::nullopt;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        HeaderLine header{lower(trimmed(line.substr(0, colon))),
                          std::string(trimmed(line.substr(colon + 1)))};
        while (left_.starts_with(' ') || left_.starts_with('\t')) {
            header.value += ' ';
            header.value += trimmed(take_line());
        }
        return header;
    }
}

}  // namespace khabar::input
