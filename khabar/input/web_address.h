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

}  // namespace khabar::input
