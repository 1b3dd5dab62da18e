#pragma once

#include <string>

#include "khabar/mentions/mention.h"

namespace khabar::tests {

/// "start/end precision ..." in one line: ~ approximate, ahead, hijri, text (anchor), EDTF,
/// {relative}.
std::string dump(const TimeMention& time);

}  // namespace khabar::tests
