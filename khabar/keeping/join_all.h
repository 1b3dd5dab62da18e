#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "khabar/core/expected.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// Events of one step. why: it takes under a second, and others may write
inline constexpr std::size_t join_at_a_time = 500;

/// Puts events into stories, some at a time, until every one stands in one or `stopped` says so.
std::optional<Error> join_all(store::Store& store, const std::function<bool()>& stopped);

}  // namespace khabar::keeping
