#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::exports {

/// How many columns of a terminal the text takes: none for marks and what is invisible, two for
/// wide East Asian characters, one for others.
std::size_t columns(std::string_view text);

/// One line without controls that move a terminal or its direction: line ends and tabs are blanks,
/// other controls, and bidirectional ones, go.
std::string printable(std::string_view text);

/// The printable text, between U+2068 and U+2069 where it holds a right-to-left letter, so that it
/// cannot reorder what stands around it.
std::string isolate(std::string_view text);

/// Lines of at most `width` columns, broken at blanks; a word that is wider has a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// SGR colours, or nothing at all where not asked for.
class Paint {
public:
    explicit Paint(bool on) : on_(on) {}
    [[nodiscard]] std::string bold(std::string_view text) const { return wrapped("1", text); }
    [[nodiscard]] std::string dim(std::string_view text) const { return wrapped("2", text); }
    [[nodiscard]] std::string red(std::string_view text) const { return wrapped("31", text); }
    [[nodiscard]] std::string green(std::string_view text) const { return wrapped("32", text); }
    [[nodiscard]] std::string yellow(std::string_view text) const { return wrapped("33", text); }

private:
    [[nodiscard]] std::string wrapped(std::string_view code, std::string_view text) const;
    bool on_;
};

}  // namespace khabar::exports
