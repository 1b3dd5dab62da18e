#pragma once

#include <cstddef>

#include "khabar/core/hash.h"
#include "khabar/store/dead_letter.h"

namespace khabar::store {

/// Of payloads that Store::dead_letters gives at a time, but for the last of them. why: a payload
/// may be the 8 MiB of a page, and nobody wants a hundred of these in memory
inline constexpr std::size_t max_letters_bytes = std::size_t{16} << 20u;

/// What makes two letters one: subject, sequence, message and payload. A stream that is made anew
/// counts from 1 again, and two streams count each for itself.
Hash128 digest_of(const DeadLetter& letter);

}  // namespace khabar::store
