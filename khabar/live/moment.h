#pragma once

#include <chrono>

namespace khabar::live {

/// A moment of the world's clock, kept between two runs.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace khabar::live
