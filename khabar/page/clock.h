#pragma once

#include <optional>
#include <string_view>

namespace khabar::page {

/// A clock time among the first words of a line.
struct ClockTime {
    int minutes = 0;        ///< since midnight; of a clock of twelve hours as far as digits tell
    bool at_begin = false;  ///< nothing stands before it
};

/// The first hh:mm of a text, in Latin or Arabic digits ("14:05", "9:30 pm", "2020-05-26T10:00").
/// Nothing when the first 60 bytes hold none.
std::optional<ClockTime> first_clock(std::string_view text);

}  // namespace khabar::page
