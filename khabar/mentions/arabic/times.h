#pragma once

#include "khabar/mentions/times.h"

namespace khabar::times {

/// What read_times gives for an Arabic text.
Times read_arabic_times(const ReadText& text, const TableFile& tables);

}  // namespace khabar::times
