#pragma once

#include <cstddef>
#include <vector>

#include "khabar/coder/coder.h"
#include "rows.h"

namespace khabar::compile {

/// Reads every sentence of actors/tests and tells which do not give their actor, or give one that
/// they must not. Returns how many there are.
std::size_t run_test_lines(const std::vector<RawSheet>& sheets, const Coder& coder, Faults& faults);

}  // namespace khabar::compile
