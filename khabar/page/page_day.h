#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/civil.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// How "05/06/2020" is read: not at all, or as the fifth of June.
enum class DayOrder : std::uint8_t { unknown, day_first };

/// The order of the language that a page names ("ar", "en-GB", "de_DE"): the day first in all but
/// English without a country, or of the United States, Canada and the Philippines; of these, and of
/// no language, nothing can be told.
DayOrder day_order(std::string_view language);

/// A day as pages write it: ISO 8601, "2020/05/26", "26/05/2020", "26.5.20" (with dots the day
/// always comes first), "May 26, 2020", "26 de mayo de 2020", and so with the months of
/// lexicon/ar/months (all namings, two-word ones too) and lexicon/page/months; digits of either
/// script. Nothing when it can be read in two ways, and nothing without a year.
///
/// text   its first 120 bytes are read
std::optional<Day> read_page_day(std::string_view text, const TableFile& tables,
                                 DayOrder order = DayOrder::unknown);

/// The day in an address as "2020-05-26": ".../2020/05/26/...", ".../2020-05-26-...",
/// ".../20200526/...", ".../2020/section/5/26/...". Empty when there is none.
std::string day_in_address(std::string_view url);

}  // namespace khabar::page
