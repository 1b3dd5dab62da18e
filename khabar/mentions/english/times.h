#pragma once

#include "khabar/mentions/times.h"

namespace khabar::times {

/// What read_times gives for an English text.
Times read_english_times(const ReadText& text, const TableFile& tables);

}  // namespace khabar::times
