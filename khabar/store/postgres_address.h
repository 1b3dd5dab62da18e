#pragma once

#include <string>
#include <string_view>

namespace khabar::store::postgres {

/// The address as people may see it: a password in it is "***".
std::string shown_address(std::string_view address);

/// A message of the server or of libpq, on one line, without the password of the address.
std::string shown_message(std::string_view message, std::string_view address);

/// The address with time limits for connecting, and for a server that no longer answers, unless it
/// sets them itself.
std::string with_time_limits(std::string_view address);

}  // namespace khabar::store::postgres
