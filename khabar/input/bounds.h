#pragma once

#include <cstddef>

namespace khabar {

/// Over this a page, or a line of NDJSON, is too_large and is never read whole. why: the readers
/// stop at 8 MiB; this leaves room for escapes and for UTF-32.
constexpr std::size_t max_input_bytes = std::size_t{64} << 20u;

}  // namespace khabar
