#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/input/shards/manifest.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// Divides files into shards of about `size` bytes each, as they lie on the disk. Large files are
/// cut where find_cuts() allows it; small ones share a shard. The order is that of the paths, of
/// folders as open_source() lists them: the outputs of the shards one after the other are the
/// output of the whole. Every byte is read once, for its sum; `read` is told how many, now and
/// then.
///
/// Errors: io, of the first file that is not there or cannot be read, or folder that cannot be
/// opened; forbidden, of an address, a list of them, standard input or a name that a manifest
/// cannot hold; too_large, for more than max_shards.
Expected<Manifest> plan_shards(std::span<const std::string> paths, InputKind kind,
                               std::uint64_t size,
                               const std::function<void(std::uint64_t bytes)>& read);

}  // namespace khabar::input
