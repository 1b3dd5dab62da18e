#pragma once

#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar {

/// The line that stands in a failed input's place, without a line feed.
std::string error_record(std::string_view id, const Error& error);

}  // namespace khabar
