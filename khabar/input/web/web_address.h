#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::input {

/// A longer address is no address. why: common servers refuse request lines over 8 KiB
constexpr std::size_t max_address_bytes = 8192;

/// Whether an input is an address and no file: a scheme, then "://".
bool is_address(std::string_view input);

/// The address as it is asked for: http or https, host in small ASCII letters (other scripts by
/// UTS 46), what HTTP cannot carry in path and query written as %XX, no fragment.
///
/// Errors: forbidden (another scheme, a user name or password in it), fetch (no address at all, or
/// too long). `where` is the address as given.
Expected<std::string> web_address(std::string_view address);

/// The same for an address as a page or feed at `base` writes it: "../news/1", "//host/x". `base`
/// is what web_address() gave. Errors: as there.
Expected<std::string> web_address(std::string_view address, const std::string& base);

/// The parts of what web_address() gave that say whom a request goes to and what it asks for.
struct AddressParts {
    std::string host;    ///< "news.example", "[::1]"
    std::string origin;  ///< scheme, host and port: "https://news.example:8080"
    std::string path;    ///< path and query: "/news?id=1"
};
AddressParts address_parts(const std::string& address);

}  // namespace khabar::input
