#pragma once

#include <string>

#include "khabar/mentions/time_calendar.h"

// What the rooms of the Reckoner share: spans, and the English words of a time that has no day of
// publication to count from.

namespace khabar::times {

/// [start, end) with its precision and anchor; no EDTF yet.
TimeMention span(Day start, Day end, TimePrecision precision, Anchor anchor);
/// Marked as told by the Hijri calendar, which countries begin a day apart.
TimeMention hijri(TimeMention time);
/// With its EDTF.
TimeMention dated(TimeMention time);
/// A time that has no days, only words.
TimeMention in_words(TimePrecision precision, std::string relative);
TimePrecision precision_of(Unit unit);
/// "the week before publication", "the year of publication", "2 years after publication".
std::string relative_words(Unit unit, int steps);
/// "3 days", "some weeks".
std::string counted(const Length& length);

}  // namespace khabar::times
