#pragma once

#include "khabar/core/civil.h"

namespace khabar::times {

constexpr int first_easter = 1583;  // why: the first spring of the Gregorian calendar

/// Easter Sunday of a civil year from 1583 on: of the western churches, and of the eastern ones,
/// which reckon by the Julian calendar; both as days of the Gregorian calendar.
/// Source: J. Meeus, Astronomical Algorithms (1991), chapter 8.
Day easter_west(int year);
Day easter_east(int year);

}  // namespace khabar::times
