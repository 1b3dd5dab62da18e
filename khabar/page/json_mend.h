#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// JSON as a careless template wrote it, made readable: comments and commas before a closing
/// bracket go, line ends and tabs in strings are escaped, so are quotes inside a string that
/// nothing of JSON follows, wrong escapes lose their stroke, several values become an array, and
/// what was left open is closed. Sound JSON keeps its meaning. The reader's checks still decide
/// whether the whole is JSON.
std::string mend_json(std::string_view text);

}  // namespace khabar::page
