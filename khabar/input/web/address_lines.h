#pragma once

#include <string_view>

namespace khabar::input {

/// The address that a line of a list holds, without what stands around it; empty for an empty line,
/// and for one that begins with "#".
std::string_view address_of_line(std::string_view line);

/// Whether a file that begins with `head` is a list of addresses: there is one at least, and
/// nothing else but empty lines and lines that begin with "#". A line that the head cuts counts by
/// its beginning.
bool is_address_list(std::string_view head);

}  // namespace khabar::input
