#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "khabar/mentions/hijri.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

enum class FeastCalendar : std::uint8_t { gregorian, hijri, easter_west, easter_east };

/// A day of the year that has a name: a row of lexicon/ar/feasts.tsv.
struct Feast {
    std::string name;  ///< in English, for a time that only words can tell
    FeastCalendar calendar = FeastCalendar::gregorian;
    int month = 1;  ///< 1 for those counted from Easter
    int day = 1;    ///< of the month, 0 the day before it begins; or days from Easter Sunday
    int days = 1;   ///< how long it lasts; its time is its first day
};

enum class Season : std::uint8_t { spring, summer, autumn, winter };

/// Precondition: `row` is a row of these tables. Nothing for a row of another sheet or a damaged
/// one.
std::optional<Feast> feast_of(const TableFile& tables, RowId row);
/// The same for lexicon/ar/seasons.tsv.
std::optional<Season> season_of(const TableFile& tables, RowId row);

/// The day on which a feast begins in a year of its own calendar; nothing for years of the Hijra
/// that the table of months lacks, and for Easter before 1583.
std::optional<Day> feast_day(const Feast& feast, int year, const HijriCalendar& hijri);

/// [first day, end) of a season that begins in a civil year.
std::pair<Day, Day> season_span(Season season, int year);

/// "spring".
std::string season_name(Season season);

}  // namespace khabar::times
