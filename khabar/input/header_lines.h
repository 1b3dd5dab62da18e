#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khabar::input {

struct HeaderLine {
    std::string name;   ///< small letters
    std::string value;  ///< without the blanks around it
};

/// Heads as mail, HTTP and WARC have them: a first line, then "Name: value" up to an empty line.
/// A line that begins with a blank goes on with the one before. What is no header is left out.
class HeaderLines {
public:
    /// head  lines that end with LF or CR LF; the last may end with nothing
    explicit HeaderLines(std::string_view head);
    /// The first line.
    [[nodiscard]] std::string_view first() const { return first_; }
    /// The next header; nothing at the empty line, or the end.
    std::optional<HeaderLine> next();

private:
    std::string_view take_line();

    std::string_view left_;
    std::string_view first_;
};

}  // namespace khabar::input
